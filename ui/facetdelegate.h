// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace imagebrowser {

//! Draws the rows of a FacetModel: headings with a chevron, values with tick, state shape, name and count, and the
//! "more" row as a link. A click anywhere on a value ticks it.
class FacetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QRect &area) const;
    void paintValue(QPainter *painter, const QStyleOptionViewItem &option, QRect area, const QModelIndex &index) const;
};

} // namespace imagebrowser
