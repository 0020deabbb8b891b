// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samplewindow.h"

#include "app/filter/filterparser.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLineEdit>
#include <QtTest>

using namespace imagebrowser;

//! Search, filter and what becomes of the current row, in the real window.
class TestWindowFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void filterIsRemembered();
    void searchFieldFollowsTheFilter();
    void appliedFiltersStandSideBySide();
    void refreshChoosesNothing();
    void excludingGoesToTheNextRow();
    void columnsFitInAWideWindowToo();

private:
    std::unique_ptr<SampleWindow> m;
};

void TestWindowFilter::init()
{
    m = std::make_unique<SampleWindow>();
    QVERIFY(QTest::qWaitForWindowActive(&m->window()));
}

void TestWindowFilter::filterIsRemembered()
{
    QVERIFY(m->load());
    FilterState &filter = m->services().filter();
    filter.setSelected(Facet::Verification, QStringLiteral("verified"), true);
    filter.setExpression(parseFilter(QStringLiteral("not contains(sku, 'gen2')")).value());
    filter.setSearch(QStringLiteral("ubuntu"));
    const FilterSettings settings = filter.settings();
    const int shown = m->table()->model()->rowCount();
    QVERIFY(shown > 0 && shown < m->total());
    m->restart();
    QCOMPARE(m->services().filter().settings(), settings);
    QVERIFY(!m->services().filter().canUndo());
    QCOMPARE(m->find<QLineEdit>("searchField")->text(), QStringLiteral("ubuntu"));
    QVERIFY(m->find<QWidget>("appliedFilterBar")->isVisible());
    QVERIFY(m->load());
    QTRY_COMPARE(m->table()->model()->rowCount(), shown);
    m->services().filter().clear();
    QTRY_COMPARE(m->table()->model()->rowCount(), m->total());
}

void TestWindowFilter::searchFieldFollowsTheFilter()
{
    QVERIFY(m->load());
    auto *field = m->find<QLineEdit>("searchField");
    const auto search = [&] {
        m->action("findAction")->trigger();
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("ubuntu 22"));
        QTRY_COMPARE(m->services().filter().search(), QStringLiteral("ubuntu 22"));
        QVERIFY(field->hasFocus());
    };
    search();
    QTest::mouseClick(m->find<QAbstractButton>("clearAllFilters"), Qt::LeftButton);
    QCOMPARE(field->text(), QString());
    QTRY_COMPARE(m->table()->model()->rowCount(), m->total());
    m->services().filter().undo();
    QCOMPARE(field->text(), QStringLiteral("ubuntu 22"));
    m->services().filter().undo();
    QCOMPARE(field->text(), QString());
    search();
    QTest::keyClick(field, Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(field->text(), QString());
    QVERIFY(!m->services().filter().isFiltering());
    // Also before the search began.
    m->services().filter().setSelected(Facet::OsType, QStringLiteral("linux"), true);
    QTest::keyClicks(field, QStringLiteral("hp"));
    QTest::keyClick(field, Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(field->text(), QString());
    QVERIFY(!m->services().filter().isFiltering());
    // What is being typed stays while the filter changes.
    QTest::keyClicks(field, QStringLiteral("hp"));
    m->services().filter().setSelected(Facet::OsType, QStringLiteral("linux"), true);
    QCOMPARE(field->text(), QStringLiteral("hp"));
    QTRY_COMPARE(m->services().filter().search(), QStringLiteral("hp"));
}

void TestWindowFilter::appliedFiltersStandSideBySide()
{
    QVERIFY(m->load());
    const auto areApart = [this] {
        QList<QRect> places;
        for (const QWidget *child :
             m->find<QWidget>("appliedFilterBar")->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (child->isVisible())
                places << child->geometry();
        }
        bool isApart = places.size() > 3;
        for (qsizetype i = 0; i < places.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j)
                isApart = isApart && !places[i].intersects(places[j]);
        }
        return isApart;
    };
    m->services().filter().setSelected(Facet::Verification, QStringLiteral("verified"), true);
    QTRY_VERIFY(areApart());
    m->services().filter().setSelected(Facet::OsType, QStringLiteral("linux"), true);
    QTRY_VERIFY(areApart());
    m->services().filter().setSearch(QStringLiteral("a long search for something that is not there at all"));
    QTRY_VERIFY(areApart());
}

void TestWindowFilter::refreshChoosesNothing()
{
    QVERIFY(m->load());
    QVERIFY(m->table()->currentRow().has_value());
    m->services().filter().setSelected(Facet::OsType, QStringLiteral("linux"), true);
    QTRY_VERIFY(m->table()->model()->rowCount() < m->total());
    m->table()->selectionModel()->clear();
    QVERIFY(!m->table()->currentRow());
    const int width = m->table()->columnWidth(PublisherColumn);
    QSignalSpy idle(&m->window(), &MainWindow::idle);
    m->action("refreshAction")->trigger();
    QVERIFY(idle.wait());
    QVERIFY(!m->table()->currentRow());
    QCOMPARE(m->table()->keeper()->selectedCount(), 0);
    QCOMPARE(m->table()->columnWidth(PublisherColumn), width);
}

void TestWindowFilter::excludingGoesToTheNextRow()
{
    QVERIFY(m->load());
    m->table()->setCurrentIndex(m->table()->model()->index(3, SkuColumn));
    const int before = m->table()->model()->rowCount();
    m->action("excludeCellAction")->trigger();
    QTRY_VERIFY(m->table()->model()->rowCount() < before);
    QCOMPARE(m->table()->currentIndex(), m->table()->model()->index(3, SkuColumn));
    QCOMPARE(m->table()->keeper()->selectedCount(), 1);
}

void TestWindowFilter::columnsFitInAWideWindowToo()
{
    // The last column takes what is left before there is anything to fit to.
    ImageTableView table(&m->services().query());
    table.resize(2400, 600);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QVERIFY(m->load());
    table.fitColumns();
    for (const ImageColumn column : {StateColumn, EndsColumn, DaysLeftColumn, OsColumn, VerifiedColumn})
        QVERIFY2(table.columnWidth(column) < 130, qPrintable(columnId(column)));
    QVERIFY(table.columnWidth(EndsColumn) >= table.horizontalHeader()->sectionSizeHint(EndsColumn));
    QVERIFY(table.columnWidth(DaysLeftColumn) < 15 * table.fontMetrics().horizontalAdvance(u'0'));
}

QTEST_MAIN(TestWindowFilter)
#include "tst_windowfilter.moc"
