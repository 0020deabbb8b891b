// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/imagequerymodel.h"
#include "app/models/rowselectionmodel.h"

#include <QObject>

namespace imagebrowser {

//! Keeps selection and current row on the same images while search, filter, sort or a refresh moves the rows under
//! them. Rows that are not shown any more leave the selection. Whole rows are selected, as runs, so that all rows of a
//! large table are one range.
class ImageSelectionKeeper : public QObject
{
    Q_OBJECT

public:
    ImageSelectionKeeper(ImageQueryModel *model, RowSelectionModel *selection, QObject *parent = nullptr);

    //! Selected images in view order.
    [[nodiscard]] std::vector<RowId> selectedRows() const;
    //! Number of selected rows, without listing them.
    [[nodiscard]] int selectedCount() const;

Q_SIGNALS:
    //! After the selection was put back, so that the view can scroll to where it was.
    void restored(const imagebrowser::RowMapping &mapping);

private:
    void remember();
    void restore(const RowMapping &mapping);

    ImageQueryModel *m_model;
    RowSelectionModel *m_selection;
    std::vector<RowId> m_selected;
    RowId m_current = RowMapping::NoRow;
    int m_currentColumn = 0;
};

} // namespace imagebrowser
