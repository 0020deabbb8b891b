// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QPixmap>

#include <vector>

namespace imagebrowser {

//! Base of icons that have one colour, taken from the application's palette each time they are drawn, so that they
//! follow a change of scheme without being made anew. Pictures are kept per size, scale and colour. GUI thread only.
class PaletteIconEngine : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    //! \a size is in device pixels.
    [[nodiscard]] QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QSize actualSize(const QSize &size, QIcon::Mode mode, QIcon::State state) override;

protected:
    PaletteIconEngine() = default;
    //! Copies start without pictures.
    PaletteIconEngine(const PaletteIconEngine &other);

    //! On: the accent. Disabled and Selected: the palette's text for them.
    [[nodiscard]] virtual QColor color(QIcon::Mode mode, QIcon::State state) const;
    //! Draws the shape in \a color into the square \a rect.
    virtual void draw(QPainter *painter, const QRectF &rect, const QColor &color) const = 0;

private:
    struct Picture
    {
        QSize size;
        QRgb color;
        QPixmap pixmap;
    };

    std::vector<Picture> m_pictures;
};

} // namespace imagebrowser
