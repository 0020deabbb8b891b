// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

class QFrame;

namespace imagebrowser {

//! The first columns of a table once more, over it, while they would be scrolled away: as many of them as leave room
//! for others, those nearest to the others first. Shares model, selection, delegate and focus with the table, its
//! parent, and takes part in its sorting, scrolling and widths.
class FrozenColumns : public QTableView
{
    Q_OBJECT

public:
    //! The first \a columns of \a table, which has its model, delegate and header.
    FrozenColumns(QTableView *table, int columns);
    ~FrozenColumns() override;

    //! Shows, hides and places them as the table is now.
    void place();
    //! Of what they cover, whether they are shown or not.
    [[nodiscard]] int frozenWidth() const;
    //! True while they would be scrolled away.
    [[nodiscard]] bool isNeeded() const;

Q_SIGNALS:
    void headerMenuWanted(const QPoint &position);

private:
    void setUpHeader();
    void followTable();
    //! The first of the columns that stay; their number when none can.
    [[nodiscard]] int firstFrozen() const;

    QTableView *m_table;
    int m_columns;
    QFrame *m_edge; //!< right of them
};

} // namespace imagebrowser
