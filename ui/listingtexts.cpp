// SPDX-License-Identifier: Apache-2.0
#include "ui/listingtexts.h"

#include "app/domain/batcherrortext.h"
#include "app/models/listingstatus.h"
#include "ui/emptystate.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ListingTexts", text);
}

QString pageCount(int pages)
{
    return pages == 1 ? tr("1 page") : tr("%1 pages").arg(grouped(pages));
}

QString imageCount(qsizetype images)
{
    return images == 1 ? tr("1 image") : tr("%1 images").arg(grouped(images));
}

QString timeOf(const QDateTime &utc)
{
    return tr("%1 UTC").arg(utc.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

QString incompleteText(const AccountListing &listing)
{
    if (listing.progress.state == ListingProgress::State::Complete && listing.imagesRejected > 0)
        return tr("Incomplete: %1 of %2 could not be read. %3 are shown.")
            .arg(imageCount(listing.imagesRejected), listing.account.name, grouped(listing.imagesShown));
    if (!listing.progress.canResume())
        return {};
    if (listing.isFromEarlierRun && listing.progress.state == ListingProgress::State::Stopped)
        return tr("The refresh of %1 was stopped. These images are from %2.")
            .arg(listing.account.name, timeOf(listing.fetchedAt));
    if (listing.isFromEarlierRun)
        return tr("Could not refresh %1. These images are from %2.")
            .arg(listing.account.name, timeOf(listing.fetchedAt));
    if (listing.progress.state == ListingProgress::State::Stopped) {
        return tr("Incomplete: stopped after %1, %2 of %3.")
            .arg(pageCount(listing.pagesShown), imageCount(listing.imagesShown), listing.account.name);
    }
    return tr("Incomplete: page %1 of %2 could not be fetched. %3 so far.")
        .arg(grouped(listing.pagesShown + 1), listing.account.name, imageCount(listing.imagesShown));
}

//! With the name when it is one.
QString failuresHeadline(const QList<AccountListing> &failed, qsizetype openCount)
{
    return failed.size() == 1
        ? tr("%1 could not be listed").arg(failed.first().account.name)
        : tr("%1 of %2 accounts could not be listed").arg(grouped(failed.size()), grouped(openCount));
}

//! "The account key was not accepted. …"; of several with the name, and how many more there are.
QString firstFailureText(const QList<AccountListing> &failed)
{
    const AccountListing &first = failed.first();
    const QString text = tr("%1. %2").arg(batchErrorHeadline(*first.failure), batchErrorAdvice(*first.failure));
    if (failed.size() == 1)
        return text;
    const qsizetype more = failed.size() - 1;
    return tr("%1: %2").arg(first.account.name, text) % QLatin1Char('\n')
        % (more == 1 ? tr("Problems says what happened to the other one.")
                     : tr("Problems says what happened to the %1 others.").arg(grouped(more)));
}

} // namespace

QString grouped(qsizetype number)
{
    return QLocale().toString(number);
}

QString runningText(const QList<AccountListing> &listings)
{
    qsizetype images = 0;
    for (const AccountListing &listing : listings) {
        // Until the first page of a refresh comes, the rows of the last run are what is there.
        const bool hasNew = listing.progress.isRunning() && listing.progress.images > 0;
        images += hasNew ? listing.progress.images : listing.imagesShown;
    }
    if (listings.size() > 1)
        return listingSummary(listings) % QStringLiteral(" · ") % imageCount(images);
    const AccountListing &listing = listings.first();
    QStringList parts{tr("Page %1").arg(grouped(listing.progress.pages + 1)), imageCount(images)};
    if (listing.progress.state == ListingProgress::State::Waiting)
        parts << listingStatusText(listing);
    return parts.join(QStringLiteral(" · "));
}

QString incompleteText(const QList<AccountListing> &listings)
{
    return listings.isEmpty() ? QString() : incompleteText(listings.first());
}

QList<AccountListing> failedListings(const QList<AccountListing> &listings)
{
    QList<AccountListing> failed;
    std::copy_if(listings.begin(), listings.end(), std::back_inserter(failed), [](const AccountListing &listing) {
        return listing.progress.state == ListingProgress::State::Failed && listing.failure;
    });
    return failed;
}

void showFailures(EmptyState &empty, const QList<AccountListing> &failed, qsizetype openCount, const QString &primary,
                  const QString &advice)
{
    const QString what = firstFailureText(failed);
    empty.setContent(QStringLiteral("error"), failuresHeadline(failed, openCount),
                     advice.isEmpty() ? what : QString(what % QLatin1Char('\n') % advice), primary,
                     tr("Show problems"));
}

QString fetchedText(const QList<AccountListing> &listings)
{
    QDateTime oldest;
    int pages = 0;
    std::chrono::milliseconds longest{0};
    for (const AccountListing &listing : listings) {
        if (!listing.wasFetched())
            continue;
        oldest = oldest.isValid() ? std::min(oldest, listing.fetchedAt) : listing.fetchedAt;
        pages += listing.pagesShown;
        longest = std::max(longest, listing.duration);
    }
    if (!oldest.isValid())
        return {};
    QStringList parts{tr("fetched %1").arg(timeOf(oldest)), pageCount(pages)};
    if (listings.size() == 1)
        parts << tr("%1 s").arg(QLocale().toString(static_cast<double>(longest.count()) / 1000.0, 'f', 1));
    return parts.join(QStringLiteral(" · "));
}

} // namespace imagebrowser
