// SPDX-License-Identifier: Apache-2.0
#include "ui/listingtexts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

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

QString waitingText(const AccountListing &listing)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(listing.retry.delay).count();
    return tr("waiting %1 s (try %2 of %3)").arg(seconds).arg(listing.retry.nextAttempt).arg(listing.retry.maxAttempts);
}

QString incompleteText(const AccountListing &listing)
{
    if (!listing.progress.canResume())
        return {};
    if (listing.isFromEarlierRun && listing.progress.state == ListingProgress::State::Stopped)
        return tr("The refresh of %1 was stopped. These images are from %2.").arg(listing.account.name, timeOf(listing.fetchedAt));
    if (listing.isFromEarlierRun)
        return tr("Could not refresh %1. These images are from %2.").arg(listing.account.name, timeOf(listing.fetchedAt));
    if (listing.progress.state == ListingProgress::State::Stopped) {
        return tr("Incomplete: stopped after %1, %2 of %3.")
            .arg(pageCount(listing.pagesShown), imageCount(listing.imagesShown), listing.account.name);
    }
    return tr("Incomplete: page %1 of %2 could not be fetched. %3 so far.")
        .arg(grouped(listing.pagesShown + 1), listing.account.name, imageCount(listing.imagesShown));
}

} // namespace

QString grouped(qsizetype number)
{
    return QLocale().toString(number);
}

QString runningText(const QList<AccountListing> &listings)
{
    qsizetype images = 0;
    int pages = 0;
    int done = 0;
    QString waiting;
    for (const AccountListing &listing : listings) {
        const bool isRunning = listing.progress.isRunning();
        images += isRunning ? listing.progress.images : listing.imagesShown;
        pages += listing.progress.pages;
        done += isRunning ? 0 : 1;
        if (listing.progress.state == ListingProgress::State::Waiting && waiting.isEmpty())
            waiting = waitingText(listing);
    }
    QStringList parts;
    if (listings.size() > 1)
        parts << tr("%1 of %2 accounts").arg(done).arg(listings.size());
    else
        parts << tr("Page %1").arg(grouped(pages + 1));
    parts << imageCount(images);
    if (!waiting.isEmpty())
        parts << waiting;
    return parts.join(QStringLiteral(" · "));
}

QString incompleteText(const QList<AccountListing> &listings)
{
    QStringList texts;
    for (const AccountListing &listing : listings) {
        if (const QString text = incompleteText(listing); !text.isEmpty())
            texts << text;
    }
    if (texts.size() > 2)
        return tr("%1 of %2 accounts are incomplete.").arg(texts.size()).arg(listings.size());
    return texts.join(u' ');
}

QString fetchedText(const QList<AccountListing> &listings)
{
    QDateTime oldest;
    int pages = 0;
    std::chrono::milliseconds longest {0};
    for (const AccountListing &listing : listings) {
        if (!listing.wasFetched())
            continue;
        oldest = oldest.isValid() ? std::min(oldest, listing.fetchedAt) : listing.fetchedAt;
        pages += listing.pagesShown;
        longest = std::max(longest, listing.duration);
    }
    if (!oldest.isValid())
        return {};
    QStringList parts {tr("fetched %1").arg(timeOf(oldest)), pageCount(pages)};
    if (listings.size() == 1)
        parts << tr("%1 s").arg(QLocale().toString(static_cast<double>(longest.count()) / 1000.0, 'f', 1));
    return parts.join(QStringLiteral(" · "));
}

} // namespace imagebrowser
