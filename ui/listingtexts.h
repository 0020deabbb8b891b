// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/accountlistings.h"

namespace imagebrowser {

//! Sentences about the listings of the open accounts, for the strip, the status bar and the empty states. Pure.

//! "Page 3 · 2 400 images · waiting 4 s (try 2 of 5)"; with several accounts "197 done · 3 fetching · 13 900 images".
//! There must be one.
[[nodiscard]] QString runningText(const QList<AccountListing> &listings);
//! What is missing of the one account when no run is going: "Incomplete: stopped after 2 pages, 2 000 images", "Could
//! not refresh contoso; images from …". Empty when all is there.
[[nodiscard]] QString incompleteText(const QList<AccountListing> &listings);
//! Those whose last run failed, in their order.
[[nodiscard]] QList<AccountListing> failedListings(const QList<AccountListing> &listings);
//! "3 of 5 accounts could not be listed", or with the name when it is one. There must be one.
[[nodiscard]] QString failuresHeadline(const QList<AccountListing> &failed, qsizetype openCount);
//! "The account key was not accepted. …"; of several with the name, and how many more there are.
[[nodiscard]] QString firstFailureText(const QList<AccountListing> &failed);
//! "fetched 2026-11-22 11:20 UTC · 3 pages · 0.3 s"; empty before the first fetch.
[[nodiscard]] QString fetchedText(const QList<AccountListing> &listings);
//! "2 400" with the locale's separators.
[[nodiscard]] QString grouped(qsizetype number);

} // namespace imagebrowser
