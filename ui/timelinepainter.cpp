// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinepainter.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

//! Secondary texts are a little smaller than the application's.
QFont smaller(QFont font)
{
    constexpr qreal Share = 0.88;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * Share);
    else
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * Share)));
    return font;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

//! Ended marks have cut corners and all others are round: the shape tells without the colour.
QPainterPath markShape(const QRectF &rect, EndOfLifeState state)
{
    QPainterPath path;
    if (state != EndOfLifeState::Ended) {
        path.addRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
        return path;
    }
    const qreal cut = rect.height() * 0.29;
    path.addPolygon(QPolygonF{QPointF(rect.left() + cut, rect.top()), QPointF(rect.right() - cut, rect.top()),
                              QPointF(rect.right(), rect.top() + cut), QPointF(rect.right(), rect.bottom() - cut),
                              QPointF(rect.right() - cut, rect.bottom()), QPointF(rect.left() + cut, rect.bottom()),
                              QPointF(rect.left(), rect.bottom() - cut), QPointF(rect.left(), rect.top() + cut)});
    path.closeSubpath();
    return path;
}

} // namespace

TimelinePainter::TimelinePainter(const QPalette &palette, const QFont &font)
    : m_palette(palette)
    , m_colors(palette)
    , m_font(font)
    , m_smallFont(smaller(font))
    , m_countFont(bold(smaller(font)))
{
}

TimelineMetrics TimelinePainter::metrics() const
{
    const QFontMetricsF text(m_font);
    const QFontMetricsF small(m_smallFont);
    const QFontMetricsF count(m_countFont);
    TimelineMetrics metrics;
    metrics.textWidth = [text](const QString &label) { return text.horizontalAdvance(label); };
    metrics.smallTextWidth = [small](const QString &label) { return small.horizontalAdvance(label); };
    metrics.countWidth = [count](const QString &label) { return count.horizontalAdvance(label); };
    metrics.textHeight = text.height();
    return metrics;
}

void TimelinePainter::paintAll(QPainter *painter, const TimelineLayout &layout) const
{
    painter->fillRect(QRectF({}, layout.size), m_palette.color(QPalette::Window));
    paintLanes(painter, layout, {});
    paintHeader(painter, layout);
}

void TimelinePainter::paintHeader(QPainter *painter, const TimelineLayout &layout) const
{
    painter->fillRect(QRectF(0, 0, layout.size.width(), layout.headerHeight), m_palette.color(QPalette::Window));
    painter->setFont(m_smallFont);
    painter->setPen(secondaryTextColor(m_palette));
    for (const TimelineLayout::Month &month : layout.months) {
        if (!month.label.isEmpty())
            painter->drawText(month.labelRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, month.label);
    }
}

void TimelinePainter::paintLanes(QPainter *painter, const TimelineLayout &layout, Interaction interaction) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGrid(painter, layout);
    paintLaneLabels(painter, layout);
    paintToday(painter, layout);
    paintEmptyText(painter, layout);
    painter->setFont(m_smallFont);
    painter->setPen(secondaryTextColor(m_palette));
    for (const TimelineLayout::Item &item : layout.items) {
        if (!item.label.isEmpty())
            painter->drawText(item.labelRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, item.label);
    }
    for (int i = 0; i < layout.items.size(); ++i) {
        const TimelineLayout::Item &item = layout.items[i];
        paintHalo(painter, item, i == interaction.hovered, i == interaction.focused);
        if (item.isNoDate)
            paintNoDate(painter, item);
        else
            paintMark(painter, item);
    }
    painter->restore();
}

void TimelinePainter::paintGrid(QPainter *painter, const TimelineLayout &layout) const
{
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (const TimelineLayout::Month &month : layout.months) {
        painter->setPen(month.isYearStart ? borderColor(m_palette) : gridColor(m_palette));
        painter->drawLine(QPointF(month.x, layout.plot.top()), QPointF(month.x, layout.plot.bottom()));
    }
    painter->setPen(borderColor(m_palette));
    for (const TimelineLayout::Lane &lane : layout.lanes) {
        if (lane.isNoDate)
            continue;
        const qreal y = std::round(lane.rect.center().y());
        painter->drawLine(QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y));
    }
    painter->setRenderHint(QPainter::Antialiasing);
}

void TimelinePainter::paintLaneLabels(QPainter *painter, const TimelineLayout &layout) const
{
    const QFontMetricsF fontMetrics(m_font);
    painter->setFont(m_font);
    for (const TimelineLayout::Lane &lane : layout.lanes) {
        painter->setPen(lane.isNoDate ? secondaryTextColor(m_palette) : m_palette.color(QPalette::WindowText));
        painter->drawText(lane.labelRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                          fontMetrics.elidedText(lane.name, Qt::ElideMiddle, lane.labelRect.width() + 1.0));
    }
}

void TimelinePainter::paintToday(QPainter *painter, const TimelineLayout &layout) const
{
    if (!layout.isTodayShown)
        return;
    QPen pen(accentColor(m_palette), 1.5);
    pen.setDashPattern({3.0, 2.0});
    painter->setPen(pen);
    painter->drawLine(QPointF(layout.todayX + 0.5, layout.plot.top()),
                      QPointF(layout.todayX + 0.5, layout.todayLabelRect.bottom()));
    painter->setFont(m_smallFont);
    painter->setPen(accentColor(m_palette));
    painter->drawText(layout.todayLabelRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, tr("today"));
}

void TimelinePainter::paintEmptyText(QPainter *painter, const TimelineLayout &layout) const
{
    if (layout.hasMarks)
        return;
    const bool hasImages = !layout.lanes.isEmpty();
    const QString text = hasImages ? tr("None of these images has an end date.") : tr("No images to show.");
    // Without lanes the layout is no higher than its header; the text stands in the middle of what is painted on.
    const QRectF rect = hasImages ? layout.plot : QRectF(painter->window()).adjusted(0, layout.plot.top(), 0, 0);
    painter->setFont(m_font);
    if (hasImages) {
        const QRectF textRect = QFontMetricsF(m_font).boundingRect(rect, Qt::AlignCenter, text);
        painter->fillRect(textRect.adjusted(-metrics::SpaceSmall, 0, metrics::SpaceSmall, 0),
                          m_palette.color(QPalette::Window));
    }
    painter->setPen(secondaryTextColor(m_palette));
    painter->drawText(rect, Qt::AlignCenter, text);
}

void TimelinePainter::paintHalo(QPainter *painter, const TimelineLayout::Item &item, bool hovered, bool focused) const
{
    const auto ring = [&](qreal distance, const QPen &pen, const QBrush &brush) {
        const QRectF rect = item.rect.adjusted(-distance, -distance, distance, distance);
        painter->setPen(pen);
        painter->setBrush(brush);
        painter->drawPath(markShape(rect, item.isNoDate ? EndOfLifeState::NoDate : item.cluster.state));
    };
    if (item.cluster.containsSelection)
        ring(4.0, QPen(accentColor(m_palette), 1.0), m_palette.color(QPalette::Highlight));
    else if (hovered)
        ring(3.0, Qt::NoPen, mixed(m_palette.color(QPalette::Window), m_palette.color(QPalette::WindowText), 0.14));
    if (focused)
        ring(item.cluster.containsSelection ? 6.0 : 3.5, QPen(accentColor(m_palette), 2.0), Qt::NoBrush);
}

void TimelinePainter::paintMark(QPainter *painter, const TimelineLayout::Item &item) const
{
    constexpr qreal Line = 2.0;
    const bool isFilled = item.cluster.state == EndOfLifeState::Critical;
    const QColor &color = m_colors.color(item.cluster.state);
    const QColor ground = m_palette.color(QPalette::Base);
    painter->setPen(QPen(color, Line, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
    painter->setBrush(isFilled ? color : ground);
    painter->drawPath(markShape(item.rect.adjusted(Line / 2, Line / 2, -Line / 2, -Line / 2), item.cluster.state));
    painter->setFont(m_countFont);
    painter->setPen(isFilled ? ground : color);
    painter->drawText(item.rect, Qt::AlignCenter | Qt::TextDontClip, item.text);
}

void TimelinePainter::paintNoDate(QPainter *painter, const TimelineLayout::Item &item) const
{
    QPen pen(m_colors.color(EndOfLifeState::NoDate), 1.0);
    pen.setDashPattern({4.0, 3.0});
    painter->setPen(pen);
    painter->setBrush(m_palette.color(QPalette::Base));
    painter->drawPath(markShape(item.rect.adjusted(0.5, 0.5, -0.5, -0.5), EndOfLifeState::NoDate));
    painter->setFont(m_smallFont);
    painter->setPen(m_colors.color(EndOfLifeState::NoDate));
    painter->drawText(item.rect, Qt::AlignCenter | Qt::TextDontClip, item.text);
}

} // namespace imagebrowser
