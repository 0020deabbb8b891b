// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterparser.h"

#include "app/filter/filterreader.h"

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

} // namespace

Result<FilterExpression, FilterError> parseFilter(QStringView text)
{
    if (auto error = lengthError(text))
        return *std::move(error);
    FilterReader reader(text);
    return reader.readExpression();
}

Result<FilterMoment, FilterError> parseFilterMoment(QStringView text)
{
    if (auto error = lengthError(text))
        return *std::move(error);
    FilterReader reader(text);
    return reader.readMoment();
}

} // namespace imagebrowser
