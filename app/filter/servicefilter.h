// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! A filter in two parts that together say the same as the whole.
//!
//! The service compares `osType`, `verificationType` and `nodeAgentSKUId` with `eq` and `ne`, joined by `and` and `or`,
//! and nothing else. A part of the filter is sent when it is a conjunct of the whole and can be said in that language:
//! - `in` becomes several `eq`; `not`, None groups and their nesting become `ne` by De Morgan's rules, which hold here
//!   because `ne` is exactly the opposite of `eq`, also for an absent value.
//! - How the service treats case is not documented, while the program ignores it. So only values whose spelling is
//! known
//!   are sent: the documented ones of osType and verificationType, in the documented spelling, and lower-case
//!   node agent ids, as all of them are. Any other text, and `null`, is compared here: the service might answer it with
//!   an error.
//! - The three members are required in the service's reply, so that `ne` never meets an absent value there.
//! - A conjunct that mixes in anything else stays here as a whole: half an `or` would lose images.
//! Whoever shows images applies the whole filter to what arrives; the sent part only makes less arrive.
struct ServiceFilter
{
    QString sent; //!< `$filter` for the service; empty when nothing can be sent
    FilterExpression local; //!< what is left to do here
    //! The conditions that are part of `sent`, as paths into the expression that was split.
    QList<FilterPath> sentConditions;
};

[[nodiscard]] ServiceFilter splitForService(const FilterExpression &expression);

} // namespace imagebrowser
