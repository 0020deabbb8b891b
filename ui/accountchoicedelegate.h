// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace imagebrowser {

//! Draws the rows of an AccountChoiceModel: check box, star of a favourite, name, and what tells it apart at the far
//! end.
class AccountChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    //! Where a click ticks instead of choosing: the check box with the room around it.
    [[nodiscard]] static QRect checkArea(const QStyleOptionViewItem &option);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    //! The popup handles clicks and keys.
    bool editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &, const QModelIndex &) override
    {
        return false;
    }
};

} // namespace imagebrowser
