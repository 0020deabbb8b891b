// SPDX-License-Identifier: Apache-2.0
#include "ui/applicationstyle.h"

#include "ui/colorscheme.h"
#include "ui/controlpainting.h"
#include "ui/metrics.h"

#include <QDateTime>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace imagebrowser {

using controlpainting::Emphasis;

namespace {

bool drawsItsFocus(const QWidget *widget, QStyle::State state)
{
    // A flat button that is neither checked nor under the mouse has no surface to show it on.
    if (qobject_cast<const QToolButton *>(widget))
        return !(state & QStyle::State_AutoRaise) || (state & (QStyle::State_On | QStyle::State_Sunken | QStyle::State_MouseOver));
    return qobject_cast<const QPushButton *>(widget);
}

Emphasis emphasisOf(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isDefault = button && (button->features & QStyleOptionButton::DefaultButton);
    return isDefault || (option->state & QStyle::State_On) ? Emphasis::Accent : Emphasis::None;
}

Qt::ArrowType arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
    case QStyle::PE_IndicatorSpinUp:
        return Qt::UpArrow;
    case QStyle::PE_IndicatorArrowLeft:
        return Qt::LeftArrow;
    case QStyle::PE_IndicatorArrowRight:
        return Qt::RightArrow;
    default:
        return Qt::DownArrow;
    }
}

} // namespace

ApplicationStyle::ApplicationStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void ApplicationStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        // Only the weight is set, so that family and size still follow the desktop's.
        QFont font;
        font.setWeight(QFont::DemiBold);
        header->setFont(font);
        header->setAttribute(Qt::WA_Hover);
    }
}

void ApplicationStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                     const QWidget *widget) const
{
    if (!drawOwnPrimitive(element, option, painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool ApplicationStyle::drawOwnPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                        const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case PE_PanelButtonCommand:
        controlpainting::paintButton(painter, option->rect, palette, option->state, emphasisOf(option));
        return true;
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        if (option->state & State_AutoRaise)
            controlpainting::paintFlatButton(painter, option->rect, palette, option->state);
        else
            controlpainting::paintButton(painter, option->rect, palette, option->state, emphasisOf(option));
        return true;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            controlpainting::paintField(painter, option->rect, palette, option->state);
        return true;
    }
    case PE_FrameLineEdit:
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameGroupBox:
        return true;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, palette.color(QPalette::Base));
        return true;
    case PE_PanelStatusBar:
        controlpainting::paintEdge(painter, option->rect, Qt::TopEdge, borderColor(palette));
        return true;
    case PE_Frame:
    case PE_FrameMenu:
        controlpainting::paintFrame(painter, option->rect, palette);
        return true;
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        controlpainting::paintEdge(painter, option->rect, element == PE_FrameTabWidget ? Qt::TopEdge : Qt::BottomEdge,
                                   borderColor(palette));
        return true;
    case PE_FrameFocusRect:
        if (!drawsItsFocus(widget, option->state))
            controlpainting::paintFocus(painter, option->rect, palette);
        return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        controlpainting::paintCheckBox(painter, option->rect, palette, option->state);
        return true;
    case PE_IndicatorRadioButton:
        controlpainting::paintRadioButton(painter, option->rect, palette, option->state);
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
    case PE_IndicatorSpinUp:
    case PE_IndicatorSpinDown:
        controlpainting::paintChevron(painter, option->rect, arrowOf(element),
                                      controlpainting::textColor(palette, option->state, Emphasis::None));
        return true;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        // Qt's "sort up" is what is drawn as an arrow down; people read the arrow as "smallest on top".
        if (header && header->sortIndicator != QStyleOptionHeader::None) {
            const bool ascending = header->sortIndicator == QStyleOptionHeader::SortDown;
            controlpainting::paintChevron(painter, option->rect, ascending ? Qt::UpArrow : Qt::DownArrow,
                                          accentColor(palette));
        }
        return true;
    }
    case PE_IndicatorToolBarSeparator:
        controlpainting::paintEdge(painter, option->rect.adjusted(option->rect.width() / 2, 6, 0, -6), Qt::LeftEdge,
                                   borderColor(palette));
        return true;
    case PE_IndicatorDockWidgetResizeHandle:
        controlpainting::paintEdge(painter, option->rect, option->state & State_Horizontal ? Qt::TopEdge : Qt::LeftEdge,
                                   borderColor(palette));
        return true;
    default:
        return false;
    }
}

void ApplicationStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (!drawOwnControl(element, option, painter, widget))
        QProxyStyle::drawControl(element, option, painter, widget);
}

bool ApplicationStyle::drawOwnControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                      const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, palette.color(QPalette::Window));
        if ((option->state & State_MouseOver) && element == CE_HeaderSection)
            controlpainting::paintEdge(painter, option->rect.adjusted(0, 4, 0, -4), Qt::RightEdge,
                                       borderColor(palette));
        controlpainting::paintEdge(painter, option->rect, Qt::BottomEdge, borderColor(palette));
        return true;
    case CE_HeaderLabel:
    case CE_PushButtonLabel:
    case CE_ToolButtonLabel:
    case CE_TabBarTabLabel:
        drawLabel(element, option, painter, widget);
        return true;
    case CE_TabBarTabShape:
        if (option->state & State_Selected) {
            const QRect line = option->rect.adjusted(0, option->rect.height() - 2, 0, 0);
            painter->fillRect(line, accentColor(palette));
        }
        return true;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, palette.color(QPalette::Window));
        if (element == CE_ToolBar)
            controlpainting::paintEdge(painter, option->rect, Qt::BottomEdge, borderColor(palette));
        return true;
    case CE_MenuItem:
        return drawMenuItem(option, painter, widget);
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item || isHighContrast(palette))
            return false;
        painter->fillRect(option->rect, palette.color(QPalette::Window));
        if ((item->state & State_Selected) && (item->state & State_Enabled))
            controlpainting::paintFlatButton(painter, option->rect, palette, State_Enabled | State_Sunken);
        drawItemText(painter, item->rect,
                     Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine, palette,
                     item->state & State_Enabled, item->text, QPalette::WindowText);
        return true;
    }
    case CE_DockWidgetTitle:
        drawDockTitle(option, painter, widget);
        return true;
    case CE_Splitter:
        controlpainting::paintEdge(painter, option->rect, option->state & State_Horizontal ? Qt::LeftEdge : Qt::TopEdge,
                                   borderColor(palette));
        return true;
    case CE_ProgressBarGroove:
        painter->fillRect(option->rect, borderColor(palette));
        return true;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(*bar, painter, widget);
        return true;
    default:
        return false;
    }
}

void ApplicationStyle::drawLabel(ControlElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    // Fusion reads the text's colour from the option's palette: give it ours.
    const auto drawWith = [&](auto copy, QPalette::ColorRole role, const QColor &color) {
        copy.palette.setColor(role, color);
        QProxyStyle::drawControl(element, &copy, painter, widget);
    };
    const QPalette &palette = option->palette;
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
        QStyleOptionHeader padded(*header);
        padded.rect.adjust(metrics::SpaceTiny, 0, -metrics::SpaceTiny, 0);
        if (padded.icon.isNull())
            padded.text = padded.fontMetrics.elidedText(padded.text, Qt::ElideRight, padded.rect.width());
        drawWith(padded, QPalette::ButtonText, secondaryTextColor(palette));
    } else if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        drawWith(*button, QPalette::ButtonText, controlpainting::textColor(palette, option->state, emphasisOf(option)));
    } else if (const auto *toolButton = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
        QStyleOptionToolButton padded(*toolButton);
        if (const auto *owner = qobject_cast<const QToolButton *>(widget); owner && owner->menu()) {
            // The copy that arrives here no longer says that there is a menu.
            QStyleOptionToolButton whole(*toolButton);
            if (owner->popupMode() != QToolButton::MenuButtonPopup)
                whole.features |= QStyleOptionToolButton::HasMenu;
            padded.rect = visualRect(padded.direction, padded.rect,
                                     padded.rect.adjusted(0, 0, -controlpainting::menuArrowWidth(whole), 0));
        }
        if (controlpainting::isOnToolBar(widget) && toolButton->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            padded.rect.adjust(metrics::SpaceTiny, 0, -metrics::SpaceTiny, 0);
        drawWith(padded, QPalette::ButtonText, controlpainting::textColor(palette, option->state, emphasisOf(option)));
    } else if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
        const bool selected = (option->state & State_Selected) && (option->state & State_Enabled);
        drawWith(*tab, QPalette::WindowText, selected ? accentColor(palette) : palette.color(QPalette::WindowText));
    }
}

bool ApplicationStyle::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    const bool selected = item && (item->state & State_Selected) && (item->state & State_Enabled);
    if (!selected || isHighContrast(option->palette))
        return false;
    painter->fillRect(option->rect, option->palette.color(QPalette::Highlight));
    QStyleOptionMenuItem flat(*item);
    flat.state &= ~State_Selected;
    QProxyStyle::drawControl(CE_MenuItem, &flat, painter, widget);
    return true;
}

void ApplicationStyle::drawDockTitle(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
    if (!dock)
        return;
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    QRect textRect = subElementRect(SE_DockWidgetTitleBarText, option, widget);
    textRect.setLeft(std::max(textRect.left(), option->rect.left() + metrics::Space));
    const bool enabled = option->state & State_Enabled;
    painter->save();
    painter->setFont(font);
    painter->setPen(enabled ? secondaryTextColor(option->palette)
                            : option->palette.color(QPalette::Disabled, QPalette::WindowText));
    const QString text = QFontMetrics(font).elidedText(dock->title, Qt::ElideRight, textRect.width());
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic, text);
    painter->restore();
}

void ApplicationStyle::drawProgress(const QStyleOptionProgressBar &bar, QPainter *painter, const QWidget *widget) const
{
    QRect filled = bar.rect;
    if (bar.minimum != bar.maximum) {
        const qreal done = (qreal(bar.progress) - bar.minimum) / (qreal(bar.maximum) - bar.minimum);
        filled.setWidth(qRound(filled.width() * std::clamp(done, 0.0, 1.0)));
    } else {
        // Fusion's own painting is what keeps the bar repainting; it is let do that and nothing else.
        painter->save();
        painter->setClipRect(QRect());
        QProxyStyle::drawControl(CE_ProgressBarContents, &bar, painter, widget);
        painter->restore();

        constexpr qint64 Period = 1600; // milliseconds
        const qreal phase = qreal(QDateTime::currentMSecsSinceEpoch() % Period) / Period;
        const int length = bar.rect.width() / 4;
        filled.setLeft(bar.rect.left() - length + qRound(phase * (bar.rect.width() + length)));
        filled.setWidth(length);
        filled &= bar.rect;
    }
    painter->fillRect(visualRect(bar.direction, bar.rect, filled), accentColor(bar.palette));
}

} // namespace imagebrowser
