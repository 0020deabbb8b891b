// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! The images whose state is \a state, as a real condition on `batchSupportEndOfLife`, so that it can be read, saved
//! and used on the command line. Says the same as endOfLifeAt() at every instant: "ended" compares with now(), days
//! with date(now()), which are UTC calendar days.
[[nodiscard]] FilterNode endOfLifeStateFilter(EndOfLifeState state, const EndOfLifeThresholds &thresholds);

} // namespace imagebrowser
