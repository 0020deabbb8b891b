// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagequery.h"
#include "app/images/naturalorder.h"

#include "tests/support/pagebuilder.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace imagebrowser;

namespace {

constexpr const char *today = "2026-11-22T12:00:00Z";

//! Few values in odd cases and lengths, so that ties, absent members and near-misses are frequent.
void fill(ImageStore &store, int accounts, int images, quint32 seed)
{
    QRandomGenerator random(seed);
    const auto pick = [&random](auto &list) {
        return list[static_cast<std::size_t>(random.bounded(static_cast<int>(std::size(list))))];
    };
    const char *publishers[]{"canonical", "Canonical", "debian", "microsoft-dsvm", ""};
    const char *offers[]{"ubuntu-24_04-lts", "WindowsServer", "debian-12", "ünïcode"};
    const char *skus[]{"9-gen1", "10-gen1", "10-Gen2", "server", "2022-datacenter"};
    const char *ends[]{
        nullptr, "2026-12-01T00:00:00Z", "2026-07-30T00:00:00.0Z", "2027-06-30T00:00:00Z", "2027-06-30T01:00:00+01:00",
        "soon"};
    const std::vector<std::string> capabilities[]{{}, {"DockerCompatible"}, {"Generation2VMImage", "DockerCompatible"}};
    for (int account = 0; account < accounts; ++account) {
        const ListingId listing = store.addListing(QStringLiteral("account %1").arg(accounts - account));
        PageBuilder page;
        for (int i = 0; i < images; ++i)
            page.add(pick(publishers), pick(offers), pick(skus),
                     {.end = pick(ends), .capabilities = pick(capabilities)});
        QVERIFY(store.append(listing, page.page()));
    }
}

QString cellText(const ImageStore &store, const EndOfLifeTexts &texts, RowId row, ImageColumn column)
{
    const ImageInformation image = store.image(row);
    if (const auto field = fieldOf(column))
        return image.field(*field);
    const auto &entry = texts.entry(store, store.record(row));
    switch (column) {
    case StateColumn:
        return entry.state;
    case EndsColumn:
        return entry.ends;
    case DaysLeftColumn:
        return entry.daysLeft;
    case CapabilitiesColumn:
        return image.capabilities.join(QStringLiteral(", "));
    default:
        return image.account;
    }
}

//! -1, 0 or 1, straight from the values.
int compareNaively(const ImageStore &store, const EndOfLifeTexts &texts, RowId left, RowId right, const SortKey &key)
{
    const int sign = key.order == Qt::AscendingOrder ? 1 : -1;
    if (key.column == EndsColumn || key.column == StateColumn || key.column == DaysLeftColumn) {
        const auto l = store.image(left).endOfLife();
        const auto r = store.image(right).endOfLife();
        if (!l || !r)
            return l ? -1 : r ? 1 : 0;
        return *l == *r ? 0 : *l < *r ? -sign : sign;
    }
    const QString l = cellText(store, texts, left, key.column);
    const QString r = cellText(store, texts, right, key.column);
    if (l.isNull() || r.isNull())
        return l.isNull() == r.isNull() ? 0 : l.isNull() ? 1 : -1;
    const int order = compareNatural(TextPool::fold(QStringView(l)), TextPool::fold(QStringView(r)));
    return order == 0 ? 0 : order < 0 ? -sign : sign;
}

} // namespace

class TestImageQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchEqualsNaive_data();
    void searchEqualsNaive();
    void sortEqualsNaive_data();
    void sortEqualsNaive();
    void datelessRowsComeLastBothWays();
    void hiddenListingsAndMaskStayOut();
    void emptyStore();
};

void TestImageQuery::searchEqualsNaive_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QList<int>>("columns"); // empty: all
    QTest::newRow("empty") << "" << QList<int>{};
    QTest::newRow("one word") << "server" << QList<int>{};
    QTest::newRow("case") << "CANONICAL" << QList<int>{};
    QTest::newRow("words in different columns") << "canonical gen2 docker" << QList<int>{};
    QTest::newRow("blanks around") << "  \t server  2022 " << QList<int>{};
    QTest::newRow("date text") << "2027-06" << QList<int>{};
    QTest::newRow("state") << "critical" << QList<int>{};
    QTest::newRow("unreadable date") << "soon" << QList<int>{};
    QTest::newRow("relative") << "in 9 days" << QList<int>{};
    QTest::newRow("account") << "account 2" << QList<int>{};
    QTest::newRow("account and record") << "2 debian" << QList<int>{};
    QTest::newRow("unicode") << "ÜNÏ" << QList<int>{};
    QTest::newRow("nothing") << "no such text" << QList<int>{};
    QTest::newRow("hidden column is not searched") << "canonical" << QList<int>{SkuColumn, OfferColumn};
    QTest::newRow("only the dates") << "2" << QList<int>{EndsColumn};
    QTest::newRow("only the account") << "3" << QList<int>{AccountColumn};
    QTest::newRow("across a separator is no match") << "DockerCompatible," << QList<int>{CapabilitiesColumn};
}

void TestImageQuery::searchEqualsNaive()
{
    QFETCH(QString, search);
    QFETCH(QList<int>, columns);
    ImageStore store;
    fill(store, 3, 200, 11);
    EndOfLifeTexts texts;
    texts.update(store, *parseInstant(std::string_view(today)), {});
    ImageCriteria criteria;
    criteria.search = search;
    if (!columns.isEmpty()) {
        criteria.searchColumns.reset();
        for (const int column : std::as_const(columns))
            criteria.searchColumns.set(static_cast<std::size_t>(column));
    }
    std::vector<RowId> naive;
    const QStringList words = search.simplified().split(u' ', Qt::SkipEmptyParts);
    for (RowId row = 0; row < store.rowCount(); ++row) {
        const bool passes = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            for (int column = 0; column < ImageColumnCount; ++column) {
                if (criteria.searchColumns.test(static_cast<std::size_t>(column))
                    && cellText(store, texts, row, static_cast<ImageColumn>(column))
                           .contains(word, Qt::CaseInsensitive))
                    return true;
            }
            return false;
        });
        if (passes)
            naive.push_back(row);
    }
    QCOMPARE(findImages(store, texts, criteria), naive);
}

void TestImageQuery::sortEqualsNaive_data()
{
    QTest::addColumn<QList<int>>("columns"); // negative: descending, by -column - 1
    for (int column = 0; column < ImageColumnCount; ++column) {
        QTest::addRow("%s up", qPrintable(columnId(static_cast<ImageColumn>(column)))) << QList<int>{column};
        QTest::addRow("%s down", qPrintable(columnId(static_cast<ImageColumn>(column)))) << QList<int>{-column - 1};
    }
    QTest::newRow("three keys") << QList<int>{PublisherColumn, -EndsColumn - 1, SkuColumn};
    QTest::newRow("account between") << QList<int>{OfferColumn, AccountColumn, -SkuColumn - 1};
    QTest::newRow("none keeps arrival") << QList<int>{};
}

void TestImageQuery::sortEqualsNaive()
{
    QFETCH(QList<int>, columns);
    ImageStore store;
    fill(store, 3, 150, 23);
    EndOfLifeTexts texts;
    texts.update(store, *parseInstant(std::string_view(today)), {});
    ImageCriteria criteria;
    for (const int column : std::as_const(columns)) {
        criteria.sort.append({static_cast<ImageColumn>(column < 0 ? -column - 1 : column),
                              column < 0 ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    std::vector<RowId> naive(store.rowCount());
    std::iota(naive.begin(), naive.end(), 0U);
    std::stable_sort(naive.begin(), naive.end(), [&](RowId left, RowId right) {
        for (const SortKey &key : std::as_const(criteria.sort)) {
            if (const int order = compareNaively(store, texts, left, right, key); order != 0)
                return order < 0;
        }
        return false;
    });
    QCOMPARE(queryImages(store, texts, criteria), naive);
}

void TestImageQuery::datelessRowsComeLastBothWays()
{
    ImageStore store;
    PageBuilder page;
    page.add("p", "o", "none");
    page.add("p", "o", "late", {.end = "2030-01-01T00:00:00Z"});
    page.add("p", "o", "unreadable", {.end = "soon"});
    page.add("p", "o", "early", {.end = "2026-01-01T00:00:00Z"});
    QVERIFY(store.append(store.addListing({}), page.page()));
    std::vector<RowId> rows{0, 1, 2, 3};
    sortImages(store, {{EndsColumn, Qt::AscendingOrder}}, rows);
    QCOMPARE(rows, (std::vector<RowId>{3, 1, 0, 2}));
    rows = {0, 1, 2, 3};
    sortImages(store, {{EndsColumn, Qt::DescendingOrder}}, rows);
    QCOMPARE(rows, (std::vector<RowId>{1, 3, 0, 2}));
}

void TestImageQuery::hiddenListingsAndMaskStayOut()
{
    ImageStore store;
    fill(store, 3, 10, 5);
    EndOfLifeTexts texts;
    texts.update(store, *parseInstant(std::string_view(today)), {});
    store.setListingShown(1, false);
    QCOMPARE(findImages(store, texts, {}).size(), 20U);
    std::vector<std::uint8_t> mask(30, 0);
    mask[0] = mask[15] = mask[29] = 1;
    QCOMPARE(findImages(store, texts, {}, mask), (std::vector<RowId>{0, 29}));
}

void TestImageQuery::emptyStore()
{
    const ImageStore store;
    EndOfLifeTexts texts;
    texts.update(store, *parseInstant(std::string_view(today)), {});
    ImageCriteria criteria;
    criteria.search = QStringLiteral("x");
    criteria.sort = {{AccountColumn, Qt::DescendingOrder}, {SkuColumn, Qt::AscendingOrder}};
    QVERIFY(queryImages(store, texts, criteria).empty());
}

QTEST_GUILESS_MAIN(TestImageQuery)
#include "tst_imagequery.moc"
