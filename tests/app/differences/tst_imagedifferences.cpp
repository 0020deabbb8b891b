// SPDX-License-Identifier: Apache-2.0
#include "app/differences/imagedifferences.h"

#include "tests/support/pagebuilder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest>

#include <ctime>
#include <set>

using namespace imagebrowser;

using Images = std::vector<PageBuilderImage>;
Q_DECLARE_METATYPE(Images)

namespace {

const QStringList kindNames{QStringLiteral("missing"),      QStringLiteral("end"),   QStringLiteral("verification"),
                            QStringLiteral("capabilities"), QStringLiteral("agent"), QStringLiteral("os"),
                            QStringLiteral("exact"),        QStringLiteral("other"), QStringLiteral("copies")};

QString named(const ImageDifferenceSet &set)
{
    QStringList names;
    for (std::size_t kind = 0; kind < ImageDifferenceCount; ++kind) {
        if (set.test(kind))
            names << kindNames[static_cast<qsizetype>(kind)];
    }
    return names.join(u' ');
}

//! What one account says about an image, by plain texts.
struct Said
{
    std::set<std::string> values[ImageDifferenceCount];
    std::size_t copies = 0;
};

std::string folded(const QString &text)
{
    return text.toCaseFolded().toStdString();
}

std::string othersOf(const ImageInformation &image)
{
    QJsonObject object = QJsonDocument::fromJson(image.json).object();
    for (const char *name :
         {"imageReference", "verificationType", "nodeAgentSKUId", "capabilities", "batchSupportEndOfLife", "osType"})
        object.remove(QLatin1StringView(name));
    return object.isEmpty() ? std::string() : QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

void add(Said &said, const ImageInformation &image)
{
    ++said.copies;
    const auto put = [&](ImageDifference kind, const std::string &value) { said.values[indexOf(kind)].insert(value); };
    put(ImageDifference::EndDate,
        image.endOfLife() ? std::to_string(image.endOfLife()->time_since_epoch().count())
                          : folded(image.endOfLifeText()));
    put(ImageDifference::Verification, folded(image.verificationType()));
    std::set<std::string> capabilities;
    for (const QString &name : image.capabilities)
        capabilities.insert(folded(name));
    std::string joined;
    for (const std::string &name : capabilities)
        joined += name + ';';
    put(ImageDifference::Capabilities, joined);
    put(ImageDifference::NodeAgent, folded(image.nodeAgentSkuId()));
    put(ImageDifference::Os, folded(image.osType()));
    put(ImageDifference::ExactVersion, folded(image.field(ImageField::ExactVersion)));
    put(ImageDifference::OtherMembers, othersOf(image));
}

std::string identityOf(const ImageInformation &image)
{
    const std::string version = folded(image.version());
    return folded(image.publisher()) + '|' + folded(image.offer()) + '|' + folded(image.sku()) + '|'
        + (version == "latest" ? "" : version);
}

//! All accounts whole, straight from the definition.
std::map<std::string, ImageDifferenceSet> naive(const ImageStore &store, std::size_t accounts)
{
    std::map<std::string, std::map<ListingId, Said>> said;
    for (RowId row = 0; row < store.rowCount(); ++row)
        add(said[identityOf(store.image(row))][store.listing(row)], store.image(row));
    std::map<std::string, ImageDifferenceSet> result;
    for (const auto &[identity, sides] : said) {
        ImageDifferenceSet &set = result[identity];
        set.set(indexOf(ImageDifference::Missing), sides.size() < accounts);
        for (const auto &[account, side] : sides) {
            const Said &first = sides.begin()->second;
            for (std::size_t kind = indexOf(ImageDifference::EndDate); kind <= indexOf(ImageDifference::OtherMembers);
                 ++kind)
                set.set(kind, set.test(kind) || side.values[kind] != first.values[kind]);
            set.set(indexOf(ImageDifference::Copies),
                    set.test(indexOf(ImageDifference::Copies)) || side.copies != first.copies);
        }
    }
    return result;
}

ListingId addListing(ImageStore &store, const Images &images)
{
    const ListingId listing = store.addListing(QStringLiteral("account %1").arg(store.listingCount() + 1));
    PageBuilder page;
    for (const PageBuilderImage &image : images)
        page.add("canonical", "ubuntu", "24_04", image);
    [&] { QVERIFY(store.append(listing, page.page())); }();
    return listing;
}

std::vector<ComparedAccount> wholeAccounts(const ImageStore &store)
{
    std::vector<ComparedAccount> accounts;
    for (ListingId listing = 0; listing < store.listingCount(); ++listing)
        accounts.push_back({store.accountName(listing), listing, true});
    return accounts;
}

} // namespace

class TestImageDifferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachKind_data();
    void eachKind();
    void incompleteListings_data();
    void incompleteListings();
    void identityIgnoresCaseAndLatest();
    void majorityIsUsual();
    void rowsByAccount();
    void listingsThatAreNotComparedHaveNoSay();
    void sameAsNaive();
    void millionRows();
};

void TestImageDifferences::eachKind_data()
{
    QTest::addColumn<Images>("first");
    QTest::addColumn<Images>("second");
    QTest::addColumn<QString>("expected");
    using Image = PageBuilderImage;
    const auto row = [](const char *name, const Images &first, const Images &second, const char *expected) {
        QTest::newRow(name) << first << second << QString::fromLatin1(expected);
    };
    row("alike", {Image{}}, {Image{}}, "");
    row("missing", {Image{}}, {}, "missing");
    row("missing there", {}, {Image{}}, "missing");
    row("end date differs", {{.end = "2027-01-12T00:00:00Z"}}, {{.end = "2027-01-13T00:00:00Z"}}, "end");
    row("end date in one only", {{.end = "2027-01-12T00:00:00Z"}}, {Image{}}, "end");
    row("same instant, written otherwise", {{.end = "2027-01-12T00:00:00Z"}}, {{.end = "2027-01-12T01:00:00.0+01:00"}},
        "");
    row("unreadable dates differ", {{.end = "soon"}}, {{.end = "later"}}, "end");
    row("unreadable dates, other case", {{.end = "soon"}}, {{.end = "SOON"}}, "");
    row("unreadable is not none", {{.end = "soon"}}, {Image{}}, "end");
    row("empty date is none", {{.end = ""}}, {Image{}}, "");
    row("verification differs", {{.verification = "verified"}}, {{.verification = "unverified"}}, "verification");
    row("verification in other case", {{.verification = "verified"}}, {{.verification = "Verified"}}, "");
    row("verification empty", {{.verification = "verified"}}, {{.verification = ""}}, "verification");
    row("capabilities differ", {{.capabilities = {"A", "B"}}}, {{.capabilities = {"A"}}}, "capabilities");
    row("capabilities in other order and case", {{.capabilities = {"A", "B"}}}, {{.capabilities = {"b", "a"}}}, "");
    row("capabilities twice", {{.capabilities = {"A", "a"}}}, {{.capabilities = {"A"}}}, "");
    row("empty capabilities are none", {{.hasCapabilities = true}}, {Image{}}, "");
    row("node agent differs", {{.agent = "batch.node.el 8"}}, {{.agent = "batch.node.el 9"}}, "agent");
    row("system differs", {{.os = "linux"}}, {{.os = "windows"}}, "os");
    row("exact version differs", {{.exactVersion = "1.0.1"}}, {{.exactVersion = "1.0.2"}}, "exact");
    row("exact version in one only", {{.exactVersion = "1.0.1"}}, {Image{}}, "exact");
    row("unknown member in one only", {{.json = R"({"x":1})"}}, {Image{}}, "other");
    row("unknown member differs", {{.json = R"({"x":1})"}}, {{.json = R"({"x":2})"}}, "other");
    row("unknown members in other order", {{.json = R"({"x":1,"y":2})"}}, {{.json = R"({ "y":2, "x":1 })"}}, "");
    row("unknown member of the reference", {{.json = R"({"imageReference":{"offer":"o","z":1}})"}}, {Image{}}, "other");
    row("known members in other order", {{.json = R"({"osType":"linux","imageReference":{"offer":"o"}})"}}, {Image{}},
        "");
    row("null is absent", {{.json = R"({"batchSupportEndOfLife":null,"capabilities":null})"}}, {Image{}}, "");
    row("odd value of a known member", {{.json = R"({"verificationType":5})"}}, {Image{}}, "other");
    row("unreadable text", {{.json = "not json"}}, {Image{}}, "other");
    row("twice in one", {Image{}, Image{}}, {Image{}}, "copies");
    row("twice in both", {Image{}, Image{}}, {Image{}, Image{}}, "");
    row("two values in both, other order", {{.agent = "a"}, {.agent = "b"}}, {{.agent = "b"}, {.agent = "a"}}, "");
    row("second value in one only", {{.agent = "a"}, {.agent = "b"}}, {{.agent = "a"}}, "agent copies");
    row("twice, one of them else", {{.agent = "a"}, {.agent = "b"}}, {{.agent = "a"}, {.agent = "a"}}, "agent");
    row("several at once", {{.end = "2027-01-12", .capabilities = {"A"}, .verification = "unverified"}}, {Image{}},
        "end verification capabilities");
}

void TestImageDifferences::eachKind()
{
    QFETCH(Images, first);
    QFETCH(Images, second);
    QFETCH(QString, expected);
    ImageStore store;
    addListing(store, first);
    addListing(store, second);
    const ImageDifferences differences(store, wholeAccounts(store));
    QCOMPARE(differences.imageCount(), 1U);
    QCOMPARE(named(differences.differences(0)), expected);
    QCOMPARE(differences.presence(0, 0), first.empty() ? ImagePresence::Missing : ImagePresence::Listed);
    QCOMPARE(differences.presence(0, 1), second.empty() ? ImagePresence::Missing : ImagePresence::Listed);
    QCOMPARE(differences.missingCount(0),
             static_cast<std::size_t>(first.empty()) + static_cast<std::size_t>(second.empty()));
    QCOMPARE(differences.rows(0, 1).size(), second.size());
    QCOMPARE(differences.notKnownCount(0), 0U);
}

void TestImageDifferences::incompleteListings_data()
{
    QTest::addColumn<Images>("whole");
    QTest::addColumn<Images>("incomplete");
    QTest::addColumn<QString>("expected");
    using Image = PageBuilderImage;
    const auto row = [](const char *name, const Images &whole, const Images &incomplete, const char *expected) {
        QTest::newRow(name) << whole << incomplete << QString::fromLatin1(expected);
    };
    row("not listed yet is not missing", {Image{}}, {}, "");
    row("missing where the list is whole", {}, {Image{}}, "missing");
    row("values differ", {{.agent = "a"}}, {{.agent = "b"}}, "agent");
    row("second value may still come", {{.agent = "a"}, {.agent = "b"}}, {{.agent = "a"}}, "");
    row("a value too many", {{.agent = "a"}}, {{.agent = "a"}, {.agent = "b"}}, "agent copies");
    row("second copy may still come", {Image{}, Image{}}, {Image{}}, "");
    row("a copy too many", {Image{}}, {Image{}, Image{}}, "copies");
}

void TestImageDifferences::incompleteListings()
{
    QFETCH(Images, whole);
    QFETCH(Images, incomplete);
    QFETCH(QString, expected);
    ImageStore store;
    addListing(store, whole);
    addListing(store, incomplete);
    std::vector<ComparedAccount> accounts = wholeAccounts(store);
    accounts[1].isWhole = false;
    accounts.push_back({QStringLiteral("never fetched"), std::nullopt, false});
    const ImageDifferences differences(store, accounts);
    QCOMPARE(named(differences.differences(0)), expected);
    QCOMPARE(differences.presence(0, 1), incomplete.empty() ? ImagePresence::NotKnown : ImagePresence::Listed);
    QCOMPARE(differences.presence(0, 2), ImagePresence::NotKnown);
    QCOMPARE(differences.notKnownCount(0), incomplete.empty() ? 2U : 1U);
    QVERIFY(differences.unusual(0, 2).none());
}

void TestImageDifferences::identityIgnoresCaseAndLatest()
{
    ImageStore store;
    const char *publishers[]{"Canonical", "canonical", "CANONICAL"};
    const char *versions[]{"latest", "", "Latest"};
    for (int i = 0; i < 3; ++i) {
        PageBuilder page;
        page.add(publishers[i], "ünI", "24", {.version = versions[i]});
        page.add(publishers[i], "ÜNI", "24", {.version = "1.0"});
        QVERIFY(store.append(store.addListing(QStringLiteral("a")), page.page()));
    }
    const ImageDifferences differences(store, wholeAccounts(store));
    QCOMPARE(differences.imageCount(), 2U);
    for (ImageDifferences::ImageId image = 0; image < 2; ++image) {
        QCOMPARE(differences.listedCount(image), 3U);
        QVERIFY(differences.differences(image).none());
    }
}

void TestImageDifferences::majorityIsUsual()
{
    ImageStore store;
    addListing(store, {{.verification = "verified"}});
    addListing(store, {{.verification = "unverified"}});
    addListing(store, {{.verification = "verified"}});
    addListing(store, {});
    std::vector<ComparedAccount> accounts = wholeAccounts(store);
    const ImageDifferences three(store, accounts);
    QCOMPARE(named(three.differences(0)), QStringLiteral("missing verification"));
    QCOMPARE(named(three.unusual(0, 0)), QString());
    QCOMPARE(named(three.unusual(0, 1)), QStringLiteral("verification"));
    QCOMPARE(named(three.unusual(0, 3)), QStringLiteral("missing"));
    // Of two nobody can say which one is right.
    accounts.resize(2);
    const ImageDifferences two(store, accounts);
    QCOMPARE(named(two.unusual(0, 0)), QStringLiteral("verification"));
    QCOMPARE(named(two.unusual(0, 1)), QStringLiteral("verification"));
    // Listed by one of three: that one stands out.
    ImageStore sparse;
    addListing(sparse, {});
    addListing(sparse, {{}});
    addListing(sparse, {});
    const ImageDifferences one(sparse, wholeAccounts(sparse));
    QCOMPARE(named(one.unusual(0, 0)), QString());
    QCOMPARE(named(one.unusual(0, 1)), QStringLiteral("missing"));
}

void TestImageDifferences::rowsByAccount()
{
    ImageStore store;
    const ListingId a = store.addListing(QStringLiteral("a"));
    const ListingId b = store.addListing(QStringLiteral("b"));
    for (const ListingId listing : {b, a, b}) {
        PageBuilder page;
        page.add("p", "o", listing == a ? "only a" : "both");
        page.add("p", "o", "both", {.agent = "x"});
        QVERIFY(store.append(listing, page.page()));
    }
    const ImageDifferences differences(store, {{QStringLiteral("a"), a, true}, {QStringLiteral("b"), b, true}});
    const auto both = differences.imageOf(store.record(0));
    QVERIFY(both);
    const auto rowsOf = [&](std::size_t account) {
        const auto rows = differences.rows(*both, account);
        return std::vector<RowId>(rows.begin(), rows.end());
    };
    QCOMPARE(rowsOf(0), (std::vector<RowId>{3}));
    QCOMPARE(rowsOf(1), (std::vector<RowId>{0, 1, 4, 5}));
    QCOMPARE(differences.rows(*both).size(), 5U);
    QCOMPARE(differences.rows(*both).front(), RowId(3));
    QVERIFY(!differences.imageOf(static_cast<RecordId>(store.recordCount())));
}

void TestImageDifferences::listingsThatAreNotComparedHaveNoSay()
{
    ImageStore store;
    addListing(store, {{}});
    addListing(store, {{}});
    addListing(store, {});
    std::vector<ComparedAccount> accounts = wholeAccounts(store);
    accounts.pop_back();
    QVERIFY(ImageDifferences(store, accounts).differences(0).none());
    QCOMPARE(ImageDifferences(store, {}).imageCount(), 0U);
    QCOMPARE(ImageDifferences().imageCount(), 0U);
}

void TestImageDifferences::sameAsNaive()
{
    QRandomGenerator random(20261122);
    const auto pick = [&random](const auto &list) {
        return list[static_cast<std::size_t>(random.bounded(static_cast<int>(std::size(list))))];
    };
    const char *publishers[]{"canonical", "Canonical", "debian", ""};
    const char *skus[]{"1", "2", "2-Gen2", "2-gen2", "ünï", "ÜNÏ"};
    const char *versions[]{"latest", "", "1.0"};
    const char *ends[]{nullptr, "2026-12-01T00:00:00Z", "2026-12-01T01:00:00+01:00", "soon", "SOON", ""};
    const char *types[]{"verified", "verified", "Verified", "unverified"};
    const char *agents[]{"a", "a", "a", "b"};
    const char *texts[]{nullptr, nullptr, nullptr, R"({"x":1})", R"({"y":[1,2],"x":1})", R"({"x":1,"y":[1,2]})"};
    const std::vector<std::string> capabilities[]{{}, {"A", "B"}, {"b", "A"}, {"A"}};
    for (int round = 0; round < 300; ++round) {
        ImageStore store;
        const int accounts = 2 + random.bounded(4);
        for (int account = 0; account < accounts; ++account)
            (void)store.addListing(QString::number(account));
        for (int page = 0; page < accounts * 2; ++page) {
            PageBuilder builder;
            for (int i = random.bounded(12); i > 0; --i) {
                builder.add(pick(publishers), "o", pick(skus),
                            {.end = pick(ends),
                             .capabilities = pick(capabilities),
                             .json = pick(texts),
                             .agent = pick(agents),
                             .verification = pick(types),
                             .version = pick(versions)});
            }
            QVERIFY(store.append(static_cast<ListingId>(page % accounts), builder.page()));
        }
        const ImageDifferences differences(store, wholeAccounts(store));
        const auto expected = naive(store, static_cast<std::size_t>(accounts));
        QCOMPARE(differences.imageCount(), expected.size());
        for (RowId row = 0; row < store.rowCount(); ++row) {
            const auto image = differences.imageOf(store.record(row));
            QVERIFY(image);
            QCOMPARE(named(differences.differences(*image)), named(expected.at(identityOf(store.image(row)))));
        }
    }
}

void TestImageDifferences::millionRows()
{
    ImageStore store;
    QRandomGenerator random(7);
    for (int account = 0; account < 14'000; ++account) {
        PageBuilder page;
        for (int image = 0; image < 72; ++image)
            page.add("publisher", "offer", std::to_string(image),
                     {.end = random.bounded(50) == 0 ? "2027-01-01T00:00:00Z" : nullptr});
        QVERIFY(store.append(store.addListing(QString::number(account)), page.page()));
    }
    // Processor time: other programs of a busy machine have no say.
    const std::clock_t start = std::clock();
    const ImageDifferences differences(store, wholeAccounts(store));
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    qInfo("%zu rows of %zu accounts compared in %.2f s", store.rowCount(), store.listingCount(), seconds);
    QCOMPARE(differences.imageCount(), 72U);
    QCOMPARE(named(differences.differences(0)), QStringLiteral("end"));
    // Far above what it takes, with sanitizers too, but far below a square of the accounts.
    QVERIFY(seconds < 20);
}

QTEST_GUILESS_MAIN(TestImageDifferences)
#include "tst_imagedifferences.moc"
