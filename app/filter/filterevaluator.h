// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/filtermask.h"

namespace imagebrowser {

//! What \a expression says about every row of \a store at \a now. Hidden listings are not treated apart.
//!
//! Texts compare without regard to case (TextPool::fold). A comparison with an absent value is false, except that `ne`
//! is the exact opposite of `eq` and `eq null` asks for absence. A date that cannot be read counts as absent, as it
//! does in the State column. Each distinct text is compared once; rows are touched only when an account condition meets
//! others.
[[nodiscard]] FilterMask evaluateFilter(const FilterExpression &expression, const ImageStore &store, Instant now);

//! The same as one byte a row, as queryImages() takes it; empty when the filter lets every row pass.
[[nodiscard]] std::vector<std::uint8_t> filterRowMask(const FilterExpression &expression, const ImageStore &store,
                                                      Instant now);

} // namespace imagebrowser
