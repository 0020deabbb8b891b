// SPDX-License-Identifier: Apache-2.0
#include "ui/endoflifedelegate.h"

#include "app/images/imagecolumns.h"
#include "ui/colorscheme.h"
#include "ui/endoflifeshapes.h"
#include "ui/metrics.h"

#include <QApplication>
#include <QPainter>

namespace imagebrowser {

namespace {

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

int horizontalMargin(const QStyleOptionViewItem &option)
{
    return styleOf(option)->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
}

EndOfLifeState stateOf(const QModelIndex &index)
{
    const int state = index.data(EndOfLifeStateRole).toInt();
    return state > 0 && state < EndOfLifeStateCount ? static_cast<EndOfLifeState>(state) : EndOfLifeState::NoDate;
}

EndOfLifeColors::Ground groundOf(const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected)
        return EndOfLifeColors::Ground::Selection;
    const bool isAlternate = option.features & QStyleOptionViewItem::Alternate;
    return isAlternate ? EndOfLifeColors::Ground::Alternate : EndOfLifeColors::Ground::Base;
}

QPalette::ColorGroup colorGroupOf(const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

bool isName(int column)
{
    return column == OfferColumn || column == SkuColumn;
}

QFont withWeight(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

//! Across \a text. The one that Qt draws for prepared texts lies where the painter was in another cell.
void strikeOut(QPainter *painter, const QRectF &text, const QFontMetricsF &metrics, const QColor &color)
{
    const qreal baseline = text.top() + metrics.ascent();
    painter->fillRect(
        QRectF(text.left(), qRound(baseline - metrics.strikeOutPos()), text.width(), qMax(1.0, metrics.lineWidth())),
        color);
}

} // namespace

EndOfLifeDelegate::Look::Look(const QStyleOptionViewItem &option, qreal ratioOfScreen)
    : colors(option.palette)
    , secondary(secondaryTextColor(option.palette))
    , font(option.font)
    , stateFont(withWeight(option.font, QFont::DemiBold))
    , ratio(ratioOfScreen)
    , shapeSize(metrics::iconSize(option.fontMetrics))
{
}

bool EndOfLifeDelegate::Look::isFor(const QStyleOptionViewItem &option, qreal ratioOfScreen) const
{
    return colors.isFor(option.palette) && qFuzzyCompare(ratio, ratioOfScreen) && font == option.font;
}

EndOfLifeDelegate::EndOfLifeDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void EndOfLifeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qreal ratio = painter->device()->devicePixelRatio();
    if (!m_look || !m_look->isFor(option, ratio))
        m_look.emplace(option, ratio);
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    styleOf(cell)->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);

    const int column = index.column();
    const EndOfLifeState state = stateOf(index);
    const int margin = horizontalMargin(cell);
    QRect textRect = cell.rect.adjusted(margin, 0, -margin, 0);
    if (column == StateColumn) {
        const int size = m_look->shapeSize;
        const QRect shapeRect =
            QStyle::alignedRect(cell.direction, Qt::AlignLeft | Qt::AlignVCenter, {size, size}, textRect);
        drawShape(painter, cell, shapeRect, state);
        const int shift = size + metrics::SpaceTiny + 2;
        textRect = QStyle::visualRect(cell.direction, textRect, textRect.adjusted(shift, 0, 0, 0));
    }
    const bool isStruck = state == EndOfLifeState::Ended && isName(column);
    const TextLook look = column == StateColumn ? TextLook::State : isStruck ? TextLook::Struck : TextLook::Plain;
    drawText(painter, cell, textRect, look, textColor(cell, column, state));
    drawFocus(painter, cell);
}

void EndOfLifeDelegate::drawShape(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect,
                                  EndOfLifeState state) const
{
    const QPixmap &pixmap = shape(state, groundOf(cell));
    const bool isEnabled = cell.state & QStyle::State_Enabled;
    if (isEnabled && cell.rect.contains(rect))
        return painter->drawPixmap(rect.topLeft(), pixmap);
    painter->save();
    painter->setClipRect(cell.rect, Qt::IntersectClip);
    painter->setOpacity(painter->opacity() * (isEnabled ? 1.0 : 0.5));
    painter->drawPixmap(rect.topLeft(), pixmap);
    painter->restore();
}

const QPixmap &EndOfLifeDelegate::shape(EndOfLifeState state, EndOfLifeColors::Ground ground) const
{
    QPixmap &pixmap = m_look->shapes[static_cast<std::size_t>(ground)][static_cast<std::size_t>(state)];
    if (pixmap.isNull()) {
        const QSizeF size(m_look->shapeSize, m_look->shapeSize);
        pixmap = QPixmap((size * m_look->ratio).toSize());
        pixmap.setDevicePixelRatio(m_look->ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintEndOfLifeShape(&painter, QRectF({}, size), state, m_look->colors.color(state, ground));
    }
    return pixmap;
}

QColor EndOfLifeDelegate::textColor(const QStyleOptionViewItem &option, int column, EndOfLifeState state) const
{
    const QPalette::ColorGroup group = colorGroupOf(option);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor plain = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    if (group == QPalette::Disabled)
        return plain;
    if (column == StateColumn)
        return m_look->colors.color(state, groundOf(option));
    const bool isSecondary = column == DaysLeftColumn || (column == EndsColumn && state == EndOfLifeState::NoDate);
    return isSecondary && !isHighContrast(option.palette) ? m_look->secondary : plain;
}

void EndOfLifeDelegate::drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &rect,
                                 TextLook look, const QColor &color) const
{
    if (rect.width() <= 0 || option.text.isEmpty())
        return;
    const QFont &font = look == TextLook::State ? m_look->stateFont : m_look->font;
    const CellTexts::Line &text =
        m_look->texts.laidOut(option.text, font, static_cast<int>(look), rect.width(), option.textElideMode);
    const auto alignment = QStyle::visualAlignment(option.direction, option.displayAlignment);
    const QRectF place = QStyle::alignedRect(Qt::LeftToRight, alignment, text.size.toSize(), rect);
    // Saving and restoring all of the painter takes memory for each cell.
    const QPen before = painter->pen();
    painter->setPen(m_look->texts.pen(color));
    text.paint(painter, place.topLeft());
    painter->setPen(before);
    if (look == TextLook::Struck)
        strikeOut(painter, place, QFontMetricsF(font), color);
}

void EndOfLifeDelegate::drawFocus(QPainter *painter, const QStyleOptionViewItem &option) const
{
    if (!(option.state & QStyle::State_HasFocus))
        return;
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    focus.rect = option.rect;
    focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
    focus.backgroundColor = option.palette.color(
        groundOf(option) == EndOfLifeColors::Ground::Selection ? QPalette::Highlight : QPalette::Base);
    styleOf(option)->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
}

QSize EndOfLifeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isState = index.column() == StateColumn;
    const QFontMetrics fontMetrics(isState ? withWeight(option.font, QFont::DemiBold) : option.font);
    int width = fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * horizontalMargin(option);
    if (isState)
        width += metrics::iconSize(option.fontMetrics) + metrics::SpaceTiny + 2;
    // Rounding of fractional advances must not elide what was measured to fit.
    return {width + 1, metrics::rowHeight(option.fontMetrics)};
}

} // namespace imagebrowser
