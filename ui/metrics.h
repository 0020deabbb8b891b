// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFontMetrics>

#include <algorithm>

//! Every distance of the user interface, in device-independent pixels, in one place. Multiples of four, except hair
//! lines.
namespace imagebrowser::metrics {

inline constexpr int HairLine = 1;
inline constexpr int SpaceTiny = 4;
inline constexpr int SpaceSmall = 8;
inline constexpr int Space = 12;
inline constexpr int SpaceLarge = 16;
inline constexpr int SpaceHuge = 24;

inline constexpr qreal Radius = 4.0; //!< buttons, fields, cards
inline constexpr qreal ChipRadius = 4.0; //!< labels of applied conditions

inline constexpr int IconSize = 16;
inline constexpr int LargeIconSize = 48; //!< empty states

inline constexpr int ScrollBarExtent = 12;

//! Rounded up to a multiple of four, so that rows stay on the grid at any font size.
[[nodiscard]] constexpr int onGrid(int pixels)
{
    return (pixels + 3) / 4 * 4;
}

//! Icons beside text follow the font: a 16 pt font gets a larger shape.
[[nodiscard]] inline int iconSize(const QFontMetrics &font)
{
    return std::max(IconSize, font.height());
}

//! A row of the images table.
[[nodiscard]] inline int rowHeight(const QFontMetrics &font)
{
    return onGrid(iconSize(font) + SpaceSmall + SpaceTiny);
}

//! Buttons, fields and boxes, so that they stand in one line.
[[nodiscard]] inline int controlHeight(const QFontMetrics &font)
{
    return std::max(28, onGrid(font.height() + SpaceSmall + SpaceTiny));
}

} // namespace imagebrowser::metrics
