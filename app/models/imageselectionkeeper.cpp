// SPDX-License-Identifier: Apache-2.0
#include "app/models/imageselectionkeeper.h"

#include <algorithm>

namespace imagebrowser {

ImageSelectionKeeper::ImageSelectionKeeper(ImageQueryModel *model, QItemSelectionModel *selection, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_selection(selection)
{
    connect(model, &ImageQueryModel::aboutToRearrange, this, &ImageSelectionKeeper::remember);
    connect(model, &ImageQueryModel::rearranged, this, &ImageSelectionKeeper::restore);
}

std::vector<RowId> ImageSelectionKeeper::selectedRows() const
{
    std::vector<int> rows;
    const QItemSelection selection = m_selection->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<RowId> ids(rows.size());
    std::transform(rows.begin(), rows.end(), ids.begin(), [this](int row) { return m_model->rowId(row); });
    return ids;
}

int ImageSelectionKeeper::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = m_selection->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    return count;
}

void ImageSelectionKeeper::remember()
{
    m_selected = selectedRows();
    const QModelIndex current = m_selection->currentIndex();
    m_current = current.isValid() ? m_model->rowId(current.row()) : RowMapping::NoRow;
    m_currentColumn = current.column();
    // Emptied here, cheaply: a reset would otherwise walk every persistent index.
    m_selection->reset();
}

void ImageSelectionKeeper::restore(const RowMapping &mapping)
{
    std::vector<int> rows;
    rows.reserve(m_selected.size());
    for (const RowId old : m_selected) {
        const RowId id = mapping.newRow(old);
        const int row = id == RowMapping::NoRow ? -1 : m_model->rowOf(id);
        if (row >= 0)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());

    QItemSelection selection;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        selection.append(
            QItemSelectionRange(m_model->index(rows[first], 0), m_model->index(rows[last], ImageColumnCount - 1)));
        first = last + 1;
    }
    if (!selection.isEmpty())
        m_selection->select(selection, QItemSelectionModel::ClearAndSelect);
    const RowId currentId = m_current == RowMapping::NoRow ? RowMapping::NoRow : mapping.newRow(m_current);
    const int currentRow = currentId == RowMapping::NoRow ? -1 : m_model->rowOf(currentId);
    if (currentRow >= 0)
        m_selection->setCurrentIndex(m_model->index(currentRow, m_currentColumn), QItemSelectionModel::NoUpdate);
    m_selected.clear();
    Q_EMIT restored(mapping);
}

} // namespace imagebrowser
