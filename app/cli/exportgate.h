// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

#include <vector>

namespace imagebrowser {

//! The images among \a job's rows that have ended at \a now or end within \a days UTC calendar days, in the order of
//! the rows. Images without a readable date are not among them: nothing is known to end.
[[nodiscard]] std::vector<RowId> imagesEndingWithin(const ExportJob &job, int days, Instant now);

//! Those among \a job's rows whose `batchSupportEndOfLife` is a text, but no date: the gate cannot judge them.
[[nodiscard]] std::vector<RowId> imagesWithUnreadableEnd(const ExportJob &job);

} // namespace imagebrowser
