// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterevaluator.h"
#include "app/filter/filterparser.h"
#include "app/images/imagequery.h"
#include "app/images/naturalorder.h"
#include "tests/support/filledmodel.h"
#include "tests/support/filtermatch.h"

#include <QtTest>

#include <numeric>

using namespace imagebrowser;

namespace {

//! A million with IMAGEBROWSER_TEST_ROWS=1000000; less by default, as the tests are built without optimisation.
std::size_t rowCount()
{
    const int wanted = qEnvironmentVariableIntValue("IMAGEBROWSER_TEST_ROWS");
    return wanted > 0 ? std::min<std::size_t>(static_cast<std::size_t>(wanted), GeneratedLists::MaxCount) : 20'000;
}

//! What a search in every column but those of the end of life and the account looks at.
QByteArray searchedText(const GeneratedImage &image)
{
    return QList<QByteArray>{image.publisher, image.offer,  image.sku,          image.version,
                             image.nodeAgent, image.osType, image.verification, image.capabilities.join(", ")}
        .join('\n')
        .toLower();
}

bool comesBefore(const GeneratedImage &left, const GeneratedImage &right, ImageColumn column)
{
    if (column == EndsColumn && (left.end.isEmpty() || right.end.isEmpty()))
        return !left.end.isEmpty() && right.end.isEmpty();
    const auto text = [column](const GeneratedImage &image) {
        return (column == SkuColumn ? image.sku : column == PublisherColumn ? image.publisher : image.end).toLower();
    };
    // Ends are written alike, so that their texts order as the instants do.
    return column == EndsColumn ? text(left) < text(right)
                                : compareNatural(text(left).toStdString(), text(right).toStdString()) < 0;
}

} // namespace

//! Search, filter and order of many rows against what can be worked out from the lists themselves.
class TestLargeStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsNaive_data();
    void equalsNaive();

private:
    void search(const QByteArray &word);
    void filter(const QString &text, const std::function<bool(const GeneratedImage &)> &passes);
    void sort(ImageColumn column);
    [[nodiscard]] const ImageStore &store() const { return m_filled->model().store(); }

    std::unique_ptr<FilledModel> m_filled;
};

void TestLargeStore::equalsNaive_data()
{
    QTest::addColumn<ListShape>("shape");
    QTest::newRow("lists as they are") << ListShape::Usual;
    QTest::newRow("no text twice") << ListShape::Distinct;
}

void TestLargeStore::equalsNaive()
{
    QFETCH(ListShape, shape);
    m_filled = std::make_unique<FilledModel>(shape, rowCount());
    QVERIFY(!m_filled->isFull());
    QCOMPARE(store().rowCount(), rowCount());
    for (const char *word : {"ubuntu", "71", "windows", "lts", "nowhere"})
        search(word);
    filter(QStringLiteral("osType eq 'linux' and contains(sku, '2')"),
           [](const GeneratedImage &image) { return image.osType == "linux" && image.sku.contains('2'); });
    filter(QStringLiteral("batchSupportEndOfLife lt 2026-01-01 or capabilities/any(c: c eq 'DockerCompatible')"),
           [](const GeneratedImage &image) {
               return (!image.end.isEmpty() && image.end < "2026-01-01")
                   || image.capabilities.contains("DockerCompatible");
           });
    for (const ImageColumn column : {EndsColumn, SkuColumn, PublisherColumn})
        sort(column);
    m_filled.reset();
}

void TestLargeStore::search(const QByteArray &word)
{
    ImageCriteria criteria;
    criteria.search = QString::fromLatin1(word);
    for (const ImageColumn column : {StateColumn, EndsColumn, DaysLeftColumn, AccountColumn})
        criteria.searchColumns.reset(static_cast<std::size_t>(column));
    const std::vector<RowId> found = findImages(store(), m_filled->model().endOfLives(), criteria);
    std::size_t next = 0;
    for (std::size_t row = 0; row < store().rowCount(); ++row) {
        const bool isFound = next < found.size() && found[next] == row;
        if (isFound != searchedText(m_filled->lists().image(row)).contains(word))
            QFAIL(qPrintable(QStringLiteral("search for %1, row %2").arg(criteria.search).arg(row)));
        next += isFound ? 1U : 0U;
    }
    QCOMPARE(next, found.size());
}

void TestLargeStore::filter(const QString &text, const std::function<bool(const GeneratedImage &)> &passes)
{
    const FilterExpression expression = parseFilter(text).value();
    const Instant now = m_filled->model().now();
    const std::vector<std::uint8_t> mask = filterRowMask(expression, store(), now);
    QCOMPARE(mask.size(), store().rowCount());
    for (RowId row = 0; row < mask.size(); ++row) {
        if ((mask[row] != 0) != passes(m_filled->lists().image(row)))
            QFAIL(qPrintable(QStringLiteral("%1, row %2").arg(text).arg(row)));
    }
    for (RowId row = 0; row < mask.size(); row += 97)
        QCOMPARE(mask[row] != 0, filterMatches(expression, store().image(row), now));
}

void TestLargeStore::sort(ImageColumn column)
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        std::vector<RowId> rows(store().rowCount());
        std::iota(rows.begin(), rows.end(), RowId(0));
        sortImages(store(), {{column, order}}, rows);
        std::vector<bool> isSeen(rows.size(), false);
        for (const RowId row : rows)
            isSeen[row] = true;
        QVERIFY(std::all_of(isSeen.begin(), isSeen.end(), [](bool seen) { return seen; }));
        for (std::size_t i = 1; i < rows.size(); ++i) {
            GeneratedImage earlier = m_filled->lists().image(rows[i - 1]);
            GeneratedImage later = m_filled->lists().image(rows[i]);
            // No date comes last in both directions.
            const bool isMirrored = order == Qt::DescendingOrder
                && !(column == EndsColumn && (earlier.end.isEmpty() || later.end.isEmpty()));
            if (isMirrored)
                std::swap(earlier, later);
            if (comesBefore(later, earlier, column))
                QFAIL(qPrintable(QStringLiteral("sorted by %1, place %2").arg(columnLabel(column)).arg(i)));
        }
    }
}

QTEST_GUILESS_MAIN(TestLargeStore)
#include "tst_largestore.moc"
