// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterlexer.h"

namespace imagebrowser {

namespace {

bool isBlank(QChar character)
{
    return character == u' ' || character == u'\t' || character == u'\n' || character == u'\r';
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

bool isNameStart(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z') || character == u'_';
}

bool isNamePart(QChar character)
{
    return isNameStart(character) || isDigit(character);
}

//! What a date, an instant with its offset, or a number consists of.
bool isNumberPart(QChar character)
{
    return isNamePart(character) || character == u':' || character == u'.' || character == u'+' || character == u'-';
}

template <typename Predicate> qsizetype lengthWhile(QStringView text, Predicate predicate)
{
    qsizetype length = 0;
    while (length < text.size() && predicate(text[length]))
        ++length;
    return length;
}

} // namespace

FilterToken FilterLexer::next()
{
    using Kind = FilterToken::Kind;
    m_position += lengthWhile(m_input.sliced(m_position), isBlank);
    if (m_position == m_input.size())
        return token(Kind::End, 0);
    const QStringView rest = m_input.sliced(m_position);
    const QChar first = rest.front();
    switch (first.unicode()) {
    case u'(':
        return token(Kind::Open, 1);
    case u')':
        return token(Kind::Close, 1);
    case u',':
        return token(Kind::Comma, 1);
    case u':':
        return token(Kind::Colon, 1);
    case u'/':
        return token(Kind::Slash, 1);
    case u'\'':
        return quoted();
    default:
        break;
    }
    if (isNameStart(first))
        return token(Kind::Name, lengthWhile(rest, isNamePart));
    const bool isSigned = rest.size() > 1 && (first == u'-' || first == u'+') && isDigit(rest[1]);
    if (isDigit(first) || isSigned)
        return token(Kind::Number, lengthWhile(rest, isNumberPart));
    return bad(m_position);
}

FilterToken FilterLexer::token(FilterToken::Kind kind, qsizetype length)
{
    FilterToken token{kind, m_position, length, m_input.sliced(m_position, length), {}};
    m_position += length;
    return token;
}

FilterToken FilterLexer::quoted()
{
    QString value;
    qsizetype position = m_position + 1;
    for (; position < m_input.size(); ++position) {
        if (isRefused(position))
            return bad(position);
        if (m_input[position] == u'\'') {
            const bool isDoubled = position + 1 < m_input.size() && m_input[position + 1] == u'\'';
            if (!isDoubled)
                break;
            ++position;
        }
        value += m_input[position];
    }
    if (position == m_input.size())
        return token(FilterToken::Kind::UnclosedText, position - m_position);
    FilterToken text = token(FilterToken::Kind::Text, position + 1 - m_position);
    // Not null: a quoted empty text is a text.
    text.value = value.isNull() ? QStringLiteral("") : value;
    return text;
}

FilterToken FilterLexer::bad(qsizetype position) const
{
    const bool isPair =
        position + 1 < m_input.size() && m_input[position].isHighSurrogate() && m_input[position + 1].isLowSurrogate();
    const qsizetype length = isPair ? 2 : 1;
    return {FilterToken::Kind::Bad, position, length, m_input.sliced(position, length), {}};
}

bool FilterLexer::isRefused(qsizetype position) const
{
    const QChar character = m_input[position];
    if (character.category() == QChar::Other_Control)
        return !isBlank(character);
    if (character.isHighSurrogate())
        return position + 1 == m_input.size() || !m_input[position + 1].isLowSurrogate();
    if (character.isLowSurrogate())
        return position == 0 || !m_input[position - 1].isHighSurrogate();
    return false;
}

} // namespace imagebrowser
