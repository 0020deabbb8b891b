// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! The active part of \a node in plain words, for labels: `osType is any of linux, windows`, `ends before 2030-01-01 or
//! no end date`. Not meant to be read back.
[[nodiscard]] QString filterPhrase(const FilterNode &node);

//! "is", "is any of", "contains", "before", … as the builder's list shows it.
[[nodiscard]] QString operatorPhrase(FilterOperator op, FilterFieldType type);
//! "2030-01-01", "today", "90 days from now", "90 days ago", or the moment's text.
[[nodiscard]] QString momentPhrase(const FilterMoment &moment);

} // namespace imagebrowser
