// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGlyphRun>
#include <QHash>
#include <QList>
#include <QPen>
#include <QSizeF>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace imagebrowser {

//! Texts of table cells ready for painting: what was painted once is painted again without measuring, eliding and
//! shaping it, nearly all of what painting costs. Most cells of a table say what another one says. Belongs to one set
//! of fonts.
class CellTexts
{
public:
    //! A text as glyphs. They know their font: a painter that is given one makes copies of it.
    struct Line
    {
        QList<QGlyphRun> glyphs;
        QSizeF size;

        //! In the colour of the painter's pen.
        void paint(QPainter *painter, const QPointF &topLeft) const;
    };

    //! \a text in one line, elided to \a width. \a fontKey tells the caller's fonts apart. Valid until the next call.
    [[nodiscard]] const Line &laidOut(const QString &text, const QFont &font, int fontKey, int width,
                                      Qt::TextElideMode elideMode);
    [[nodiscard]] const QPen &pen(const QColor &color);

private:
    struct Key
    {
        QString text;
        int width;
        int fontKey;
        bool operator==(const Key &) const = default;
        friend std::size_t qHash(const Key &key, std::size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, key.fontKey);
        }
    };

    QHash<Key, Line> m_texts;
    QHash<QRgb, QPen> m_pens;
};

} // namespace imagebrowser
