// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtertokenstream.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterParser", text);
}

QString shortened(QStringView text)
{
    constexpr qsizetype longest = 40;
    if (text.size() <= longest)
        return text.toString().simplified();
    const qsizetype cut = text[longest - 1].isHighSurrogate() ? longest - 1 : longest;
    return QString(text.first(cut).toString().simplified() % u'…');
}

QString describeCharacter(QStringView character)
{
    const auto code = [](char32_t value) { return QStringLiteral("U+%1").arg(value, 4, 16, QChar(u'0')).toUpper(); };
    if (character.size() == 2)
        return u'\'' % character.toString() % u'\'';
    const QChar single = character.front();
    if (single.category() == QChar::Other_Control)
        return tr("control character %1").arg(code(single.unicode()));
    if (single.isSurrogate())
        return tr("half a character, %1").arg(code(single.unicode()));
    if (!single.isPrint() || single.isSpace())
        return tr("character %1").arg(code(single.unicode()));
    return u'\'' % QString(single) % u'\'';
}

//! What people type by habit from other languages, or get from a word processor.
QString habitHint(const FilterToken &token)
{
    if (token.kind == FilterToken::Kind::UnclosedText)
        return tr("A quote inside a text is written twice: 'it''s'.");
    if (token.kind != FilterToken::Kind::Bad)
        return {};
    switch (token.source.front().unicode()) {
    case u'"':
    case u'\u2018':
    case u'\u2019':
    case u'\u201c':
    case u'\u201d':
        return tr("Texts stand in straight single quotes: 'linux'.");
    case u'=':
    case u'!':
    case u'<':
    case u'>':
        return tr("Comparisons are written eq, ne, lt, le, gt and ge.");
    case u'&':
    case u'|':
        return tr("Conditions are joined with and, or and not.");
    default:
        return {};
    }
}

} // namespace

FilterToken FilterTokenStream::take()
{
    return std::exchange(m_current, m_lexer.next());
}

bool FilterTokenStream::accept(FilterToken::Kind kind)
{
    if (m_current.kind != kind)
        return false;
    take();
    return true;
}

bool FilterTokenStream::acceptKeyword(QLatin1StringView keyword)
{
    if (!isKeyword(m_current, keyword))
        return false;
    take();
    return true;
}

bool FilterTokenStream::expect(FilterToken::Kind kind, const QString &expected)
{
    return accept(kind) || failHere(expected);
}

bool FilterTokenStream::fail(const FilterToken &token, const QString &expected, const QString &hint)
{
    if (!m_error) {
        const QString habit = habitHint(token);
        m_error =
            FilterError{token.position, token.length, expected, describeToken(token), habit.isEmpty() ? hint : habit};
    }
    return false;
}

bool isKeyword(const FilterToken &token, QLatin1StringView keyword)
{
    return token.kind == FilterToken::Kind::Name && token.source.compare(keyword, Qt::CaseInsensitive) == 0;
}

QString describeToken(const FilterToken &token)
{
    switch (token.kind) {
    case FilterToken::Kind::End:
        return tr("the end");
    case FilterToken::Kind::UnclosedText:
        return tr("a text without its closing quote");
    case FilterToken::Kind::Bad:
        return describeCharacter(token.source);
    case FilterToken::Kind::Text:
        return shortened(token.source);
    default:
        return u'\'' % shortened(token.source) % u'\'';
    }
}

} // namespace imagebrowser
