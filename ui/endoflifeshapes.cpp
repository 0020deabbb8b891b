// SPDX-License-Identifier: Apache-2.0
#include "ui/endoflifeshapes.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace imagebrowser {

namespace {

constexpr qreal Grid = 16.0;
constexpr qreal StrokeWidth = 1.5;
constexpr QPointF Centre{8.0, 8.0};
constexpr qreal CircleRadius = 6.0;

QPainterPath stroked(const QPainterPath &line, const QList<qreal> &dashes = {})
{
    QPainterPathStroker stroker;
    stroker.setWidth(StrokeWidth);
    stroker.setCapStyle(dashes.isEmpty() ? Qt::RoundCap : Qt::FlatCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    if (!dashes.isEmpty())
        stroker.setDashPattern(dashes);
    QPainterPath area = stroker.createStroke(line);
    area.setFillRule(Qt::WindingFill);
    return area;
}

QPainterPath polyline(std::initializer_list<QPointF> points)
{
    QPainterPath path(*points.begin());
    for (const QPointF *point = points.begin() + 1; point != points.end(); ++point)
        path.lineTo(*point);
    return path;
}

QPainterPath circle()
{
    QPainterPath path;
    path.addEllipse(Centre, CircleRadius, CircleRadius);
    return path;
}

QPainterPath triangle()
{
    QPainterPath path = polyline({{8.0, 2.5}, {14.25, 13.25}, {1.75, 13.25}});
    path.closeSubpath();
    return path;
}

QPainterPath exclamationMark()
{
    QPainterPath mark = stroked(polyline({{8.0, 6.5}, {8.0, 9.0}}));
    mark.addEllipse(QPointF(8.0, 11.25), 0.9, 0.9);
    return mark;
}

QPainterPath octagon()
{
    QPolygonF corners;
    constexpr qreal Radius = 6.6;
    for (int corner = 0; corner < 8; ++corner) {
        const qreal angle = (corner + 0.5) * std::numbers::pi / 4.0;
        corners << Centre + QPointF(std::cos(angle), std::sin(angle)) * Radius;
    }
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

QPainterPath noDateShape()
{
    // Ten dashes: the pattern is in units of the stroke's width.
    constexpr qreal Period = 2.0 * std::numbers::pi * CircleRadius / StrokeWidth / 10.0;
    return stroked(circle(), {Period * 0.6, Period * 0.4});
}

QPainterPath supportedShape()
{
    return stroked(circle()) + stroked(polyline({{5.25, 8.25}, {7.25, 10.25}, {10.75, 6.0}}));
}

QPainterPath noticeShape()
{
    return stroked(circle()) + stroked(polyline({{8.0, 4.75}, {8.0, 8.25}, {10.25, 9.5}}));
}

QPainterPath criticalShape()
{
    return (triangle().united(stroked(triangle()))).subtracted(exclamationMark());
}

QPainterPath endedShape()
{
    return stroked(octagon()) + stroked(polyline({{6.0, 6.0}, {10.0, 10.0}}))
        + stroked(polyline({{10.0, 6.0}, {6.0, 10.0}}));
}

} // namespace

const QPainterPath &endOfLifeShape(EndOfLifeState state)
{
    static const std::array<QPainterPath, EndOfLifeStateCount> shapes{
        noDateShape(),   supportedShape(), noticeShape(), stroked(triangle()) + exclamationMark(),
        criticalShape(), endedShape(),
    };
    return shapes[static_cast<std::size_t>(state)];
}

void paintEndOfLifeShape(QPainter *painter, const QRectF &rect, EndOfLifeState state, const QColor &color)
{
    const qreal scale = std::min(rect.width(), rect.height()) / Grid;
    if (scale <= 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(Grid, Grid) * (scale / 2.0));
    painter->scale(scale, scale);
    painter->fillPath(endOfLifeShape(state), color);
    painter->restore();
}

} // namespace imagebrowser
