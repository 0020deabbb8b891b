// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imageinformation.h"
#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! Whether one image passes \a expression at \a now. Says the same as evaluateFilter() without a store: for single
//! images, and as the reference that the fast evaluation is tested against.
[[nodiscard]] bool filterMatches(const FilterExpression &expression, const ImageInformation &image, Instant now);

} // namespace imagebrowser
