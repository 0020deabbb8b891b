// SPDX-License-Identifier: Apache-2.0
#include "app/models/rowselectionmodel.h"

#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace imagebrowser {

namespace {

//! Rows that Qt is told of above and below those in sight, so that not every step of a scroll bar tells it anew.
constexpr int marginRows = 200;

} // namespace

std::vector<int> RowSelectionModel::rows() const
{
    std::vector<int> rows;
    if (m_isSparse) {
        for (std::size_t row = 0; row < m_selected.size(); ++row) {
            if (m_selected[row] != 0)
                rows.push_back(static_cast<int>(row));
        }
        return rows;
    }
    const QItemSelection runs = selection();
    for (const QItemSelectionRange &run : runs) {
        for (int row = run.top(); row <= run.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int RowSelectionModel::count() const
{
    if (m_isSparse)
        return static_cast<int>(std::count(m_selected.begin(), m_selected.end(), std::uint8_t(1)));
    int count = 0;
    const QItemSelection runs = selection();
    for (const QItemSelectionRange &run : runs)
        count += run.height();
    return count;
}

QItemSelection RowSelectionModel::runsOf(std::span<const int> rows) const
{
    QItemSelection runs;
    const int lastColumn = model()->columnCount() - 1;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        runs.append(QItemSelectionRange(model()->index(rows[first], 0), model()->index(rows[last], lastColumn)));
        first = last + 1;
    }
    return runs;
}

void RowSelectionModel::selectRows(std::span<const int> rows)
{
    qsizetype runs = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        runs += i == 0 || rows[i] != rows[i - 1] + 1 ? 1 : 0;
    if (runs <= MaxRuns) {
        select(runsOf(rows), QItemSelectionModel::ClearAndSelect);
        return;
    }
    m_isSparse = true;
    m_selected.assign(static_cast<std::size_t>(rows.back()) + 1, 0);
    for (const int row : rows)
        m_selected[static_cast<std::size_t>(row)] = 1;
    m_settled.clear();
    tellQt();
    Q_EMIT selectionChanged({}, {});
}

void RowSelectionModel::select(const QItemSelection &selection, QItemSelectionModel::SelectionFlags command)
{
    if (command == NoUpdate)
        return;
    if (!m_isSparse || command.testFlag(Clear)) {
        const bool wasSparse = std::exchange(m_isSparse, false);
        m_selected.clear();
        m_settled.clear();
        QItemSelectionModel::select(selection, command);
        // Qt sees no change when the rows it was told of stay selected.
        if (wasSparse)
            Q_EMIT selectionChanged({}, {});
        return;
    }
    if (!command.testFlag(Current))
        m_settled = m_selected;
    m_selected = m_settled;
    m_selected.resize(static_cast<std::size_t>(model()->rowCount()), 0);
    for (const QItemSelectionRange &run : selection) {
        for (int row = run.top(); row <= run.bottom(); ++row) {
            std::uint8_t &isSelected = m_selected[static_cast<std::size_t>(row)];
            isSelected = command.testFlag(Toggle) ? isSelected ^ 1U : command.testFlag(Select) ? 1 : 0;
        }
    }
    tellQt();
    // Of rows that Qt does not know about, too.
    Q_EMIT selectionChanged({}, {});
}

void RowSelectionModel::setInSight(int firstRow, int lastRow)
{
    if (!m_isSparse || (firstRow >= m_firstTold && lastRow <= m_lastTold))
        return;
    m_firstTold = firstRow - marginRows;
    m_lastTold = lastRow + marginRows;
    // Nothing was selected or deselected, it only came into sight.
    const QSignalBlocker blocker(this);
    tellQt();
}

void RowSelectionModel::tellQt()
{
    std::vector<int> told;
    // Always one, or Qt would take clearing for done.
    const auto first = std::find(m_selected.begin(), m_selected.end(), std::uint8_t(1));
    const auto firstRow = static_cast<int>(first - m_selected.begin());
    if (first != m_selected.end() && firstRow < m_firstTold)
        told.push_back(firstRow);
    const int end = std::min(m_lastTold + 1, static_cast<int>(m_selected.size()));
    for (int row = std::max(0, m_firstTold); row < end; ++row) {
        if (m_selected[static_cast<std::size_t>(row)] != 0)
            told.push_back(row);
    }
    if (told.empty() && first != m_selected.end())
        told.push_back(firstRow);
    QItemSelectionModel::select(runsOf(told), QItemSelectionModel::ClearAndSelect);
}

void RowSelectionModel::reset()
{
    m_isSparse = false;
    m_selected.clear();
    m_settled.clear();
    QItemSelectionModel::reset();
}

} // namespace imagebrowser
