// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/filter/filteroperandreader.h"

namespace imagebrowser {

//! The grammar of the filter language, by recursive descent of bounded depth. One reader reads one text once.
class FilterReader
{
public:
    explicit FilterReader(QStringView text)
        : m_tokens(text)
        , m_operands(m_tokens)
    {
    }

    [[nodiscard]] Result<FilterExpression, FilterError> readExpression();
    [[nodiscard]] Result<FilterMoment, FilterError> readMoment();
    //! Levels of nesting that were open at once.
    [[nodiscard]] int deepest() const { return m_deepest; }

private:
    using Node = std::optional<FilterNode>;

    [[nodiscard]] Node readOr();
    [[nodiscard]] Node readAnd();
    [[nodiscard]] Node readUnary();
    [[nodiscard]] Node readNegation();
    [[nodiscard]] Node readParenthesised();
    [[nodiscard]] Node readCondition();
    [[nodiscard]] Node readFunction(FilterOperator function);
    [[nodiscard]] Node readComparison();
    [[nodiscard]] Node readReversedComparison();
    [[nodiscard]] Node readCapabilityQuestion();
    [[nodiscard]] Node readLambda(FilterNode::Kind kind);
    [[nodiscard]] std::optional<FilterField> readField();
    [[nodiscard]] std::optional<FilterOperator> readOperator(const FilterFieldInfo &field);
    [[nodiscard]] QString unknownNameHint(const QString &name) const;
    //! False, with an error, when one more level is too many.
    [[nodiscard]] bool canNest();

    FilterTokenStream m_tokens;
    FilterOperandReader m_operands;
    int m_depth = 0;
    int m_deepest = 0;
    QString m_variable; //!< set inside any() and all()
};

} // namespace imagebrowser
