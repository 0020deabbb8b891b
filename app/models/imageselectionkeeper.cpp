// SPDX-License-Identifier: Apache-2.0
#include "app/models/imageselectionkeeper.h"

#include <algorithm>

namespace imagebrowser {

ImageSelectionKeeper::ImageSelectionKeeper(ImageQueryModel *model, RowSelectionModel *selection, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_selection(selection)
{
    connect(model, &ImageQueryModel::aboutToRearrange, this, &ImageSelectionKeeper::remember);
    connect(model, &ImageQueryModel::rearranged, this, &ImageSelectionKeeper::restore);
}

std::vector<RowId> ImageSelectionKeeper::selectedRows() const
{
    const std::vector<int> rows = m_selection->rows();
    std::vector<RowId> ids(rows.size());
    std::transform(rows.begin(), rows.end(), ids.begin(), [this](int row) { return m_model->rowId(row); });
    return ids;
}

int ImageSelectionKeeper::selectedCount() const
{
    return m_selection->count();
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
    if (!rows.empty())
        m_selection->selectRows(rows);
    const RowId currentId = m_current == RowMapping::NoRow ? RowMapping::NoRow : mapping.newRow(m_current);
    const int currentRow = currentId == RowMapping::NoRow ? -1 : m_model->rowOf(currentId);
    if (currentRow >= 0)
        m_selection->setCurrentIndex(m_model->index(currentRow, m_currentColumn), QItemSelectionModel::NoUpdate);
    m_selected.clear();
    Q_EMIT restored(mapping);
}

} // namespace imagebrowser
