// SPDX-License-Identifier: Apache-2.0
#include "app/models/listingstatus.h"

#include "app/domain/batcherrortext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

constexpr qsizetype namedFailures = 2;

QString tr(const char *text)
{
    return QCoreApplication::translate("ListingStatus", text);
}

QString number(qsizetype value)
{
    return QLocale().toString(value);
}

QString waitingText(const RetryNotice &retry)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(retry.delay).count();
    return tr("waiting %1 s (try %2 of %3)").arg(seconds).arg(retry.nextAttempt).arg(retry.maxAttempts);
}

QString incompleteText(const AccountListing &listing)
{
    if (listing.progress.state == ListingProgress::State::Complete)
        return listing.imagesRejected == 1
            ? tr("incomplete, 1 image could not be read")
            : tr("incomplete, %1 images could not be read").arg(number(listing.imagesRejected));
    if (listing.failure)
        return tr("incomplete, page %1 failed: %2")
            .arg(number(listing.progress.pages + 1), batchErrorHeadline(*listing.failure));
    return listing.progress.pages == 1 ? tr("incomplete, stopped after page 1")
                                       : tr("incomplete, stopped after %1 pages").arg(number(listing.progress.pages));
}

QString countText(ListingStatus status)
{
    switch (status) {
    case ListingStatus::Failed:
        return tr("%1 failed");
    case ListingStatus::Incomplete:
        return tr("%1 incomplete");
    case ListingStatus::Stopped:
        return tr("%1 stopped");
    case ListingStatus::Waiting:
        return tr("%1 waiting to try again");
    case ListingStatus::Fetching:
        return tr("%1 fetching");
    case ListingStatus::Queued:
        return tr("%1 waiting");
    case ListingStatus::NotFetched:
        return tr("%1 not fetched");
    case ListingStatus::Done:
        return tr("%1 done");
    }
    return {};
}

} // namespace

ListingStatus listingStatus(const AccountListing &listing)
{
    const bool hasPages = listing.progress.pages > 0 && !listing.isFromEarlierRun;
    switch (listing.progress.state) {
    case ListingProgress::State::Queued:
        return ListingStatus::Queued;
    case ListingProgress::State::Fetching:
        return ListingStatus::Fetching;
    case ListingProgress::State::Waiting:
        return ListingStatus::Waiting;
    case ListingProgress::State::Complete:
        return listing.imagesRejected > 0 ? ListingStatus::Incomplete : ListingStatus::Done;
    case ListingProgress::State::Failed:
        return hasPages ? ListingStatus::Incomplete : ListingStatus::Failed;
    case ListingProgress::State::Stopped:
        return hasPages ? ListingStatus::Incomplete : ListingStatus::Stopped;
    case ListingProgress::State::Idle:
        break;
    }
    return ListingStatus::NotFetched;
}

ListingAction listingAction(const AccountListing &listing)
{
    if (listing.progress.isRunning())
        return ListingAction::Stop;
    if (!listing.progress.canResume())
        return ListingAction::Refresh;
    return listing.progress.pages > 0 && !listing.progress.mustStartOver ? ListingAction::Resume : ListingAction::Retry;
}

QString listingActionText(ListingAction action)
{
    switch (action) {
    case ListingAction::Refresh:
        return tr("Refresh");
    case ListingAction::Stop:
        return tr("Stop");
    case ListingAction::Retry:
        return tr("Retry");
    case ListingAction::Resume:
        return tr("Resume");
    }
    return {};
}

QString listingStatusText(const AccountListing &listing)
{
    const QString earlier = listing.isFromEarlierRun ? tr("; images from an earlier run") : QString();
    switch (listingStatus(listing)) {
    case ListingStatus::Failed:
        return (listing.failure ? tr("failed: %1").arg(batchErrorHeadline(*listing.failure)) : tr("failed")) + earlier;
    case ListingStatus::Incomplete:
        return incompleteText(listing);
    case ListingStatus::Stopped:
        return tr("stopped") + earlier;
    case ListingStatus::Waiting:
        return waitingText(listing.retry);
    case ListingStatus::Fetching:
        return tr("fetching page %1").arg(number(listing.progress.pages + 1));
    case ListingStatus::Queued:
        return tr("waiting its turn");
    case ListingStatus::NotFetched:
        return tr("not fetched");
    case ListingStatus::Done:
        return tr("done");
    }
    return {};
}

QString listingImagesText(const AccountListing &listing)
{
    const ListingStatus status = listingStatus(listing);
    if (listing.progress.state == ListingProgress::State::Complete && listing.imagesRejected > 0)
        return tr("%1 of %2").arg(number(listing.imagesShown), number(listing.imagesShown + listing.imagesRejected));
    const bool isPartial = status == ListingStatus::Incomplete || (listing.progress.isRunning() && !listing.isComplete);
    if (isPartial)
        return listing.imagesShown > 0 ? tr("%1 of ?").arg(number(listing.imagesShown)) : QString();
    return listing.wasFetched() ? number(listing.imagesShown) : QString();
}

QString listingSummary(const QList<AccountListing> &listings)
{
    constexpr std::array order{ListingStatus::Done,    ListingStatus::Failed,    ListingStatus::Incomplete,
                               ListingStatus::Stopped, ListingStatus::Waiting,   ListingStatus::Fetching,
                               ListingStatus::Queued,  ListingStatus::NotFetched};
    std::array<QStringList, order.size()> names;
    for (const AccountListing &listing : listings)
        names[static_cast<std::size_t>(listingStatus(listing))] << listing.account.name;
    // While more may come, names would only come and go.
    const bool isOver = std::none_of(listings.begin(), listings.end(),
                                     [](const AccountListing &listing) { return listing.progress.isRunning(); });
    QStringList parts;
    for (const ListingStatus status : order) {
        const QStringList &those = names[static_cast<std::size_t>(status)];
        if (those.isEmpty())
            continue;
        const QString counted = countText(status).arg(number(those.size()));
        const bool isNamed = isOver && those.size() <= namedFailures
            && (status == ListingStatus::Failed || status == ListingStatus::Incomplete);
        parts << (isNamed ? tr("%1: %2").arg(counted, those.join(QStringLiteral(", "))) : counted);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace imagebrowser
