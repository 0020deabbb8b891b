// SPDX-License-Identifier: Apache-2.0
#include "ui/paletteiconengine.h"

#include "ui/colorscheme.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace imagebrowser {

namespace {

//! A few sizes in a few colours; a change of scheme pushes the old ones out.
constexpr std::size_t MaximumPictures = 8;

} // namespace

PaletteIconEngine::PaletteIconEngine(const PaletteIconEngine &other)
    : QIconEngine(other)
{
}

QColor PaletteIconEngine::color(QIcon::Mode mode, QIcon::State state) const
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return state == QIcon::On ? accentColor(palette) : palette.color(QPalette::ButtonText);
}

void PaletteIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    QPixmap picture = scaledPixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state, ratio);
    picture.setDevicePixelRatio(ratio);
    painter->drawPixmap(QRectF(rect), picture, QRectF(picture.rect()));
}

QPixmap PaletteIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap PaletteIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal)
{
    if (size.isEmpty())
        return {};
    const QColor color = this->color(mode, state);
    const auto found = std::find_if(m_pictures.cbegin(), m_pictures.cend(), [&](const Picture &picture) {
        return picture.size == size && picture.color == color.rgba();
    });
    if (found != m_pictures.cend())
        return found->pixmap;

    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = std::min(size.width(), size.height());
    draw(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side), color);
    painter.end();

    if (m_pictures.size() == MaximumPictures)
        m_pictures.erase(m_pictures.begin());
    m_pictures.push_back({size, color.rgba(), picture});
    return picture;
}

QSize PaletteIconEngine::actualSize(const QSize &size, QIcon::Mode, QIcon::State)
{
    return size;
}

} // namespace imagebrowser
