// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelinelayout.h"

namespace imagebrowser {

//! What an item is, in one line, for screen readers: "Linux, 3 images end 30 June 2027, in 7 mo, notice".
[[nodiscard]] QString timelineItemText(const TimelineLayout::Item &item, QDate today);
//! The same with what activating it does, for the mouse.
[[nodiscard]] QString timelineItemToolTip(const TimelineLayout::Item &item, QDate today);

} // namespace imagebrowser
