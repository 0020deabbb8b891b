// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/filter/filtererror.h"
#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! Nested parentheses, `not`s and any/all questions that a filter may have.
inline constexpr int MaxFilterDepth = 100;
//! UTF-16 code units that a filter may have, as written and as its canonical text.
inline constexpr qsizetype MaxFilterLength = 256 * 1024;

//! Reads an OData `$filter` over the fields of filterfields.h. Blank text is the empty filter. Operators and functions
//! may be in any case, as OData 4.01 has it; names of fields may not. A literal may stand on the left (`'linux' eq
//! osType`). Bounded in time and stack for any input.
[[nodiscard]] Result<FilterExpression, FilterError> parseFilter(QStringView text);

//! Reads the right side of a date condition alone: "2027-01-12", "now() add duration'P90D'".
[[nodiscard]] Result<FilterMoment, FilterError> parseFilterMoment(QStringView text);

} // namespace imagebrowser
