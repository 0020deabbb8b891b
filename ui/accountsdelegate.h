// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/endoflifecolors.h"

#include <QStyledItemDelegate>

#include <optional>

namespace imagebrowser {

//! Draws the rows of a ListingStateModel: a shape before the words of the state, the action as a link.
class AccountsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintShape(QPainter *painter, const QRect &place, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;

    mutable std::optional<EndOfLifeColors> m_colors; //!< of the palette last painted with
};

} // namespace imagebrowser
