// SPDX-License-Identifier: Apache-2.0
#include "ui/endoflifecolors.h"

#include "ui/colorscheme.h"

namespace imagebrowser {

namespace {

struct GroundRoles
{
    QPalette::ColorRole ground;
    QPalette::ColorRole text;
};

constexpr std::array<GroundRoles, 5> Grounds{{
    {QPalette::Base, QPalette::Text},
    {QPalette::AlternateBase, QPalette::Text},
    {QPalette::Highlight, QPalette::HighlightedText},
    {QPalette::Window, QPalette::WindowText},
    {QPalette::Button, QPalette::ButtonText},
}};

struct StateColor
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<StateColor, EndOfLifeStateCount> StateColors{{
    {0xff6a6a6a, 0xff878787}, // no date
    {0xff1e72bb, 0xff81c4f3}, // supported
    {0xff1e72bb, 0xff81c4f3}, // notice: its shape tells it from supported
    {0xffa16901, 0xfff9d192}, // warning
    {0xff6a2206, 0xffec4f01}, // critical
    {0xff000000, 0xffffffff}, // ended
}};

} // namespace

EndOfLifeColors::EndOfLifeColors(const QPalette &palette)
    : m_cacheKey(palette.cacheKey())
{
    const bool dark = isDark(palette);
    const bool plain = isHighContrast(palette);
    for (std::size_t ground = 0; ground < GroundCount; ++ground) {
        const QColor background = palette.color(QPalette::Active, Grounds[ground].ground);
        const QColor text = palette.color(QPalette::Active, Grounds[ground].text);
        for (std::size_t state = 0; state < EndOfLifeStateCount; ++state) {
            m_colors[ground][state] =
                plain ? text : readableOn(background, reference(static_cast<EndOfLifeState>(state), dark));
        }
    }
}

QColor EndOfLifeColors::reference(EndOfLifeState state, bool dark)
{
    const StateColor &color = StateColors[static_cast<std::size_t>(state)];
    return QColor::fromRgb(dark ? color.dark : color.light);
}

} // namespace imagebrowser
