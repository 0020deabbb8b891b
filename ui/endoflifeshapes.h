// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"

#include <QColor>
#include <QPainterPath>
#include <QRectF>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace imagebrowser {

//! The shape that carries a state, as one area to fill, on a grid of 16 by 16. Made once; strokes are part of the area.
[[nodiscard]] const QPainterPath &endOfLifeShape(EndOfLifeState state);

//! Paints the shape as large as fits into the middle of \a rect.
void paintEndOfLifeShape(QPainter *painter, const QRectF &rect, EndOfLifeState state, const QColor &color);

} // namespace imagebrowser
