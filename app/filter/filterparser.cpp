// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterparser.h"

#include "app/filter/filterreader.h"
#include "app/filter/filtertext.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

//! Refuses what is too long before anything else looks at it.
std::optional<FilterError> lengthError(QStringView text)
{
    if (text.size() <= MaxFilterLength)
        return {};
    FilterError error;
    error.position = MaxFilterLength;
    error.length = text.size() - MaxFilterLength;
    error.expected = QCoreApplication::translate("FilterParser", "at most %1 characters").arg(MaxFilterLength);
    error.found = QCoreApplication::translate("FilterParser", "%1 characters").arg(text.size());
    return error;
}

//! A filter is kept as its canonical text, which has full names and more parentheses: it has to be within the limits
//! too.
std::optional<FilterError> canonicalError(QStringView text, int depth, const FilterExpression &expression)
{
    constexpr qsizetype mostGrowth = 8;
    constexpr int mostLevels = 2; // for each level of the text, and one more
    if (text.size() <= MaxFilterLength / mostGrowth && depth * mostLevels + 1 <= MaxFilterDepth)
        return {};
    const QString canonical = filterText(expression);
    std::optional<FilterError> error = lengthError(canonical);
    if (!error) {
        FilterReader reader(canonical);
        if (const auto again = reader.readExpression(); !again)
            error = again.error();
    }
    if (!error)
        return {};
    error->position = 0;
    error->length = text.size();
    error->found = QCoreApplication::translate("FilterParser", "more, when it is written out in full");
    return error;
}

} // namespace

Result<FilterExpression, FilterError> parseFilter(QStringView text)
{
    if (auto error = lengthError(text))
        return *std::move(error);
    FilterReader reader(text);
    auto expression = reader.readExpression();
    if (expression) {
        if (auto error = canonicalError(text, reader.deepest(), expression.value()))
            return *std::move(error);
    }
    return expression;
}

Result<FilterMoment, FilterError> parseFilterMoment(QStringView text)
{
    if (auto error = lengthError(text))
        return *std::move(error);
    FilterReader reader(text);
    return reader.readMoment();
}

} // namespace imagebrowser
