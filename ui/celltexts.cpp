// SPDX-License-Identifier: Apache-2.0
#include "ui/celltexts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

//! Several screens full; past it the texts are gathered anew.
constexpr qsizetype MaxTexts = 4000;
constexpr qsizetype MaxPens = 100;

bool breaksLine(QChar character)
{
    constexpr std::array breaks{
        QChar(QChar::LineFeed),      QChar(QChar::CarriageReturn),    QChar(QChar::FormFeed), QChar(0x0b), QChar(0x85),
        QChar(QChar::LineSeparator), QChar(QChar::ParagraphSeparator)};
    return std::find(breaks.begin(), breaks.end(), character) != breaks.end();
}

//! Nothing clips what is painted, so a second line would lie over the row below.
QString inOneLine(QString text)
{
    if (std::any_of(text.cbegin(), text.cend(), breaksLine))
        std::replace_if(text.begin(), text.end(), breaksLine, QChar(QChar::Space));
    return text;
}

} // namespace

void CellTexts::Line::paint(QPainter *painter, const QPointF &topLeft) const
{
    for (const QGlyphRun &run : glyphs)
        painter->drawGlyphRun(topLeft, run);
}

const CellTexts::Line &CellTexts::laidOut(const QString &text, const QFont &font, int fontKey, int width,
                                          Qt::TextElideMode elideMode)
{
    const Key key{text, width, fontKey};
    if (const auto known = m_texts.constFind(key); known != m_texts.constEnd())
        return *known;
    if (m_texts.size() >= MaxTexts)
        m_texts.clear();
    const QFontMetrics metrics(font);
    const QString line = inOneLine(text);
    const bool fits = metrics.horizontalAdvance(line) <= width;
    QTextLayout layout(fits ? line : metrics.elidedText(line, elideMode, width), font);
    layout.beginLayout();
    const QTextLine only = layout.createLine();
    layout.endLayout();
    return *m_texts.insert(key, {layout.glyphRuns(), {only.naturalTextWidth(), only.height()}});
}

const QPen &CellTexts::pen(const QColor &color)
{
    if (const auto known = m_pens.constFind(color.rgba()); known != m_pens.constEnd())
        return *known;
    if (m_pens.size() >= MaxPens)
        m_pens.clear();
    return *m_pens.insert(color.rgba(), QPen(color));
}

} // namespace imagebrowser
