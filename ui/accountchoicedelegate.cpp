// SPDX-License-Identifier: Apache-2.0
#include "ui/accountchoicedelegate.h"

#include "app/models/accountchoicemodel.h"
#include "ui/colorscheme.h"
#include "ui/controlpainting.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QApplication>
#include <QPainter>

namespace imagebrowser {

namespace {

constexpr int boxSize = 14;

QRect visual(const QStyleOptionViewItem &option, const QRect &rect)
{
    return QStyle::visualRect(option.direction, option.rect, rect);
}

void paintTick(QPainter *painter, const QStyleOptionViewItem &option)
{
    const QRect box(option.rect.left() + metrics::Space, option.rect.top() + (option.rect.height() - boxSize + 1) / 2,
                    boxSize, boxSize);
    QStyle::State state = QStyle::State_Enabled | (option.state & QStyle::State_MouseOver);
    state |= option.checkState == Qt::Checked       ? QStyle::State_On
        : option.checkState == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                    : QStyle::State_Off;
    controlpainting::paintCheckBox(painter, QRectF(visual(option, box)), option.palette, state);
}

} // namespace

QRect AccountChoiceDelegate::checkArea(const QStyleOptionViewItem &option)
{
    QRect area = option.rect;
    area.setWidth(metrics::Space + boxSize + metrics::SpaceSmall);
    return visual(option, area);
}

void AccountChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const QColor ground = item.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const QColor ink = item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    paintTick(painter, item);

    QRect area = item.rect.adjusted(metrics::Space + boxSize + metrics::SpaceSmall, 0, -metrics::Space, 0);
    const int icon = metrics::iconSize(item.fontMetrics);
    if (index.data(AccountChoiceModel::IsFavouriteRole).toBool()) {
        const QRect place(area.left(), area.top() + (area.height() - icon) / 2, icon, icon);
        paletteIcon(QStringLiteral("star"))
            .paint(painter, visual(item, place), Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        area.setLeft(place.right() + 1 + metrics::SpaceTiny);
    }
    QFont bold = item.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics boldMetrics(bold);
    const int nameWidth = std::min(boldMetrics.horizontalAdvance(item.text), area.width());
    painter->setFont(bold);
    painter->setPen(ink);
    painter->drawText(visual(item, area), Qt::AlignVCenter | Qt::AlignLeading,
                      boldMetrics.elidedText(item.text, Qt::ElideMiddle, area.width()));
    area.setLeft(area.left() + nameWidth + metrics::SpaceLarge);
    if (area.width() > metrics::SpaceHuge) {
        painter->setFont(item.font);
        painter->setPen(isSelected ? readableOn(ground, mixed(ground, ink, 0.8)) : secondaryTextColor(item.palette));
        painter->drawText(visual(item, area), Qt::AlignVCenter | Qt::AlignTrailing,
                          item.fontMetrics.elidedText(index.data(AccountChoiceModel::SubtitleRole).toString(),
                                                      Qt::ElideRight, area.width()));
    }
    if (index.data(AccountChoiceModel::IsAllRole).toBool())
        controlpainting::paintEdge(painter, item.rect, Qt::BottomEdge, gridColor(item.palette));
    painter->restore();
}

QSize AccountChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, metrics::onGrid(metrics::rowHeight(option.fontMetrics) + metrics::SpaceTiny)};
}

} // namespace imagebrowser
