// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

namespace imagebrowser {

//! What the user chose in the preferences.
enum class ColorScheme : quint8
{
    System, //!< as the desktop
    Light,
    Dark,
};

//! "system", "light", "dark": settings and the command line. Unknown text is System.
[[nodiscard]] ColorScheme colorSchemeFromText(const QString &text);
[[nodiscard]] QString colorSchemeText(ColorScheme scheme);

//! The program's two palettes. Everything that is drawn takes its colours from a palette, so that these two and a
//! desktop's high-contrast palette are all there is to look after. Roles with a meaning of their own here:
//! Link the accent, PlaceholderText secondary text, Mid borders, Midlight grid lines, Dark borders under the mouse.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

[[nodiscard]] bool isDark(const QPalette &palette);
//! True for palettes of pure black on white or white on black without a tone between window and base, as high-contrast
//! desktop themes have. State colours are dropped then; shape and text stay.
[[nodiscard]] bool isHighContrast(const QPalette &palette);

[[nodiscard]] QColor accentColor(const QPalette &palette);
[[nodiscard]] QColor secondaryTextColor(const QPalette &palette);
[[nodiscard]] QColor borderColor(const QPalette &palette);
[[nodiscard]] QColor gridColor(const QPalette &palette);

//! \a amount of \a over (0 to 1) laid on \a under.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, qreal amount);
//! Contrast ratio of WCAG 2, 1 to 21, of two opaque colours.
[[nodiscard]] qreal contrastRatio(const QColor &first, const QColor &second);
//! \a color moved towards black or white by as little as gives \a ratio on \a background.
[[nodiscard]] QColor readableOn(const QColor &background, const QColor &color, qreal ratio = 4.5);

} // namespace imagebrowser
