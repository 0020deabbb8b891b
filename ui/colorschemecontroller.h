// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/colorscheme.h"

#include <QObject>
#include <QPalette>

#include <optional>

namespace imagebrowser {

//! Gives the application its palette and keeps it right when the user's choice or the desktop changes. A high-contrast
//! palette of the desktop is left as it is while the choice is System. Make it after the style is set and before the
//! first widget; main owns it.
class ColorSchemeController : public QObject
{
    Q_OBJECT

public:
    explicit ColorSchemeController(QObject *parent = nullptr);

    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }
    //! Applies at once.
    void setScheme(ColorScheme scheme);
    //! Starts to follow the desktop over D-Bus; after the first paint.
    void followDesktop();
    //! What the desktop prefers, when it said so: over D-Bus, or from a test.
    void setDesktopPrefersDark(std::optional<bool> prefersDark);

    //! The palette for a choice on a desktop: pure.
    [[nodiscard]] static QPalette paletteFor(ColorScheme scheme, std::optional<bool> desktopPrefersDark,
                                             const QPalette &desktopPalette);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    ColorScheme m_scheme = ColorScheme::System;
    std::optional<bool> m_desktopPrefersDark;
    QPalette m_desktopPalette;
    bool m_isApplying = false;
    bool m_isFollowing = false;
};

} // namespace imagebrowser
