// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/filtertokenstream.h"

namespace imagebrowser {

//! Reads what fields are compared with. Each function either takes a whole operand or fails at its first wrong token.
class FilterOperandReader
{
public:
    explicit FilterOperandReader(FilterTokenStream &tokens)
        : m_tokens(tokens)
    {
    }

    //! True when the current token starts a literal or a moment rather than a field.
    [[nodiscard]] bool isAtOperand() const;
    //! Any operand: for the left side, where the field is not known yet.
    [[nodiscard]] std::optional<FilterOperand> readAny();
    //! An operand that \a op can compare a field of \a type with.
    [[nodiscard]] std::optional<FilterOperand> readFor(FilterFieldType type, FilterOperator op);
    //! `('a', 'b', null)`
    [[nodiscard]] std::optional<QList<FilterOperand>> readList();
    [[nodiscard]] std::optional<FilterMoment> readMoment();

    //! Fails at \a token when \a operand does not suit.
    [[nodiscard]] bool check(const FilterOperand &operand, FilterFieldType type, FilterOperator op,
                             const FilterToken &token);

private:
    [[nodiscard]] bool isAtMoment() const;
    [[nodiscard]] std::optional<FilterMoment> readMomentBase();
    [[nodiscard]] std::optional<FilterMoment> readDateLiteral();
    [[nodiscard]] bool readEmptyArguments();
    [[nodiscard]] std::optional<Ticks> readDuration();

    FilterTokenStream &m_tokens;
};

} // namespace imagebrowser
