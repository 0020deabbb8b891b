// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QItemSelectionModel>

#include <span>
#include <vector>

namespace imagebrowser {

//! Selection of whole rows of a flat model that stays quick with tens of thousands of separate runs. Qt goes through
//! all runs for every cell it paints and compares all with all when one row is added. So beyond MaxRuns the selection
//! is one byte a row here, and Qt is told only of the rows in sight and around: ask rows() and count(), not
//! selection(). Rows may be added at the end; every other change of the model must be a reset.
class RowSelectionModel : public QItemSelectionModel
{
    Q_OBJECT

public:
    //! Qt gets more runs than these only for rows that are in sight.
    static constexpr qsizetype MaxRuns = 512;

    using QItemSelectionModel::QItemSelectionModel;

    //! Selected rows, in order.
    [[nodiscard]] std::vector<int> rows() const;
    //! Number of selected rows, without listing them.
    [[nodiscard]] int count() const;
    //! Selects \a rows and no others; they are in order, each once.
    void selectRows(std::span<const int> rows);
    //! What a view is about to paint: isSelected() is right for these rows when this returns.
    void setInSight(int firstRow, int lastRow);

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, QItemSelectionModel::SelectionFlags command) override;
    void reset() override;

private:
    using Bytes = std::vector<std::uint8_t>;

    [[nodiscard]] QItemSelection runsOf(std::span<const int> rows) const;
    void tellQt();

    bool m_isSparse = false; //!< the selection is in m_selected
    Bytes m_selected; //!< by row; rows beyond its end are not
    Bytes m_settled; //!< m_selected without the last command, which one with the flag Current takes back
    int m_firstTold = 0;
    int m_lastTold = -1;
};

} // namespace imagebrowser
