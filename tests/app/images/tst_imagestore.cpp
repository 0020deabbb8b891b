// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagestore.h"

#include "tests/support/pagebuilder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace imagebrowser;

class TestImageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharesRecordsAcrossListings();
    void jsonOfOrdinaryImage();
    void jsonWithoutAReference();
    void keepsIrregularJson();
    void missingEmptyAndPresentCapabilitiesDiffer();
    void removingAListingKeepsTheOthers();
    void compactingGivesMemoryBack();
    void closingAccountsGivesMemoryBack_data();
    void closingAccountsGivesMemoryBack();
    void refreshesKeepTheirRoom();
};

void TestImageStore::sharesRecordsAcrossListings()
{
    ImageStore store;
    PageBuilder page;
    page.add("canonical", "ubuntu-24_04-lts", "server", {.end = "2027-06-30T00:00:00Z"});
    page.add("debian", "debian-12", "12-gen2");
    const ListingId first = store.addListing(QStringLiteral("contoso"));
    const ListingId second = store.addListing(QStringLiteral("fabrikam"));
    QVERIFY(store.append(first, page.page()));
    QVERIFY(store.append(second, page.page()));
    QCOMPARE(store.rowCount(), 4U);
    QCOMPARE(store.recordCount(), 2U);
    QCOMPARE(store.rowCount(second), 2U);
    QCOMPARE(store.image(3).account, QStringLiteral("fabrikam"));
    QCOMPARE(store.image(3).sku(), QStringLiteral("12-gen2"));
    QVERIFY(!store.endOfLife(store.record(3)).has_value());
    QCOMPARE(store.endOfLife(store.record(0)), parseInstant(std::string_view("2027-06-30")));
}

void TestImageStore::jsonOfOrdinaryImage()
{
    ImageStore store;
    PageBuilder page;
    page.add("canonical", "a \"quoted\" offer\n", "server\x01",
             {.end = "2027-06-30T00:00:00Z", .capabilities = {"DockerCompatible"}});
    QVERIFY(store.append(store.addListing({}), page.page()));
    const QByteArray expected =
        R"({"imageReference":{"publisher":"canonical","offer":"a \"quoted\" offer\n","sku":"server\u0001","version":"latest"},)"
        R"("verificationType":"verified","nodeAgentSKUId":"batch.node.ubuntu 24.04","capabilities":["DockerCompatible"],)"
        R"("batchSupportEndOfLife":"2027-06-30T00:00:00Z","osType":"linux"})";
    QCOMPARE(store.json(0), expected);
    QVERIFY(QJsonDocument::fromJson(store.json(0)).isObject());
}

void TestImageStore::jsonWithoutAReference()
{
    ImageStore store;
    ImagePage page;
    PageImage &image = page.images.emplace_back();
    image.text[indexOf(ImageField::OsType)] = "linux";
    image.isRegular = true;
    page.images.emplace_back().isRegular = true;
    QVERIFY(store.append(store.addListing({}), page));
    QCOMPARE(store.json(0), QByteArray(R"({"osType":"linux"})"));
    QCOMPARE(store.json(1), QByteArray("{}"));
}

void TestImageStore::keepsIrregularJson()
{
    ImageStore store;
    PageBuilder page;
    const char *odd = R"({"imageReference":{"publisher":"canonical"},"new":1e400})";
    page.add("canonical", "offer", "sku", {.json = odd});
    page.add("canonical", "offer", "sku");
    QVERIFY(store.append(store.addListing({}), page.page()));
    QCOMPARE(store.recordCount(), 2U);
    QCOMPARE(store.json(0), QByteArray(odd));
    QVERIFY(store.json(1) != store.json(0));
}

void TestImageStore::missingEmptyAndPresentCapabilitiesDiffer()
{
    ImageStore store;
    PageBuilder page;
    page.add("p", "o", "s");
    page.add("p", "o", "s", {.hasCapabilities = true});
    page.add("p", "o", "s", {.capabilities = {"B", "A"}});
    page.add("p", "o", "s", {.capabilities = {"A", "B"}});
    page.add("p", "o", "s", {.capabilities = {"B", "A"}});
    QVERIFY(store.append(store.addListing({}), page.page()));
    QCOMPARE(store.recordCount(), 4U);
    QVERIFY(!store.json(0).contains("capabilities"));
    QVERIFY(store.json(1).contains("\"capabilities\":[]"));
    QCOMPARE(store.image(2).capabilities, (QStringList{QStringLiteral("B"), QStringLiteral("A")}));
    QCOMPARE(store.capabilities().string(store.capabilitySet(store.record(3))), QStringLiteral("A, B"));
    QCOMPARE(store.record(4), store.record(2));
}

void TestImageStore::removingAListingKeepsTheOthers()
{
    ImageStore store;
    const ListingId a = store.addListing(QStringLiteral("a"));
    const ListingId b = store.addListing(QStringLiteral("b"));
    for (int i = 0; i < 3; ++i) {
        PageBuilder page;
        page.add("p", "o", "a" + std::to_string(i));
        QVERIFY(store.append(a, page.page()));
        PageBuilder other;
        other.add("p", "o", "b" + std::to_string(i));
        QVERIFY(store.append(b, other.page()));
    }
    store.removeListing(a);
    QCOMPARE(store.rowCount(), 3U);
    QCOMPARE(store.rowCount(a), 0U);
    for (RowId row = 0; row < 3; ++row) {
        QCOMPARE(store.image(row).sku(), QStringLiteral("b%1").arg(row));
        QCOMPARE(store.listing(row), b);
    }
}

void TestImageStore::compactingGivesMemoryBack()
{
    ImageStore store;
    const ListingId kept = store.addListing(QStringLiteral("kept"));
    PageBuilder small;
    small.add("p", "o", "kept", {.end = "2027-06-30T00:00:00Z", .capabilities = {"X"}});
    const char *odd = "{\"odd\":1}";
    small.add("p", "o", "odd", {.json = odd});
    QVERIFY(store.append(kept, small.page()));
    const std::size_t before = store.memoryUsage();
    const QByteArray json = store.json(0);

    const ListingId big = store.addListing(QStringLiteral("big"));
    for (int i = 0; i < 50; ++i) {
        PageBuilder page;
        for (int j = 0; j < 200; ++j)
            page.add("p", "o", "sku " + std::to_string(i * 200 + j));
        QVERIFY(store.append(big, page.page()));
    }
    QVERIFY(store.memoryUsage() > before * 10);
    store.removeListing(big);
    QVERIFY2(store.memoryUsage() < before * 2, qPrintable(QString::number(store.memoryUsage())));
    QCOMPARE(store.rowCount(), 2U);
    QCOMPARE(store.json(0), json);
    QCOMPARE(store.json(1), QByteArray(odd));
    QCOMPARE(store.endOfLife(store.record(0)), parseInstant(std::string_view("2027-06-30")));
    QCOMPARE(store.accountName(store.listing(0)), QStringLiteral("kept"));
}

void TestImageStore::closingAccountsGivesMemoryBack_data()
{
    QTest::addColumn<bool>("isShared");
    QTest::newRow("accounts with the same images") << true;
    QTest::newRow("accounts with images of their own") << false;
}

void TestImageStore::closingAccountsGivesMemoryBack()
{
    QFETCH(const bool, isShared);
    ImageStore store;
    std::vector<ListingId> listings;
    for (int account = 0; account < 100; ++account) {
        PageBuilder page;
        for (int i = 0; i < 100; ++i)
            page.add("p", "o", "sku " + std::to_string(isShared ? i : account * 100 + i));
        listings.push_back(store.addListing(QString::number(account)));
        QVERIFY(store.append(listings.back(), page.page()));
    }
    const std::size_t before = store.memoryUsage();
    store.removeListings(std::span(listings).first(60));
    QCOMPARE(store.rowCount(), std::size_t(4000));
    QVERIFY2(store.memoryUsage() < before / 2, qPrintable(QString::number(store.memoryUsage())));
    QCOMPARE(store.image(0).sku(), isShared ? QStringLiteral("sku 0") : QStringLiteral("sku 6000"));
    QCOMPARE(store.image(3999).sku(), isShared ? QStringLiteral("sku 99") : QStringLiteral("sku 9999"));
}

//! Each has the rows twice for a moment: giving that back and taking it again would cost more than it brings.
void TestImageStore::refreshesKeepTheirRoom()
{
    ImageStore store;
    PageBuilder page;
    for (int i = 0; i < 200; ++i)
        page.add("p", "o", "sku " + std::to_string(i));
    std::vector<ListingId> listings;
    for (int account = 0; account < 60; ++account) {
        listings.push_back(store.addListing(QString::number(account)));
        QVERIFY(store.append(listings.back(), page.page()));
    }
    store.removeListings(std::span(listings).first(30));
    listings.erase(listings.begin(), listings.begin() + 30);
    std::size_t memory = 0;
    for (int refresh = 0; refresh < 4; ++refresh) {
        for (ListingId &listing : listings) {
            const ListingId fresh = store.addListing(store.accountName(listing));
            QVERIFY(store.append(fresh, page.page()));
            store.removeListing(std::exchange(listing, fresh));
        }
        if (refresh > 1)
            QCOMPARE(store.memoryUsage(), memory);
        memory = store.memoryUsage();
    }
}

QTEST_GUILESS_MAIN(TestImageStore)
#include "tst_imagestore.moc"
