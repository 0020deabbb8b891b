// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imageinformation.h"
#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! Whether one image passes  expression at  now: the plain reading of the language, one image at a time, that the
//! fast evaluateFilter() is tested against.
[[nodiscard]] bool filterMatches(const FilterExpression &expression, const ImageInformation &image, Instant now);

} // namespace imagebrowser
