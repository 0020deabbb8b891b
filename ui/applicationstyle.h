// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

QT_BEGIN_NAMESPACE
class QStyleOptionProgressBar;
class QStyleOptionSlider;
QT_END_NAMESPACE

namespace imagebrowser {

//! Fusion, with flat rounded surfaces, hair lines and room to breathe. Takes every colour from the palette and every
//! height from the font, so that high contrast, large fonts and scaling keep working; there is no style sheet.
//! Give it to QApplication::setStyle(), which owns it then, before the first widget is made.
class ApplicationStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ApplicationStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *returnData) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                       const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap icon, const QStyleOption *option,
                                     const QWidget *widget) const override;

private:
    bool drawOwnPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const;
    bool drawOwnControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const;
    void drawLabel(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawToolButton(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    bool drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawDockTitle(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawProgress(const QStyleOptionProgressBar &bar, QPainter *painter, const QWidget *widget) const;
    [[nodiscard]] QRect scrollBarRect(const QStyleOptionSlider &option, SubControl subControl,
                                      const QWidget *widget) const;
};

} // namespace imagebrowser
