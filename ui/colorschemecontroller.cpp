// SPDX-License-Identifier: Apache-2.0
#include "ui/colorschemecontroller.h"

#include "ui/desktopappearance.h"

#include <QApplication>
#include <QEvent>

#include <utility>

namespace imagebrowser {

ColorSchemeController::ColorSchemeController(QObject *parent)
    : QObject(parent)
    , m_desktopPalette(QApplication::palette())
{
    qApp->installEventFilter(this);
    apply();
}

void ColorSchemeController::setScheme(ColorScheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    apply();
}

void ColorSchemeController::followDesktop()
{
    if (std::exchange(m_isFollowing, true))
        return;
    auto *desktop = new DesktopAppearance(this);
    connect(desktop, &DesktopAppearance::colorSchemeChanged, this, &ColorSchemeController::setDesktopPrefersDark);
    desktop->start();
}

void ColorSchemeController::setDesktopPrefersDark(std::optional<bool> prefersDark)
{
    if (m_desktopPrefersDark == prefersDark)
        return;
    m_desktopPrefersDark = prefersDark;
    apply();
}

QPalette ColorSchemeController::paletteFor(ColorScheme scheme, std::optional<bool> desktopPrefersDark,
                                           const QPalette &desktopPalette)
{
    switch (scheme) {
    case ColorScheme::Light:
        return lightPalette();
    case ColorScheme::Dark:
        return darkPalette();
    case ColorScheme::System:
        break;
    }
    if (isHighContrast(desktopPalette))
        return desktopPalette;
    return desktopPrefersDark.value_or(isDark(desktopPalette)) ? darkPalette() : lightPalette();
}

bool ColorSchemeController::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop's theme changed: an application that sets no palette shows what the desktop's palette is now.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_isApplying) {
        m_isApplying = true;
        QApplication::setPalette(QPalette());
        m_desktopPalette = QApplication::palette();
        m_isApplying = false;
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void ColorSchemeController::apply()
{
    const QPalette palette = paletteFor(m_scheme, m_desktopPrefersDark, m_desktopPalette);
    if (palette == QApplication::palette())
        return;
    m_isApplying = true;
    QApplication::setPalette(palette);
    m_isApplying = false;
}

} // namespace imagebrowser
