// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"

#include <QColor>
#include <QPalette>

#include <array>

namespace imagebrowser {

//! The colours of the six states for one palette. Chosen so that they stay apart with every kind of colour blindness
//! and reach 4.5:1 on white and on the dark base; on other grounds (alternate row, selection, window) each is moved by
//! as little as restores 4.5:1. With a high-contrast palette all are the palette's own text colour.
//! Making one costs some microseconds: keep it and use isFor() to see whether it is still right.
class EndOfLifeColors
{
public:
    enum class Ground : quint8
    {
        Base,
        Alternate,
        Selection,
        Window,
        Button,
    };

    explicit EndOfLifeColors(const QPalette &palette);

    [[nodiscard]] bool isFor(const QPalette &palette) const { return m_cacheKey == palette.cacheKey(); }
    [[nodiscard]] const QColor &color(EndOfLifeState state, Ground ground = Ground::Base) const
    {
        return m_colors[static_cast<std::size_t>(ground)][static_cast<std::size_t>(state)];
    }

    //! The bare table: the colour on white, or on the dark base.
    [[nodiscard]] static QColor reference(EndOfLifeState state, bool dark);

private:
    static constexpr std::size_t GroundCount = 5;

    qint64 m_cacheKey;
    std::array<std::array<QColor, EndOfLifeStateCount>, GroundCount> m_colors;
};

} // namespace imagebrowser
