// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/imageselectionkeeper.h"

#include <QTableView>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace imagebrowser {

//! The table of images. Keeps selection, current row and what is at the top by image through every rearrangement; copies rows and cells;
//! typing starts a search. The model must be an ImageQueryModel and outlive the view.
class ImageTableView : public QTableView
{
    Q_OBJECT

public:
    explicit ImageTableView(ImageQueryModel *model, QWidget *parent = nullptr);

    [[nodiscard]] ImageSelectionKeeper *keeper() const { return m_keeper; }
    //! The current image, or nothing.
    [[nodiscard]] std::optional<RowId> currentRow() const;

    //! Widths from the contents, until the user has chosen one. Once there were contents, columns only grow.
    void fitColumns();
    void setColumnWidthsKnown(bool known) { m_areWidthsKnown = known; }
    void resetColumns();
    //! Makes that row, or the last one, current and selected when no row is current, so that the details are not empty.
    void chooseRowNear(int row, int column);
    void chooseFirstRow() { chooseRowNear(0, 0); }
    //! Columns that are not hidden.
    [[nodiscard]] ImageColumnSet visibleColumns() const;
    void setColumnShown(ImageColumn column, bool shown);
    //! One for each column, checked while it is shown, and one that resets them all.
    void addColumnActions(QMenu *menu);

    void selectAll() override;
    //! Selected rows as tab-separated text of the visible columns, in their visual order, with the header line when there is more than one row.
    [[nodiscard]] QString selectionAsText() const;
    [[nodiscard]] QString currentCellText() const;
    //! Selected images as a JSON array of what the service sent; a single one as an object.
    [[nodiscard]] QByteArray selectionAsJson() const;

Q_SIGNALS:
    void selectionCountChanged();
    void currentImageChanged();
    //! A printable key was typed: the text belongs into the search field.
    void typed(const QString &text);
    void contextMenuWanted(const QModelIndex &index, const QPoint &globalPosition);
    void columnsChanged();
    //! Escape, with nothing of the table's own to end.
    void escapePressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void setUpHeaders();
    void rememberTop();
    void restoreTop(const RowMapping &mapping);
    void applyRowHeight();
    void showHeaderMenu(const QPoint &position);

    ImageQueryModel *m_model;
    RowSelectionModel *m_selection;
    ImageSelectionKeeper *m_keeper;
    RowId m_top = RowMapping::NoRow;
    bool m_areWidthsKnown = false;
    bool m_isFitted = false; //!< to some rows
    bool m_isFitting = false;
};

} // namespace imagebrowser
