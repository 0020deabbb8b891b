// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterexpression.h"
#include "app/models/imagetablemodel.h"

namespace imagebrowser {

//! The condition that "Filter to this value" makes of a cell: the same text, state, day, account, or all the capabilities of the
//! image. An absent value gives `eq null`.
[[nodiscard]] std::optional<FilterNode> cellFilter(const ImageTableModel &images, RowId row, ImageColumn column);

} // namespace imagebrowser
