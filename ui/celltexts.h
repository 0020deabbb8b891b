// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QPen>
#include <QStaticText>

namespace imagebrowser {

//! Texts of table cells ready for painting: what was painted once is painted again without measuring, eliding and
//! shaping it, nearly all of what painting costs. Most cells of a table say what another one says. Belongs to one set
//! of fonts.
class CellTexts
{
public:
    //! \a text in one line, elided to \a width. \a fontKey tells the caller's fonts apart. Valid until the next call.
    [[nodiscard]] const QStaticText &laidOut(const QString &text, const QFont &font, int fontKey, int width,
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

    QHash<Key, QStaticText> m_texts;
    QHash<QRgb, QPen> m_pens;
};

} // namespace imagebrowser
