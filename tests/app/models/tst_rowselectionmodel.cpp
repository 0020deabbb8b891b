// SPDX-License-Identifier: Apache-2.0
#include "app/models/rowselectionmodel.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <numeric>

using namespace imagebrowser;
using Flag = QItemSelectionModel;

namespace {

constexpr int RowCount = 3000;
constexpr int FirstInSight = 1000;
constexpr int LastInSight = 1040;

//! Every \a step-th row, from the second on.
std::vector<int> everyRow(int step)
{
    std::vector<int> rows;
    for (int row = 1; row < RowCount; row += step)
        rows.push_back(row);
    return rows;
}

} // namespace

//! Beside Qt's own selection model, which is right and slow.
class tst_RowSelectionModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fewRunsAreQts();
    void manyRunsAreCountedAndListed();
    void qtHearsOnlyOfRowsInSight();
    void everyCommandDoesWhatQtDoes();
    void draggingTakesItsLastStepBack();
    void clearsWithNothingInSight();
    void tellsOfRowsOutOfSight();
    void tellsWhenOnlyWhatQtKnowsStays();
    void shiftTakesRestoredRowsBack_data();
    void shiftTakesRestoredRowsBack();
    void scrollingSelectsNothing();
    void rowsMayBeAdded();
    void modelResetsEmptyIt();

private:
    [[nodiscard]] QItemSelection range(int first, int last) const
    {
        return {m_model->index(first, 0), m_model->index(last, 1)};
    }
    [[nodiscard]] std::vector<int> reference() const
    {
        std::vector<int> rows;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_qt->isSelected(m_model->index(row, 0)))
                rows.push_back(row);
        }
        return rows;
    }
    void compareInSight() const
    {
        for (int row = FirstInSight; row <= LastInSight; ++row)
            QCOMPARE(m_rows->isSelected(m_model->index(row, 1)), m_qt->isSelected(m_model->index(row, 1)));
    }
    //! Beyond the limit, in both.
    void selectMany()
    {
        const std::vector<int> rows = everyRow(2);
        m_rows->selectRows(rows);
        m_rows->setInSight(FirstInSight, LastInSight);
        QItemSelection selection;
        for (const int row : rows)
            selection.append(QItemSelectionRange(m_model->index(row, 0), m_model->index(row, 1)));
        m_qt->select(selection, Flag::ClearAndSelect);
    }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<RowSelectionModel> m_rows;
    std::unique_ptr<QItemSelectionModel> m_qt;
};

void tst_RowSelectionModel::init()
{
    m_rows.reset();
    m_qt.reset();
    m_model = std::make_unique<QStandardItemModel>(RowCount, 2);
    m_rows = std::make_unique<RowSelectionModel>(m_model.get());
    m_qt = std::make_unique<QItemSelectionModel>(m_model.get());
}

void tst_RowSelectionModel::fewRunsAreQts()
{
    std::vector<int> rows{3, 4, 5, 9};
    m_rows->selectRows(rows);
    QCOMPARE(m_rows->rows(), rows);
    QCOMPARE(m_rows->count(), 4);
    QCOMPARE(m_rows->selection().size(), 2);
    rows.resize(RowCount);
    std::iota(rows.begin(), rows.end(), 0);
    m_rows->selectRows(rows);
    QCOMPARE(m_rows->count(), RowCount);
    QCOMPARE(m_rows->selection().size(), 1);
    m_rows->selectRows({});
    QCOMPARE(m_rows->count(), 0);
}

void tst_RowSelectionModel::manyRunsAreCountedAndListed()
{
    selectMany();
    QCOMPARE(m_rows->rows(), everyRow(2));
    QCOMPARE(m_rows->count(), RowCount / 2);
    compareInSight();
    m_rows->selectRows(everyRow(3));
    QCOMPARE(m_rows->rows(), everyRow(3));
}

void tst_RowSelectionModel::qtHearsOnlyOfRowsInSight()
{
    selectMany();
    QVERIFY(m_rows->selection().size() < RowSelectionModel::MaxRuns);
    m_rows->setInSight(0, 40);
    QVERIFY(m_rows->isSelected(m_model->index(1, 0)));
    QVERIFY(!m_rows->isSelected(m_model->index(2, 0)));
    m_rows->setInSight(RowCount - 41, RowCount - 1);
    QVERIFY(m_rows->isSelected(m_model->index(RowCount - 1, 0)));
    QVERIFY(m_rows->selection().size() < RowSelectionModel::MaxRuns);
}

void tst_RowSelectionModel::everyCommandDoesWhatQtDoes()
{
    selectMany();
    QRandomGenerator random(5);
    const std::array commands{Flag::SelectionFlags(Flag::Select), Flag::SelectionFlags(Flag::Deselect),
                              Flag::SelectionFlags(Flag::Toggle), Flag::Select | Flag::Current,
                              Flag::Toggle | Flag::Current,       Flag::SelectionFlags(Flag::NoUpdate)};
    for (int step = 0; step < 20; ++step) {
        const int first = random.bounded(RowCount);
        const int last = std::min(RowCount - 1, first + random.bounded(30));
        const Flag::SelectionFlags command =
            commands[static_cast<std::size_t>(random.bounded(static_cast<int>(commands.size())))];
        m_rows->select(range(first, last), command);
        m_qt->select(range(first, last), command);
        QCOMPARE(m_rows->rows(), reference());
    }
    compareInSight();
    m_rows->select(m_model->index(7, 0), Flag::ClearAndSelect | Flag::Rows);
    QCOMPARE(m_rows->rows(), std::vector<int>{7});
    QCOMPARE(m_rows->selection().size(), 1);
}

void tst_RowSelectionModel::draggingTakesItsLastStepBack()
{
    selectMany();
    m_rows->select(range(1000, 1000), Flag::Select);
    m_rows->select(range(1000, 1020), Flag::SelectCurrent);
    QCOMPARE(m_rows->count(), RowCount / 2 + 11);
    m_rows->select(range(1000, 1004), Flag::SelectCurrent);
    QCOMPARE(m_rows->count(), RowCount / 2 + 3);
}

void tst_RowSelectionModel::clearsWithNothingInSight()
{
    std::vector<int> rows = everyRow(2);
    std::erase_if(rows, [](int row) { return row > 700 && row < 1300; });
    m_rows->selectRows(rows);
    m_rows->setInSight(FirstInSight, LastInSight);
    QVERIFY(m_rows->hasSelection());
    m_rows->clearSelection();
    QCOMPARE(m_rows->count(), 0);
    QVERIFY(!m_rows->hasSelection());
}

void tst_RowSelectionModel::tellsOfRowsOutOfSight()
{
    selectMany();
    QSignalSpy changed(m_rows.get(), &QItemSelectionModel::selectionChanged);
    m_rows->select(range(2000, 2000), Flag::Select);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_rows->count(), RowCount / 2 + 1);
}

void tst_RowSelectionModel::tellsWhenOnlyWhatQtKnowsStays()
{
    m_rows->selectRows(everyRow(2));
    m_rows->setInSight(0, 0);
    const QItemSelection known = m_rows->selection();
    QVERIFY(known.size() < RowSelectionModel::MaxRuns);
    QSignalSpy changed(m_rows.get(), &QItemSelectionModel::selectionChanged);
    m_rows->select(known, Flag::ClearAndSelect);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_rows->count(), static_cast<int>(known.size()));
}

void tst_RowSelectionModel::shiftTakesRestoredRowsBack_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("as many runs as Qt gets") << 6;
    QTest::newRow("more runs") << 5;
}

void tst_RowSelectionModel::shiftTakesRestoredRowsBack()
{
    QFETCH(const int, step);
    const std::vector<int> rows = everyRow(step);
    QCOMPARE(rows.size() > RowSelectionModel::MaxRuns, step == 5);
    m_rows->selectRows(rows);
    m_rows->select(range(1000, 1002), Flag::SelectCurrent);
    QCOMPARE(m_rows->rows(), (std::vector<int>{1000, 1001, 1002}));
}

void tst_RowSelectionModel::scrollingSelectsNothing()
{
    selectMany();
    QSignalSpy changed(m_rows.get(), &QItemSelectionModel::selectionChanged);
    m_rows->setInSight(0, 40);
    m_rows->setInSight(2900, 2940);
    QVERIFY(changed.isEmpty());
    QCOMPARE(m_rows->rows(), everyRow(2));
}

void tst_RowSelectionModel::rowsMayBeAdded()
{
    selectMany();
    m_model->appendRow({new QStandardItem, new QStandardItem});
    QCOMPARE(m_rows->count(), RowCount / 2);
    m_rows->select(range(RowCount, RowCount), Flag::Select);
    QCOMPARE(m_rows->rows().back(), RowCount);
}

void tst_RowSelectionModel::modelResetsEmptyIt()
{
    selectMany();
    m_model->clear();
    QCOMPARE(m_rows->count(), 0);
    QVERIFY(!m_rows->hasSelection());
}

QTEST_MAIN(tst_RowSelectionModel)
#include "tst_rowselectionmodel.moc"
