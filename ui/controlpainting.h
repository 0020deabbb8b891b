// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyle>

QT_BEGIN_NAMESPACE
class QPainter;
class QPalette;
class QRectF;
class QStyleOptionSlider;
class QStyleOptionToolButton;
class QWidget;
QT_END_NAMESPACE

//! The flat, rounded surfaces that ApplicationStyle puts in place of Fusion's. Each leaves the painter as it was.
namespace imagebrowser::controlpainting {

//! How a control stands out from the others.
enum class Emphasis : quint8
{
    None,
    Accent, //!< checked, or the default button
};

//! Push buttons, tool buttons, boxes to choose from.
void paintButton(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state,
                 Emphasis emphasis);
//! A button without a frame until the mouse is over it.
void paintFlatButton(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state);
//! Line edits, spin boxes and the like.
void paintField(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state);
void paintFrame(QPainter *painter, const QRect &rect, const QPalette &palette);
//! The outline of what has the keyboard focus.
void paintFocus(QPainter *painter, const QRectF &rect, const QPalette &palette);

void paintCheckBox(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state);
void paintRadioButton(QPainter *painter, const QRectF &rect, const QPalette &palette, QStyle::State state);
//! A thin arrow in the middle of \a rect.
void paintChevron(QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &color);

void paintScrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRectF &handle);
//! A hair line along one edge of \a rect.
void paintEdge(QPainter *painter, const QRect &rect, Qt::Edge edge, const QColor &color);

//! The text colour of a control that is, or is not, enabled.
[[nodiscard]] QColor textColor(const QPalette &palette, QStyle::State state, Emphasis emphasis);

//! Tool bars make their buttons frameless; ours show their frame, as the buttons of a form do.
[[nodiscard]] bool isOnToolBar(const QWidget *widget);
//! Room for the arrow of a button that opens a menu; none beside an icon without text.
[[nodiscard]] int menuArrowWidth(const QStyleOptionToolButton &button);

} // namespace imagebrowser::controlpainting
