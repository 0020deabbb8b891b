// SPDX-License-Identifier: Apache-2.0
// The part of ApplicationStyle that draws controls made of several parts.
#include "ui/applicationstyle.h"

#include "ui/controlpainting.h"
#include "ui/metrics.h"

#include <QAbstractScrollArea>
#include <QStyleOption>

namespace imagebrowser {

using controlpainting::Emphasis;

namespace {

//! A scroll bar lies on the ground of what it scrolls: white beside a table, the window's beside a form.
QColor scrollBarGround(const QStyleOption &option, const QWidget *widget)
{
    for (const QWidget *area = widget; area != nullptr; area = area->parentWidget()) {
        if (const auto *scrolled = qobject_cast<const QAbstractScrollArea *>(area))
            return option.palette.color(scrolled->viewport()->backgroundRole());
    }
    return option.palette.color(QPalette::Base);
}

} // namespace

void ApplicationStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                          const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ToolButton:
        drawToolButton(option, painter, widget);
        return;
    case CC_ScrollBar:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            QStyleOptionSlider bar(*slider);
            bar.palette.setColor(QPalette::Base, scrollBarGround(*slider, widget));
            controlpainting::paintScrollBar(painter, bar, scrollBarRect(*slider, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void ApplicationStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box)
        return;
    if (box->frame && box->editable)
        controlpainting::paintField(painter, option->rect, option->palette, option->state);
    else if (box->frame)
        controlpainting::paintButton(painter, option->rect, option->palette, option->state & ~State_On, Emphasis::None);
    else
        controlpainting::paintFlatButton(painter, option->rect, option->palette, option->state & ~State_On);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    controlpainting::paintChevron(painter, arrow, Qt::DownArrow,
                                  controlpainting::textColor(option->palette, option->state, Emphasis::None));
}

void ApplicationStyle::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!box)
        return;
    if (box->frame)
        controlpainting::paintField(painter, option->rect, option->palette, option->state);
    if (box->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto drawButton = [&](SubControl button, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType arrow) {
        const QRect rect = subControlRect(CC_SpinBox, option, button, widget);
        State state = option->state & ~(State_MouseOver | State_Sunken | State_HasFocus);
        if (option->activeSubControls == button)
            state |= option->state & (State_MouseOver | State_Sunken);
        if (!(box->stepEnabled & step))
            state &= ~State_Enabled;
        controlpainting::paintFlatButton(painter, rect.adjusted(0, 1, -1, -1), option->palette, state);
        controlpainting::paintChevron(painter, rect.adjusted(4, 3, -4, -3), arrow,
                                      controlpainting::textColor(option->palette, state, Emphasis::None));
    };
    drawButton(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    drawButton(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

void ApplicationStyle::drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button) {
        QProxyStyle::drawComplexControl(CC_ToolButton, option, painter, widget);
        return;
    }
    QStyleOptionToolButton copy(*button);
    if (controlpainting::isOnToolBar(widget))
        copy.state = (copy.state & ~State_AutoRaise) | State_Raised;
    const int menuWidth = controlpainting::menuArrowWidth(*button);
    if (!(button->features & QStyleOptionToolButton::MenuButtonPopup))
        copy.features &= ~QStyleOptionToolButton::HasMenu; // else Fusion lays an arrow over the text
    QProxyStyle::drawComplexControl(CC_ToolButton, &copy, painter, widget);
    if (menuWidth == 0)
        return;
    const QRect arrow =
        alignedRect(button->direction, Qt::AlignRight | Qt::AlignVCenter, {metrics::SpaceSmall, metrics::SpaceSmall},
                    button->rect.adjusted(metrics::SpaceSmall, 0, -metrics::SpaceSmall, 0));
    controlpainting::paintChevron(painter, arrow, Qt::DownArrow,
                                  controlpainting::textColor(button->palette, button->state, Emphasis::None));
}

} // namespace imagebrowser
