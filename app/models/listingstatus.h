// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/accountlistings.h"

namespace imagebrowser {

//! How the listing of one account stands, as people tell it apart; what needs somebody comes first.
enum class ListingStatus : quint8
{
    Failed, //!< nothing of this run is there
    Incomplete, //!< some pages are there, the run failed or was stopped; or all, with items that could not be read
    Stopped, //!< by the user, before the first page
    Waiting, //!< for another try
    Fetching,
    Queued,
    NotFetched,
    Done,
};

//! What the one button of a row does.
enum class ListingAction : quint8
{
    Refresh,
    Stop,
    Retry, //!< from the first page
    Resume, //!< from the page that is missing
};

[[nodiscard]] ListingStatus listingStatus(const AccountListing &listing);
[[nodiscard]] ListingAction listingAction(const AccountListing &listing);
[[nodiscard]] QString listingActionText(ListingAction action);
//! "done", "fetching page 3", "failed: Key sign-in is not allowed on this account; images from an earlier run".
[[nodiscard]] QString listingStatusText(const AccountListing &listing);
//! "59", "40 of ?" while pages are missing, "57 of 59" with items that could not be read; empty when there is nothing
//! to count.
[[nodiscard]] QString listingImagesText(const AccountListing &listing);
//! "197 done · 2 failed · 1 fetching"; once all is over, one or two that failed are named.
//! Empty without listings.
[[nodiscard]] QString listingSummary(const QList<AccountListing> &listings);

} // namespace imagebrowser
