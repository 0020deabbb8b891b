// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesdelegate.h"

#include "app/differences/differencesmodel.h"
#include "ui/colorscheme.h"
#include "ui/differencemarks.h"
#include "ui/endoflifeshapes.h"
#include "ui/metrics.h"

#include <QApplication>
#include <QPainter>

namespace imagebrowser {

namespace {

using Mark = DifferencesModel::Mark;

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

int marginOf(const QStyleOptionViewItem &option)
{
    return styleOf(option)->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
}

Mark markOf(const QModelIndex &index)
{
    return static_cast<Mark>(index.data(DifferencesModel::MarkRole).toInt());
}

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Selected;
}

QColor textColor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isActive = option.state & QStyle::State_Active;
    const QPalette::ColorGroup group = isActive ? QPalette::Active : QPalette::Inactive;
    const Mark mark = markOf(index);
    const bool isAccount = index.column() >= DifferencesModel::FirstAccount;
    const bool isWeak = mark == Mark::Same || mark == Mark::NotKnown
        || (isAccount && !index.data(DifferencesModel::UnusualRole).toBool());
    if (isWeak && !isHighContrast(option.palette) && !isSelected(option))
        return secondaryTextColor(option.palette);
    return option.palette.color(group, isSelected(option) ? QPalette::HighlightedText : QPalette::Text);
}

QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    const int column = index.column();
    if (index.data(DifferencesModel::UnusualRole).toBool())
        font.setWeight(QFont::DemiBold);
    if (column == DifferencesModel::Sku || column == DifferencesModel::Offer)
        font.setStrikeOut(index.data(EndOfLifeStateRole).toInt() == static_cast<int>(EndOfLifeState::Ended));
    return font;
}

void drawFocus(QPainter *painter, const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_HasFocus))
        return;
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    focus.backgroundColor = option.palette.color(isSelected(option) ? QPalette::Highlight : QPalette::Base);
    styleOf(option)->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
}

} // namespace

const EndOfLifeColors &DifferencesDelegate::colors(const QPalette &palette) const
{
    if (!m_colors || !m_colors->isFor(palette))
        m_colors.emplace(palette);
    return *m_colors;
}

void DifferencesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    styleOf(cell)->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    painter->save();
    painter->setClipRect(cell.rect, Qt::IntersectClip);
    QRect textRect = cell.rect.adjusted(marginOf(cell), 0, -marginOf(cell), 0);
    const QColor color = textColor(cell, index);
    if (const Mark mark = markOf(index); mark != Mark::None) {
        const int size = metrics::iconSize(cell.fontMetrics);
        const QRect shape =
            QStyle::alignedRect(cell.direction, Qt::AlignLeft | Qt::AlignVCenter, {size, size}, textRect);
        if (mark == Mark::EndOfLife) {
            const auto state = static_cast<EndOfLifeState>(index.data(EndOfLifeStateRole).toInt());
            const auto ground = isSelected(cell)                  ? EndOfLifeColors::Ground::Selection
                : cell.features & QStyleOptionViewItem::Alternate ? EndOfLifeColors::Ground::Alternate
                                                                  : EndOfLifeColors::Ground::Base;
            paintEndOfLifeShape(painter, shape, state, colors(cell.palette).color(state, ground));
        } else {
            paintDifferenceMark(painter, shape, mark, color);
        }
        textRect =
            QStyle::visualRect(cell.direction, textRect, textRect.adjusted(size + metrics::SpaceTiny + 2, 0, 0, 0));
    }
    const QFont font = fontOf(cell, index);
    painter->setFont(font);
    painter->setPen(color);
    const auto alignment = QStyle::visualAlignment(cell.direction, cell.displayAlignment);
    painter->drawText(textRect, static_cast<int>(alignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(cell.text, Qt::ElideRight, textRect.width()));
    painter->restore();
    drawFocus(painter, cell);
}

QSize DifferencesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics fontMetrics(fontOf(option, index));
    int width = fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * marginOf(option) + 1;
    if (markOf(index) != Mark::None)
        width += metrics::iconSize(option.fontMetrics) + metrics::SpaceTiny + 2;
    return {width, metrics::rowHeight(option.fontMetrics)};
}

} // namespace imagebrowser
