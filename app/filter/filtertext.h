// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"

namespace imagebrowser {

//! The active part of \a expression as an OData `$filter` in canonical form: lower-case operators, full wire names, the
//! variable `c`, instants in UTC. Reads back as an equivalent tree, whose text is the same again. Empty when nothing is
//! active.
[[nodiscard]] QString filterText(const FilterExpression &expression);
//! The text of one node on its own, without regard to what is around it.
[[nodiscard]] QString filterText(const FilterNode &node);
//! `null`, `'it''s'`, `now() add duration'P90D'`, …
[[nodiscard]] QString filterText(const FilterOperand &operand);

} // namespace imagebrowser
