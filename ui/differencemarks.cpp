// SPDX-License-Identifier: Apache-2.0
#include "ui/differencemarks.h"

#include <QPainter>
#include <QPainterPath>

namespace imagebrowser {

namespace {

//! All shapes are drawn in a square of this size.
constexpr qreal side = 16;
constexpr qreal lineWidth = 1.5;

void drawEquals(QPainter *painter)
{
    painter->drawLine(QPointF(3.5, 6), QPointF(12.5, 6));
    painter->drawLine(QPointF(3.5, 10), QPointF(12.5, 10));
}

//! Not a circle: those are states of images that are there.
void drawEmptyPlace(QPainter *painter)
{
    painter->drawRoundedRect(QRectF(2.75, 2.75, 10.5, 10.5), 2, 2);
    painter->drawLine(QPointF(5.75, 8), QPointF(10.25, 8));
}

void drawQuestion(QPainter *painter)
{
    painter->drawEllipse(QPointF(8, 8), 6.25, 6.25);
    QPainterPath hook(QPointF(6.1, 6.6));
    hook.cubicTo(QPointF(6.1, 4.0), QPointF(9.9, 4.0), QPointF(9.9, 6.5));
    hook.cubicTo(QPointF(9.9, 8.0), QPointF(8, 7.9), QPointF(8, 9.4));
    painter->drawPath(hook);
    painter->drawPoint(QPointF(8, 11.6));
}

} // namespace

void paintDifferenceMark(QPainter *painter, const QRectF &rect, DifferencesModel::Mark mark, const QColor &color)
{
    using Mark = DifferencesModel::Mark;
    const qreal scale = std::min(rect.width(), rect.height()) / side;
    QPen pen(color, lineWidth);
    pen.setCapStyle(Qt::RoundCap);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side, side) * scale / 2);
    painter->scale(scale, scale);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    switch (mark) {
    case Mark::Same:
        drawEquals(painter);
        break;
    case Mark::Different:
        drawEquals(painter);
        painter->drawLine(QPointF(10.5, 3), QPointF(5.5, 13));
        break;
    case Mark::Missing:
        drawEmptyPlace(painter);
        break;
    case Mark::NotKnown:
        drawQuestion(painter);
        break;
    case Mark::None:
    case Mark::EndOfLife:
        break;
    }
    painter->restore();
}

} // namespace imagebrowser
