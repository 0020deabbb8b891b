// SPDX-License-Identifier: Apache-2.0
#include "ui/colorscheme.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>

namespace imagebrowser {

namespace {

struct SchemeColors
{
    QRgb window, base, alternate, button;
    QRgb text, secondaryText, disabledText;
    QRgb border, grid, hoverBorder, shadow, light;
    QRgb accent, visitedLink, selection;
    QRgb toolTip, toolTipText;
};

constexpr SchemeColors LightColors{
    .window = 0xfff4f5f7,
    .base = 0xffffffff,
    .alternate = 0xfffafbfc,
    .button = 0xffffffff,
    .text = 0xff1b1f24,
    .secondaryText = 0xff5c6670,
    .disabledText = 0xff979fa8,
    .border = 0xffdcdfe4,
    .grid = 0xffe8eaed,
    .hoverBorder = 0xffb4bac2,
    .shadow = 0xff8b929b,
    .light = 0xffffffff,
    .accent = 0xff1e72bb,
    .visitedLink = 0xff6b4fa0,
    .selection = 0xffdbe9f8,
    .toolTip = 0xff2a2e34,
    .toolTipText = 0xfff4f5f7,
};

constexpr SchemeColors DarkColors{
    .window = 0xff27292c,
    .base = 0xff1e1e1e,
    .alternate = 0xff222325,
    .button = 0xff2e3134,
    .text = 0xffe6e8ea,
    .secondaryText = 0xffa3abb3,
    .disabledText = 0xff6f767d,
    .border = 0xff3a3d41,
    .grid = 0xff303236,
    .hoverBorder = 0xff5c6167,
    .shadow = 0xff111214,
    .light = 0xff3f4347,
    .accent = 0xff81c4f3,
    .visitedLink = 0xffb8a5e3,
    .selection = 0xff20405c,
    .toolTip = 0xff3a3d41,
    .toolTipText = 0xfff1f2f3,
};

QPalette paletteOf(const SchemeColors &colors)
{
    const QColor text = QColor::fromRgb(colors.text);
    QPalette palette(text, QColor::fromRgb(colors.button), QColor::fromRgb(colors.light),
                     QColor::fromRgb(colors.hoverBorder), QColor::fromRgb(colors.border), text,
                     QColor::fromRgb(colors.text), QColor::fromRgb(colors.base), QColor::fromRgb(colors.window));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(colors.alternate));
    palette.setColor(QPalette::Midlight, QColor::fromRgb(colors.grid));
    palette.setColor(QPalette::Shadow, QColor::fromRgb(colors.shadow));
    palette.setColor(QPalette::Link, QColor::fromRgb(colors.accent));
    palette.setColor(QPalette::LinkVisited, QColor::fromRgb(colors.visitedLink));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(colors.selection));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(colors.secondaryText));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(colors.toolTip));
    palette.setColor(QPalette::ToolTipText, QColor::fromRgb(colors.toolTipText));
    const QColor disabled = QColor::fromRgb(colors.disabledText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText, QPalette::Link}) {
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colors.border));
    return palette;
}

//! A channel of sRGB, 0 to 255, as light. Searching a readable colour asks thousands of times.
qreal linear(int channel)
{
    static const auto table = [] {
        std::array<qreal, 256> light;
        for (std::size_t i = 0; i < light.size(); ++i) {
            const qreal value = static_cast<qreal>(i) / 255;
            light[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        }
        return light;
    }();
    return table[static_cast<std::size_t>(channel)];
}

//! Relative luminance of WCAG 2, of the colour as a screen shows it.
qreal luminance(const QColor &color)
{
    const QRgb shown = color.rgb();
    return 0.2126 * linear(qRed(shown)) + 0.7152 * linear(qGreen(shown)) + 0.0722 * linear(qBlue(shown));
}

bool isNearly(const QColor &color, int lightness)
{
    constexpr int Tolerance = 4;
    return std::abs(color.lightness() - lightness) <= Tolerance && color.hsvSaturation() <= Tolerance;
}

} // namespace

ColorScheme colorSchemeFromText(const QString &text)
{
    if (text.compare(QLatin1StringView("light"), Qt::CaseInsensitive) == 0)
        return ColorScheme::Light;
    if (text.compare(QLatin1StringView("dark"), Qt::CaseInsensitive) == 0)
        return ColorScheme::Dark;
    return ColorScheme::System;
}

QString colorSchemeText(ColorScheme scheme)
{
    switch (scheme) {
    case ColorScheme::Light:
        return QStringLiteral("light");
    case ColorScheme::Dark:
        return QStringLiteral("dark");
    case ColorScheme::System:
        break;
    }
    return QStringLiteral("system");
}

QPalette lightPalette()
{
    return paletteOf(LightColors);
}

QPalette darkPalette()
{
    return paletteOf(DarkColors);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

bool isHighContrast(const QPalette &palette)
{
    constexpr int White = 255;
    const int ground = isDark(palette) ? 0 : White;
    return isNearly(palette.color(QPalette::Window), ground) && isNearly(palette.color(QPalette::Base), ground)
        && isNearly(palette.color(QPalette::Text), White - ground);
}

QColor accentColor(const QPalette &palette)
{
    return palette.color(QPalette::Link);
}

QColor secondaryTextColor(const QPalette &palette)
{
    return palette.color(isHighContrast(palette) ? QPalette::WindowText : QPalette::PlaceholderText);
}

QColor borderColor(const QPalette &palette)
{
    return palette.color(isHighContrast(palette) ? QPalette::WindowText : QPalette::Mid);
}

QColor gridColor(const QPalette &palette)
{
    return palette.color(isHighContrast(palette) ? QPalette::WindowText : QPalette::Midlight);
}

QColor mixed(const QColor &under, const QColor &over, qreal amount)
{
    const auto channel = [amount](float from, float to) {
        return from + (to - from) * static_cast<float>(std::clamp(amount, 0.0, 1.0));
    };
    return QColor::fromRgbF(channel(under.redF(), over.redF()), channel(under.greenF(), over.greenF()),
                            channel(under.blueF(), over.blueF()));
}

qreal contrastRatio(const QColor &first, const QColor &second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor readableOn(const QColor &background, const QColor &color, qreal ratio)
{
    constexpr int Steps = 100;
    const QColor white(Qt::white);
    const QColor black(Qt::black);
    const QColor &goal = contrastRatio(background, white) > contrastRatio(background, black) ? white : black;
    for (int step = 0; step < Steps; ++step) {
        // Rounded to what a screen shows, so that the ratio holds for the colour that is painted.
        const QColor candidate = QColor::fromRgb(mixed(color, goal, qreal(step) / Steps).rgb());
        if (contrastRatio(candidate, background) >= ratio)
            return candidate;
    }
    return goal;
}

} // namespace imagebrowser
