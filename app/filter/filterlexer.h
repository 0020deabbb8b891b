// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace imagebrowser {

//! One piece of a filter text.
struct FilterToken
{
    enum class Kind : quint8
    {
        Name, //!< field, operator, function or variable
        Text, //!< quoted; `value` is without quotes, doubled quotes made single
        Number, //!< what starts with a digit: dates and instants, or a mistake
        Open,
        Close,
        Comma,
        Colon,
        Slash,
        End,
        UnclosedText, //!< a quote without its partner, to the end of the input
        Bad, //!< a character that starts nothing
    };

    Kind kind = Kind::End;
    qsizetype position = 0; //!< 0-based, in UTF-16 code units
    qsizetype length = 0;
    QStringView source; //!< as written
    QString value; //!< of Text
};

//! Cuts a filter text into tokens. Blanks, tabs and line breaks separate; other control characters and lone surrogates
//! are Bad wherever they stand, inside quotes too.
class FilterLexer
{
public:
    explicit FilterLexer(QStringView input)
        : m_input(input)
    {
    }

    [[nodiscard]] FilterToken next();

private:
    [[nodiscard]] FilterToken token(FilterToken::Kind kind, qsizetype length);
    [[nodiscard]] FilterToken quoted();
    [[nodiscard]] FilterToken bad(qsizetype position) const;
    [[nodiscard]] bool isRefused(qsizetype position) const;

    QStringView m_input;
    qsizetype m_position = 0;
};

} // namespace imagebrowser
