// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace imagebrowser {

class TimelineView;

//! Tells Qt how a TimelineView looks to assistive technology: a list with an item for every mark. Once is enough;
//! more does no harm.
void installTimelineAccessibility();

//! The marks were made anew.
void timelineItemsChanged(TimelineView *view);
//! \a item got the keyboard's focus.
void timelineItemFocused(TimelineView *view, int item);

} // namespace imagebrowser
