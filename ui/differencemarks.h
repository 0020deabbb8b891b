// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencesmodel.h"

QT_BEGIN_NAMESPACE
class QColor;
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace imagebrowser {

//! Draws the shape in front of a cell of the comparison into the largest square in \a rect: an equals sign, one struck
//! through, a square with a dash for what is missing, a question mark in a circle for what is not known. EndOfLife and
//! None draw nothing.
void paintDifferenceMark(QPainter *painter, const QRectF &rect, DifferencesModel::Mark mark, const QColor &color);

} // namespace imagebrowser
