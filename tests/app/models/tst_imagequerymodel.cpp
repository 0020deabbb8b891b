// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagequerymodel.h"

#include "app/models/imageselectionkeeper.h"
#include "tests/support/pagebuilder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace imagebrowser;

class TestImageQueryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void firstRowsShowAtOnceLaterOnesSoon();
    void earliestEndFirst();
    void filterNarrowsAndWidens();
    void headerClickKeepsEarlierKeys();
    void growthAtTheEndIsAnInsertion();
    void selectionFollowsTheImages();
    void refreshKeepsSelectionByImage();
    void selectionOfAllStaysOneRange();
    void placesAskedForBeforeAChangeAreForgotten_data();
    void placesAskedForBeforeAChangeAreForgotten();

private:
    void append(ListingId listing, std::initializer_list<const char *> skus, const char *end = nullptr);
    QStringList shown() const;
    void selectSku(const QString &sku);
    QStringList selected() const;

    std::unique_ptr<ImageTableModel> m_source;
    std::unique_ptr<ImageQueryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_sourceTester;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<RowSelectionModel> m_selection;
    std::unique_ptr<ImageSelectionKeeper> m_keeper;
    ListingId m_listing = 0;
};

void TestImageQueryModel::init()
{
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;
    m_keeper.reset();
    m_selection.reset();
    m_tester.reset();
    m_model.reset();
    m_sourceTester.reset();
    m_source =
        std::make_unique<ImageTableModel>([] { return *parseInstant(std::string_view("2026-11-22T12:00:00Z")); });
    m_sourceTester = std::make_unique<QAbstractItemModelTester>(m_source.get(), fatal);
    m_model = std::make_unique<ImageQueryModel>(m_source.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), fatal);
    m_selection = std::make_unique<RowSelectionModel>(m_model.get());
    m_keeper = std::make_unique<ImageSelectionKeeper>(m_model.get(), m_selection.get());
    m_listing = m_source->addListing(QStringLiteral("contoso"), true);
}

void TestImageQueryModel::append(ListingId listing, std::initializer_list<const char *> skus, const char *end)
{
    PageBuilder page;
    for (const char *sku : skus)
        page.add("p", "o", sku, {.end = end});
    QVERIFY(m_source->appendPage(listing, page.page()));
}

QStringList TestImageQueryModel::shown() const
{
    QStringList skus;
    for (int row = 0; row < m_model->rowCount(); ++row)
        skus << m_model->index(row, SkuColumn).data().toString();
    return skus;
}

void TestImageQueryModel::selectSku(const QString &sku)
{
    const QModelIndex index = m_model->index(static_cast<int>(shown().indexOf(sku)), OfferColumn);
    m_selection->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
}

QStringList TestImageQueryModel::selected() const
{
    QStringList skus;
    for (const RowId row : m_keeper->selectedRows())
        skus << m_source->store().image(row).sku();
    return skus;
}

void TestImageQueryModel::firstRowsShowAtOnceLaterOnesSoon()
{
    append(m_listing, {"a", "b"});
    QCOMPARE(shown(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    append(m_listing, {"c"});
    QCOMPARE(m_model->rowCount(), 2);
    QTRY_COMPARE(m_model->rowCount(), 3);
    append(m_listing, {"d"});
    m_model->flush();
    QCOMPARE(m_model->rowCount(), 4);
}

void TestImageQueryModel::earliestEndFirst()
{
    append(m_listing, {"none"});
    append(m_listing, {"late"}, "2030-01-01T00:00:00Z");
    append(m_listing, {"early"}, "2027-01-01T00:00:00Z");
    m_model->flush();
    QCOMPARE(shown(), (QStringList{QStringLiteral("early"), QStringLiteral("late"), QStringLiteral("none")}));
}

void TestImageQueryModel::filterNarrowsAndWidens()
{
    append(m_listing, {"a", "b", "c"});
    QSignalSpy rowsChanged(m_model.get(), &ImageQueryModel::rowsChanged);
    m_model->setFilter([](const ImageStore &store, Instant) {
        std::vector<std::uint8_t> mask(store.rowCount(), 0);
        mask[1] = 1;
        return mask;
    });
    QCOMPARE(shown(), QStringList{QStringLiteral("b")});
    m_model->setSearch(QStringLiteral("zzz"));
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setFilter({});
    m_model->setSearch({});
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(rowsChanged.count(), 3);
}

void TestImageQueryModel::headerClickKeepsEarlierKeys()
{
    m_model->sort(SkuColumn, Qt::AscendingOrder);
    m_model->sort(OfferColumn, Qt::DescendingOrder);
    m_model->sort(SkuColumn, Qt::DescendingOrder);
    const QList<SortKey> expected{
        {SkuColumn, Qt::DescendingOrder}, {OfferColumn, Qt::DescendingOrder}, {EndsColumn, Qt::AscendingOrder}};
    QCOMPARE(m_model->criteria().sort, expected);
}

void TestImageQueryModel::growthAtTheEndIsAnInsertion()
{
    append(m_listing, {"a"});
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    append(m_listing, {"b", "c"});
    m_model->flush();
    QCOMPARE(reset.count(), 0);
    QCOMPARE(inserted.count(), 1);
    append(m_listing, {"dated"}, "2027-01-01T00:00:00Z");
    m_model->flush();
    QCOMPARE(reset.count(), 1);
}

void TestImageQueryModel::selectionFollowsTheImages()
{
    append(m_listing, {"aaa", "bbb", "ccc", "ddd"});
    selectSku(QStringLiteral("aaa"));
    selectSku(QStringLiteral("ccc"));
    m_model->sort(SkuColumn, Qt::DescendingOrder);
    QCOMPARE(selected(), (QStringList{QStringLiteral("ccc"), QStringLiteral("aaa")}));
    QCOMPARE(m_selection->currentIndex(), m_model->index(1, OfferColumn));
    m_model->setSearch(QStringLiteral("aaa"));
    QCOMPARE(selected(), QStringList{QStringLiteral("aaa")});
    QVERIFY(!m_selection->currentIndex().isValid());
    m_model->setSearch({});
    QCOMPARE(selected(), QStringList{QStringLiteral("aaa")});
}

void TestImageQueryModel::refreshKeepsSelectionByImage()
{
    append(m_listing, {"a", "b", "c"});
    selectSku(QStringLiteral("b"));
    selectSku(QStringLiteral("c"));
    const ListingId fresh = m_source->addListing(QStringLiteral("contoso"), false);
    append(fresh, {"new", "c", "b"});
    m_model->flush();
    QCOMPARE(m_model->rowCount(), 3);
    m_source->replaceListing(m_listing, fresh);
    QCOMPARE(shown(), (QStringList{QStringLiteral("new"), QStringLiteral("c"), QStringLiteral("b")}));
    QCOMPARE(selected(), (QStringList{QStringLiteral("c"), QStringLiteral("b")}));
    QCOMPARE(m_selection->currentIndex(), m_model->index(1, OfferColumn));
    m_source->clear();
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(selected().isEmpty());
}

void TestImageQueryModel::selectionOfAllStaysOneRange()
{
    PageBuilder page;
    for (int i = 0; i < 1000; ++i)
        page.add("p", "o", std::to_string(i));
    QVERIFY(m_source->appendPage(m_listing, page.page()));
    m_selection->select(QItemSelection(m_model->index(0, 0), m_model->index(999, ImageColumnCount - 1)),
                        QItemSelectionModel::Select);
    m_model->setSearch(QStringLiteral("7"));
    QCOMPARE(m_keeper->selectedCount(), m_model->rowCount());
    QCOMPARE(m_selection->selection().size(), 1);
    m_model->sort(SkuColumn, Qt::DescendingOrder);
    QCOMPARE(m_selection->selection().size(), 1);
    QCOMPARE(m_keeper->selectedCount(), 271);
}

void TestImageQueryModel::placesAskedForBeforeAChangeAreForgotten_data()
{
    QTest::addColumn<bool>("isGrowth");
    QTest::newRow("another order") << false;
    QTest::newRow("rows at the end") << true;
}

void TestImageQueryModel::placesAskedForBeforeAChangeAreForgotten()
{
    QFETCH(const bool, isGrowth);
    append(m_listing, {"a", "b", "c"});
    const auto askOften = [this] {
        // Often enough for the places of all to be noted.
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_model->rowOf(0), 0);
    };
    connect(m_model.get(), &ImageQueryModel::aboutToRearrange, this, askOften);
    connect(m_model.get(), &QAbstractItemModel::rowsAboutToBeInserted, this, askOften);
    if (isGrowth) {
        append(m_listing, {"d"});
        m_model->flush();
    } else {
        m_model->setSortKeys({{SkuColumn, Qt::DescendingOrder}});
    }
    for (int row = 0; row < m_model->rowCount(); ++row)
        QCOMPARE(m_model->rowOf(m_model->rowId(row)), row);
}

QTEST_GUILESS_MAIN(TestImageQueryModel)
#include "tst_imagequerymodel.moc"
