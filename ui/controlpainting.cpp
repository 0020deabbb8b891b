// SPDX-License-Identifier: Apache-2.0
#include "ui/controlpainting.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionSlider>
#include <QStyleOptionToolButton>
#include <QToolBar>

#include <algorithm>
#include <array>

namespace imagebrowser::controlpainting {

namespace {

constexpr qreal HoverTint = 0.05;
constexpr qreal PressedTint = 0.10;

//! Saves and restores, and switches smooth edges on.
class SmoothPainter
{
public:
    explicit SmoothPainter(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~SmoothPainter() { m_painter->restore(); }
    SmoothPainter(const SmoothPainter &) = delete;
    SmoothPainter &operator=(const SmoothPainter &) = delete;

private:
    QPainter *m_painter;
};

qreal tint(QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return 0.0;
    if (state & QStyle::State_Sunken)
        return PressedTint;
    return state & QStyle::State_MouseOver ? HoverTint : 0.0;
}

bool showsFocus(QStyle::State state)
{
    return (state & QStyle::State_HasFocus) && (state & QStyle::State_Enabled);
}

//! A surface with a hair line that lies wholly inside \a rect.
void paintSurface(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal width = 1.0)
{
    const qreal inset = width / 2.0;
    painter->setPen(QPen(border, width));
    painter->setBrush(fill);
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), metrics::Radius, metrics::Radius);
}

QColor frameColor(const QPalette &palette, QStyle::State state)
{
    const bool hovered = (state & QStyle::State_MouseOver) && (state & QStyle::State_Enabled);
    return hovered && !isHighContrast(palette) ? palette.color(QPalette::Dark) : borderColor(palette);
}

QColor indicatorFrame(const QPalette &palette, QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return borderColor(palette);
    // 3:1 on every ground, as for any control that has no text of its own.
    return readableOn(palette.color(QPalette::Window), borderColor(palette), 3.0);
}

} // namespace

QColor textColor(const QPalette &palette, QStyle::State state, Emphasis emphasis)
{
    if (!(state & QStyle::State_Enabled))
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    return emphasis == Emphasis::Accent ? accentColor(palette) : palette.color(QPalette::ButtonText);
}

void paintButton(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state, Emphasis emphasis)
{
    const SmoothPainter smooth(painter);
    const bool enabled = state & QStyle::State_Enabled;
    const QColor fill = enabled
        ? mixed(palette.color(QPalette::Button), palette.color(QPalette::ButtonText), tint(state))
        : palette.color(QPalette::Window);
    const bool accented = enabled && (emphasis == Emphasis::Accent || showsFocus(state));
    const QColor border = accented ? accentColor(palette) : frameColor(palette, state);
    paintSurface(painter, rect, fill, border, showsFocus(state) ? 2.0 : 1.0);
}

void paintFlatButton(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state)
{
    const SmoothPainter smooth(painter);
    const qreal amount = std::max(tint(state), state & QStyle::State_On ? PressedTint : 0.0);
    painter->setPen(Qt::NoPen);
    if (amount > 0.0) {
        QColor wash = palette.color(QPalette::ButtonText);
        wash.setAlphaF(static_cast<float>(amount));
        painter->setBrush(wash);
        painter->drawRoundedRect(rect, metrics::Radius, metrics::Radius);
    }
    if (showsFocus(state))
        paintFocus(painter, rect, palette);
}

void paintField(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state)
{
    const SmoothPainter smooth(painter);
    const bool enabled = state & QStyle::State_Enabled;
    const QColor fill = palette.color(!enabled              ? QPalette::Window
                                          : isDark(palette) ? QPalette::Button
                                                            : QPalette::Base);
    const QColor border = showsFocus(state) ? accentColor(palette) : frameColor(palette, state);
    paintSurface(painter, rect, fill, border);
}

void paintFrame(QPainter *painter, const QRect &rect, const QPalette &palette)
{
    painter->save();
    painter->setPen(borderColor(palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void paintFocus(QPainter *painter, const QRectF &rect, const QPalette &palette)
{
    const SmoothPainter smooth(painter);
    painter->setPen(QPen(accentColor(palette), 1.0));
    painter->setBrush(Qt::NoBrush);
    constexpr qreal FocusRadius = metrics::Radius - 1.0;
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), FocusRadius, FocusRadius);
}

void paintCheckBox(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state)
{
    const SmoothPainter smooth(painter);
    const qreal side = std::min(rect.width(), rect.height()) - 2.0;
    const QRectF box(rect.center() - QPointF(side, side) / 2.0, QSizeF(side, side));
    const bool enabled = state & QStyle::State_Enabled;
    const bool marked = state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor mark = enabled ? accentColor(palette) : palette.color(QPalette::Disabled, QPalette::Text);
    const QColor ground = palette.color(enabled ? QPalette::Base : QPalette::Window);
    painter->setPen(QPen(marked ? mark : indicatorFrame(palette, state), 1.0));
    painter->setBrush(marked ? mark : mixed(ground, palette.color(QPalette::Text), tint(state)));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    if (!marked)
        return;

    painter->setPen(QPen(palette.color(QPalette::Base), side / 8.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box, side](qreal x, qreal y) { return box.topLeft() + QPointF(x, y) * side; };
    if (state & QStyle::State_NoChange) {
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    } else {
        const std::array<QPointF, 3> check{at(0.25, 0.53), at(0.43, 0.71), at(0.76, 0.31)};
        painter->drawPolyline(check.data(), static_cast<int>(check.size()));
    }
}

void paintRadioButton(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state)
{
    const SmoothPainter smooth(painter);
    const qreal side = std::min(rect.width(), rect.height()) - 2.0;
    const bool enabled = state & QStyle::State_Enabled;
    const bool on = state & QStyle::State_On;
    const QColor mark = enabled ? accentColor(palette) : palette.color(QPalette::Disabled, QPalette::Text);
    painter->setPen(QPen(on ? mark : indicatorFrame(palette, state), 1.0));
    painter->setBrush(
        mixed(palette.color(enabled ? QPalette::Base : QPalette::Window), palette.color(QPalette::Text), tint(state)));
    painter->drawEllipse(rect.center(), side / 2.0 - 0.5, side / 2.0 - 0.5);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(rect.center(), side / 4.0, side / 4.0);
    }
}

void paintChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color)
{
    constexpr qreal Largest = 8.0;
    const SmoothPainter smooth(painter);
    const qreal width = std::min({rect.width(), rect.height(), Largest});
    painter->translate(rect.center());
    switch (direction) {
    case Qt::UpArrow:
        painter->rotate(180.0);
        break;
    case Qt::LeftArrow:
        painter->rotate(90.0);
        break;
    case Qt::RightArrow:
        painter->rotate(-90.0);
        break;
    case Qt::DownArrow:
    case Qt::NoArrow:
        break;
    }
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal half = width / 2.0;
    const std::array<QPointF, 3> chevron{QPointF(-half, -half / 2.0), QPointF(0.0, half / 2.0),
                                         QPointF(half, -half / 2.0)};
    painter->drawPolyline(chevron.data(), static_cast<int>(chevron.size()));
}

void paintScrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRectF &handle)
{
    const SmoothPainter smooth(painter);
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    if (handle.isEmpty() || option.maximum <= option.minimum)
        return;
    const bool active = (option.activeSubControls & QStyle::SC_ScrollBarSlider)
        && (option.state & (QStyle::State_MouseOver | QStyle::State_Sunken));
    constexpr qreal Rest = 0.28;
    constexpr qreal Active = 0.5;
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::Text),
                            isHighContrast(option.palette) ? 1.0
                                : active                   ? Active
                                                           : Rest));
    constexpr qreal Inset = 3.0;
    const QRectF pill = handle.adjusted(Inset, Inset, -Inset, -Inset);
    const qreal radius = std::min(pill.width(), pill.height()) / 2.0;
    painter->drawRoundedRect(pill, radius, radius);
}

void paintEdge(QPainter *painter, const QRect &rect, Qt::Edge edge, const QColor &color)
{
    QRect line = rect;
    switch (edge) {
    case Qt::TopEdge:
        line.setHeight(metrics::HairLine);
        break;
    case Qt::BottomEdge:
        line.setTop(rect.bottom());
        break;
    case Qt::LeftEdge:
        line.setWidth(metrics::HairLine);
        break;
    case Qt::RightEdge:
        line.setLeft(rect.right());
        break;
    }
    painter->fillRect(line, color);
}

bool isOnToolBar(const QWidget *widget)
{
    return widget && qobject_cast<const QToolBar *>(widget->parentWidget());
}

int menuArrowWidth(const QStyleOptionToolButton &button)
{
    const bool opensMenu = (button.features & QStyleOptionToolButton::HasMenu)
        && !(button.features & QStyleOptionToolButton::MenuButtonPopup);
    const bool hasText =
        !button.text.isEmpty() && (button.icon.isNull() || button.toolButtonStyle != Qt::ToolButtonIconOnly);
    return opensMenu && hasText ? metrics::Space : 0;
}

} // namespace imagebrowser::controlpainting
