// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace imagebrowser {

//! Makes the rows of a tree that span all columns as high as their wrapped text needs, at any width of the view. A tree
//! wraps what it paints, but asks for the height of one line.
class WrappedNoteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Owned by \a view.
    explicit WrappedNoteDelegate(QTreeView *view);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTreeView *m_view;
};

} // namespace imagebrowser
