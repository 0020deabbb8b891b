// SPDX-License-Identifier: Apache-2.0
#include "ui/facetdelegate.h"

#include "app/models/facetmodel.h"
#include "ui/colorscheme.h"
#include "ui/controlpainting.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QIcon>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace imagebrowser {

namespace {

constexpr int boxSize = 14;

QRect visual(const QStyleOptionViewItem &option, const QRect &rect)
{
    return QStyle::visualRect(option.direction, option.rect, rect);
}

} // namespace

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    painter->save();
    const bool hasFocus = (item.state & QStyle::State_HasFocus) && (item.state & QStyle::State_Active);
    const bool isHot = item.state & QStyle::State_MouseOver;
    const QRectF ground = QRectF(item.rect).adjusted(metrics::SpaceTiny, 0, -metrics::SpaceTiny, 0);
    if (isHot && !hasFocus) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(item.palette.color(QPalette::Window), item.palette.color(QPalette::WindowText), 0.05));
        painter->drawRoundedRect(ground, metrics::Radius, metrics::Radius);
    }
    const QRect area = item.rect.adjusted(metrics::Space, 0, -metrics::Space, 0);
    if (!index.parent().isValid())
        paintHeading(painter, item, area);
    else
        paintValue(painter, item, area, index);
    if (hasFocus)
        controlpainting::paintFocus(painter, ground, item.palette);
    painter->restore();
}

void FacetDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QRect &area) const
{
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QColor ink = secondaryTextColor(option.palette);
    const int line = QFontMetrics(bold).height();
    const QRect text(area.left(), area.bottom() - line - metrics::SpaceTiny + 1, area.width(), line);
    painter->setFont(bold);
    painter->setPen(ink);
    painter->drawText(visual(option, text), Qt::AlignVCenter | Qt::AlignLeading, option.text);
    const bool isOpen = option.state & QStyle::State_Open;
    const QRect chevron(text.right() - line + 1, text.top(), line, line);
    const Qt::ArrowType closed = option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    controlpainting::paintChevron(painter, QRectF(visual(option, chevron)), isOpen ? Qt::DownArrow : closed, ink);
}

void FacetDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option, QRect area,
                               const QModelIndex &index) const
{
    const QColor ground = option.palette.color(QPalette::Window);
    if (index.data(FacetModel::IsMoreRole).toBool()) {
        painter->setPen(readableOn(ground, accentColor(option.palette)));
        area.setLeft(area.left() + boxSize + metrics::SpaceSmall);
        painter->drawText(visual(option, area), Qt::AlignVCenter | Qt::AlignLeading, option.text);
        return;
    }
    const bool isChecked = option.checkState == Qt::Checked;
    const QVariant counted = index.data(FacetModel::CountRole);
    const qlonglong count = counted.toLongLong();
    const QRect box(area.left(), area.top() + (area.height() - boxSize + 1) / 2, boxSize, boxSize);
    const QStyle::State state = QStyle::State_Enabled | (isChecked ? QStyle::State_On : QStyle::State_Off)
        | (option.state & QStyle::State_MouseOver);
    controlpainting::paintCheckBox(painter, QRectF(visual(option, box)), option.palette, state);
    area.setLeft(box.right() + 1 + metrics::SpaceSmall);
    if (const QVariant endOfLife = index.data(FacetModel::StateRole); endOfLife.isValid()) {
        const int size = metrics::iconSize(option.fontMetrics);
        const QRect place(area.left(), area.center().y() - size / 2, size, size);
        endOfLifeIcon(static_cast<EndOfLifeState>(endOfLife.toInt())).paint(painter, visual(option, place));
        area.setLeft(place.right() + 1 + metrics::SpaceTiny + 2);
    }
    const QString countText = counted.isValid() ? QLocale().toString(count) : QString();
    const QColor secondary = readableOn(ground, secondaryTextColor(option.palette));
    painter->setPen(secondary);
    painter->drawText(visual(option, area), Qt::AlignVCenter | Qt::AlignTrailing, countText);
    area.setRight(area.right() - option.fontMetrics.horizontalAdvance(countText) - metrics::SpaceSmall);
    painter->setPen(count == 0 && !isChecked ? secondary : option.palette.color(QPalette::WindowText));
    painter->drawText(visual(option, area), Qt::AlignVCenter | Qt::AlignLeading,
                      option.fontMetrics.elidedText(option.text, Qt::ElideMiddle, area.width()));
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = metrics::onGrid(option.fontMetrics.height() + metrics::SpaceTiny);
    return {0, index.parent().isValid() ? line : line + metrics::SpaceSmall};
}

bool FacetDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (!(model->flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const auto *mouse = event->type() == QEvent::MouseButtonRelease ? static_cast<QMouseEvent *>(event) : nullptr;
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isClick =
        mouse != nullptr && mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint());
    const bool isKey = key != nullptr && (key->key() == Qt::Key_Space || key->key() == Qt::Key_Select);
    if (!isClick && !isKey)
        return false;
    const bool isChecked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace imagebrowser
