// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filtererror.h"
#include "app/filter/filterlexer.h"

#include <optional>

namespace imagebrowser {

//! The tokens of a filter text with one to look at, and the first error met. Reading functions that fail leave the
//! error here and return nothing.
class FilterTokenStream
{
public:
    explicit FilterTokenStream(QStringView text)
        : m_lexer(text)
        , m_current(m_lexer.next())
    {
    }

    [[nodiscard]] const FilterToken &current() const { return m_current; }
    FilterToken take();
    //! Takes the token when it is of \a kind.
    [[nodiscard]] bool accept(FilterToken::Kind kind);
    //! Takes the token when it is the name \a keyword, in any case.
    [[nodiscard]] bool acceptKeyword(QLatin1StringView keyword);
    //! Like accept(), and fails when it is not.
    [[nodiscard]] bool expect(FilterToken::Kind kind, const QString &expected);

    //! Keeps the first error only. False, so that callers can return it.
    bool fail(const FilterToken &token, const QString &expected, const QString &hint = {});
    bool failHere(const QString &expected, const QString &hint = {}) { return fail(m_current, expected, hint); }
    //! Set once something failed.
    [[nodiscard]] const std::optional<FilterError> &error() const { return m_error; }

private:
    FilterLexer m_lexer;
    FilterToken m_current;
    std::optional<FilterError> m_error;
};

[[nodiscard]] bool isKeyword(const FilterToken &token, QLatin1StringView keyword);
//! "'eq'", "the end", "control character U+0007": what \a token looks like to people, short and printable.
[[nodiscard]] QString describeToken(const FilterToken &token);

} // namespace imagebrowser
