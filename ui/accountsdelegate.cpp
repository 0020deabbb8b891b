// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsdelegate.h"

#include "app/models/listingstatemodel.h"
#include "ui/colorscheme.h"
#include "ui/endoflifeshapes.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QApplication>
#include <QPainter>

namespace imagebrowser {

namespace {

//! The shapes people know from the table; what is on its way has an icon of its own.
std::optional<EndOfLifeState> shapeOf(ListingStatus status)
{
    switch (status) {
    case ListingStatus::Failed:
        return EndOfLifeState::Critical;
    case ListingStatus::Incomplete:
        return EndOfLifeState::Warning;
    case ListingStatus::Waiting:
        return EndOfLifeState::Notice;
    case ListingStatus::Done:
        return EndOfLifeState::Supported;
    case ListingStatus::Stopped:
    case ListingStatus::Queued:
    case ListingStatus::NotFetched:
        return EndOfLifeState::NoDate;
    case ListingStatus::Fetching:
        break;
    }
    return std::nullopt;
}

} // namespace

void AccountsDelegate::paintShape(QPainter *painter, const QRect &place, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto status = static_cast<ListingStatus>(index.data(ListingStateModel::StatusRole).toInt());
    const auto shape = shapeOf(status);
    if (!shape) {
        paletteIcon(QStringLiteral("refresh"))
            .paint(painter, place, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        return;
    }
    if (!m_colors || !m_colors->isFor(option.palette))
        m_colors.emplace(option.palette);
    const auto ground = isSelected                                  ? EndOfLifeColors::Ground::Selection
        : option.features.testFlag(QStyleOptionViewItem::Alternate) ? EndOfLifeColors::Ground::Alternate
                                                                    : EndOfLifeColors::Ground::Base;
    paintEndOfLifeShape(painter, place, *shape, m_colors->color(*shape, ground));
}

void AccountsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != ListingStateModel::StatusColumn && index.column() != ListingStateModel::ActionColumn) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const QColor ground = item.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const QColor ink = item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    // As far from the edge as the style puts the text of the other columns.
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    QRect area = item.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    if (index.column() == ListingStateModel::StatusColumn) {
        const int size = metrics::iconSize(item.fontMetrics);
        const QRect place(area.left(), area.top() + (area.height() - size) / 2, size, size);
        paintShape(painter, QStyle::visualRect(item.direction, item.rect, place), item, index);
        area.setLeft(place.right() + 1 + metrics::SpaceSmall);
        painter->setPen(ink);
    } else {
        QFont linked = item.font;
        linked.setUnderline(item.state.testFlag(QStyle::State_MouseOver));
        painter->setFont(linked);
        painter->setPen(isSelected ? ink : readableOn(ground, accentColor(item.palette)));
    }
    painter->drawText(QStyle::visualRect(item.direction, item.rect, area), Qt::AlignVCenter | Qt::AlignLeading,
                      item.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize AccountsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = QStyledItemDelegate::sizeHint(option, index).width() + metrics::SpaceSmall;
    const int shape = index.column() == ListingStateModel::StatusColumn
        ? metrics::iconSize(option.fontMetrics) + metrics::SpaceSmall
        : 0;
    return {width + shape, metrics::rowHeight(option.fontMetrics)};
}

} // namespace imagebrowser
