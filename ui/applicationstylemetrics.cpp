// SPDX-License-Identifier: Apache-2.0
// The half of ApplicationStyle that measures: heights from the font, distances from metrics.h.
#include "ui/applicationstyle.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QStyleOptionSlider>
#include <QToolBar>
#include <QWidget>

#include <algorithm>

namespace imagebrowser {

QSize ApplicationStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (!option)
        return result;
    const int control = metrics::controlHeight(option->fontMetrics);
    switch (type) {
    case CT_PushButton:
        result.setWidth(std::max(size.width() + 2 * metrics::Space, control));
        result.setHeight(std::max(result.height(), control));
        break;
    case CT_ToolButton:
        if (widget && qobject_cast<const QToolBar *>(widget->parentWidget())) {
            result.rwidth() += 2 * metrics::SpaceSmall;
            result.setHeight(std::max(result.height(), control));
        }
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && (button->features & QStyleOptionToolButton::HasMenu) && !button->text.isEmpty()) {
            result.rwidth() += metrics::Space;
        }
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), control));
        break;
    case CT_HeaderSection:
        result.rwidth() += 2 * metrics::SpaceTiny;
        result.setHeight(std::max(result.height(), metrics::rowHeight(option->fontMetrics)));
        break;
    case CT_TabBarTab:
    case CT_MenuBarItem:
        result.setHeight(std::max(result.height(), metrics::rowHeight(option->fontMetrics)));
        break;
    default:
        break;
    }
    return result;
}

int ApplicationStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return metrics::HairLine;
    case PM_ScrollBarExtent:
        return metrics::ScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return metrics::SpaceHuge;
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return widget ? metrics::iconSize(widget->fontMetrics()) : metrics::IconSize;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return widget ? metrics::iconSize(widget->fontMetrics()) : metrics::IconSize;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_DockWidgetTitleMargin:
        return metrics::SpaceSmall;
    case PM_FocusFrameHMargin:
        return metrics::SpaceSmall - 1; // views add one: cells start where their header's text does
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_ToolBarSeparatorExtent:
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::Space;
    case PM_HeaderMargin:
    case PM_MenuVMargin:
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return metrics::SpaceTiny;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ApplicationStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_MenuBar_AltKeyNavigation:
        return hint == SH_MenuBar_AltKeyNavigation;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
        return 1;
    case SH_Header_ArrowAlignment:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case SH_Table_GridLineColor:
        return option ? static_cast<int>(gridColor(option->palette).rgba())
                      : QProxyStyle::styleHint(hint, option, widget, returnData);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QRect ApplicationStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                       const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return scrollBarRect(*slider, subControl, widget);
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    const bool isText = (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        || (control == CC_SpinBox && subControl == SC_SpinBoxEditField);
    return isText ? rect.adjusted(metrics::SpaceTiny, 0, 0, 0) : rect;
}

QRect ApplicationStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool framed = frame && frame->lineWidth > 0;
        return framed ? rect.adjusted(metrics::SpaceTiny, 0, -metrics::SpaceTiny, 0) : rect;
    }
    case SE_HeaderArrow: {
        const QSize size(metrics::SpaceSmall, metrics::SpaceSmall);
        const QRect inner = option->rect.adjusted(metrics::SpaceSmall, 0, -metrics::SpaceSmall, 0);
        return alignedRect(option->direction, Qt::AlignRight | Qt::AlignVCenter, size, inner);
    }
    default:
        return rect;
    }
}

QIcon ApplicationStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return paletteIcon(QStringLiteral("close"));
    case SP_TitleBarNormalButton:
        return paletteIcon(QStringLiteral("float"));
    case SP_ToolBarHorizontalExtensionButton:
        return paletteIcon(QStringLiteral("more"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

QRect ApplicationStyle::scrollBarRect(const QStyleOptionSlider &option, SubControl subControl,
                                      const QWidget *widget) const
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int handle = length;
    if (range > 0) {
        handle = static_cast<int>(qint64(option.pageStep) * length / std::max<qint64>(1, range + option.pageStep));
        handle = std::clamp(handle, std::min(length, pixelMetric(PM_ScrollBarSliderMin, &option, widget)), length);
    }
    const int start = sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition, length - handle,
                                              option.upsideDown);
    const auto span = [&](int from, int to) {
        const QRect rect = horizontal ? QRect(option.rect.x() + from, option.rect.y(), to - from, option.rect.height())
                                      : QRect(option.rect.x(), option.rect.y() + from, option.rect.width(), to - from);
        return visualRect(option.direction, option.rect, rect);
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return span(start, start + handle);
    case SC_ScrollBarSubPage:
        return span(0, start);
    case SC_ScrollBarAddPage:
        return span(start + handle, length);
    case SC_ScrollBarGroove:
        return option.rect;
    default:
        return {}; // no arrow buttons
    }
}

} // namespace imagebrowser
