// SPDX-License-Identifier: Apache-2.0
#include "app/service/imageservice.h"

#include "app/service/imagelistjob.h"

#include <QElapsedTimer>

#include <algorithm>

namespace imagebrowser {

//! One account's listing over all its runs.
struct ImageService::Listing
{
    Account account;
    ListingOptions options;
    ListingCursor cursor; //!< where the last run ended
    ListingProgress progress;
    std::chrono::milliseconds elapsedBefore{0}; //!< in earlier runs
    QElapsedTimer clock;
    ImageListJob *job = nullptr; //!< null while waiting for its turn and when nothing runs

    [[nodiscard]] std::chrono::milliseconds elapsed() const
    {
        return elapsedBefore + std::chrono::milliseconds(clock.isValid() ? clock.elapsed() : 0);
    }
};

ImageService::ImageService(const AccountAccess &access, QObject *parent)
    : QObject(parent)
    , m_access(access)
{
}

ImageService::~ImageService()
{
    for (const auto &listing : m_listings)
        dropJob(*listing);
}

void ImageService::refresh(const Account &account, const ListingOptions &options)
{
    Listing &listing = listingOf(account);
    dropJob(listing);
    listing.account = account;
    listing.options = options;
    listing.cursor = {};
    listing.progress = {};
    listing.elapsedBefore = {};
    begin(listing, false);
}

void ImageService::resume(const Account &account)
{
    Listing &listing = listingOf(account);
    if (listing.progress.isRunning())
        return;
    // The next link belongs to the endpoint it came from.
    const bool hasPages = listing.cursor.pages > 0 && listing.progress.canResume() && !listing.progress.mustStartOver;
    if (!hasPages || listing.account.endpoint != account.endpoint)
        return refresh(account, ListingOptions(listing.options));
    listing.account = account;
    listing.elapsedBefore = listing.progress.elapsed;
    begin(listing, true);
}

void ImageService::begin(Listing &listing, bool isResumed)
{
    const QString id = listing.account.id;
    listing.clock.start();
    listing.progress.finishedAt = {};
    listing.progress.state = ListingProgress::State::Queued;
    listing.progress.mustStartOver = false;
    m_waiting.removeAll(id);
    m_waiting.append(id);
    Q_EMIT started(id, isResumed);
    Q_EMIT progressChanged(id);
    startWaiting();
}

void ImageService::startWaiting()
{
    // Counted anew each time, for whoever hears of a start may start and stop others.
    const auto isFetching = [](const auto &listing) { return listing->job != nullptr; };
    while (!m_waiting.isEmpty()
           && std::count_if(m_listings.cbegin(), m_listings.cend(), isFetching) < m_maxConcurrentListings) {
        Listing *listing = find(m_waiting.takeFirst());
        if (listing && !listing->job)
            startJob(*listing);
    }
}

void ImageService::startJob(Listing &listing)
{
    const QString id = listing.account.id;
    auto *job = new ImageListJob(m_access, listing.account, listing.options, m_retryPolicy, m_clock, this);
    listing.job = job;
    connect(job, &ImageListJob::pageReady, this, [this, id](int number, const std::shared_ptr<const ImagePage> &page) {
        Listing &current = *find(id);
        current.cursor = current.job->cursor();
        current.progress.pages = current.cursor.pages;
        current.progress.images = current.cursor.images;
        setState(current, ListingProgress::State::Fetching);
        Q_EMIT pageReady(id, number, page);
        if (find(id))
            Q_EMIT progressChanged(id);
    });
    connect(job, &ImageListJob::itemsRejected, this,
            [this, id](const QList<BatchError> &errors) { Q_EMIT itemsRejected(id, errors); });
    connect(job, &ImageListJob::retryScheduled, this, [this, id](const RetryNotice &notice) {
        setState(*find(id), ListingProgress::State::Waiting);
        Q_EMIT retryScheduled(id, notice);
        if (find(id))
            Q_EMIT progressChanged(id);
    });
    connect(job, &ImageListJob::retrying, this, [this, id] {
        setState(*find(id), ListingProgress::State::Fetching);
        Q_EMIT progressChanged(id);
    });
    connect(job, &ImageListJob::completed, this, [this, id] {
        finish(id, ListingProgress::State::Complete);
        Q_EMIT completed(id);
        Q_EMIT progressChanged(id);
        startWaiting();
    });
    connect(job, &ImageListJob::failed, this, [this, id](const BatchError &error) {
        find(id)->progress.mustStartOver = error.isAboutNextLink();
        finish(id, ListingProgress::State::Failed);
        Q_EMIT failed(id, error);
        Q_EMIT progressChanged(id);
        startWaiting();
    });
    job->start(listing.cursor);
    setState(listing, ListingProgress::State::Fetching);
    Q_EMIT progressChanged(id);
}

void ImageService::setState(Listing &listing, ListingProgress::State state)
{
    listing.progress.state = state;
    listing.progress.elapsed = listing.elapsed();
}

void ImageService::finish(const QString &accountId, ListingProgress::State state)
{
    Listing &listing = *find(accountId);
    setState(listing, state);
    listing.progress.finishedAt = toDateTime(m_clock());
    dropJob(listing);
}

void ImageService::dropJob(Listing &listing)
{
    if (!listing.job)
        return;
    // It may be in the middle of one of its signals.
    listing.job->disconnect();
    listing.job->abort();
    listing.job->deleteLater();
    listing.job = nullptr;
}

void ImageService::stop(const QString &accountId)
{
    Listing *listing = find(accountId);
    if (!listing || !listing->progress.isRunning())
        return;
    m_waiting.removeAll(accountId);
    finish(accountId, ListingProgress::State::Stopped);
    Q_EMIT stopped(accountId);
    Q_EMIT progressChanged(accountId);
    startWaiting();
}

void ImageService::stopAll()
{
    // Nothing that waits may start because something else stops.
    QStringList running;
    for (const auto &listing : m_listings) {
        if (listing->progress.isRunning())
            running.append(listing->account.id);
    }
    m_waiting.clear();
    for (const QString &id : std::as_const(running))
        stop(id);
}

void ImageService::forget(const QString &accountId)
{
    m_waiting.removeAll(accountId);
    const auto it = std::find_if(m_listings.begin(), m_listings.end(),
                                 [&](const auto &listing) { return listing->account.id == accountId; });
    if (it == m_listings.end())
        return;
    dropJob(**it);
    m_listings.erase(it);
    startWaiting();
}

ListingProgress ImageService::progress(const QString &accountId) const
{
    const Listing *listing = find(accountId);
    if (!listing)
        return {};
    ListingProgress progress = listing->progress;
    if (progress.isRunning())
        progress.elapsed = listing->elapsed();
    return progress;
}

bool ImageService::isRunning() const
{
    return std::any_of(m_listings.cbegin(), m_listings.cend(),
                       [](const auto &listing) { return listing->progress.isRunning(); });
}

void ImageService::setMaxConcurrentListings(int count)
{
    m_maxConcurrentListings = std::max(1, count);
    startWaiting();
}

ImageService::Listing *ImageService::find(const QString &accountId) const
{
    const auto it = std::find_if(m_listings.cbegin(), m_listings.cend(),
                                 [&](const auto &listing) { return listing->account.id == accountId; });
    return it == m_listings.cend() ? nullptr : it->get();
}

ImageService::Listing &ImageService::listingOf(const Account &account)
{
    if (Listing *known = find(account.id))
        return *known;
    m_listings.push_back(std::make_unique<Listing>());
    m_listings.back()->account = account;
    return *m_listings.back();
}

} // namespace imagebrowser
