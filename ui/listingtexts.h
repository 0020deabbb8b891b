// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/accountlistings.h"

namespace imagebrowser {

class EmptyState;

//! Sentences about the listings of the open accounts, for the strip, the status bar and the empty states. Pure but for
//! showFailures().

//! "Page 3 · 2 400 images · waiting 4 s (try 2 of 5)"; with several accounts "197 done · 3 fetching · 13 900 images".
//! There must be one.
[[nodiscard]] QString runningText(const QList<AccountListing> &listings);
//! What is missing of the one account when no run is going: "Incomplete: stopped after 2 pages, 2 000 images", "Could
//! not refresh contoso; images from …". Empty when all is there.
[[nodiscard]] QString incompleteText(const QList<AccountListing> &listings);
//! Those whose last run failed, in their order.
[[nodiscard]] QList<AccountListing> failedListings(const QList<AccountListing> &listings);
//! Says in the place of a table what failed: "3 of 5 accounts could not be listed", then why, of the first one, and
//! \a advice. There must be one.
void showFailures(EmptyState &empty, const QList<AccountListing> &failed, qsizetype openCount, const QString &primary,
                  const QString &advice = {});
//! "fetched 2026-11-22 11:20 UTC · 3 pages · 0.3 s"; empty before the first fetch.
[[nodiscard]] QString fetchedText(const QList<AccountListing> &listings);
//! "2 400" with the locale's separators.
[[nodiscard]] QString grouped(qsizetype number);

} // namespace imagebrowser
