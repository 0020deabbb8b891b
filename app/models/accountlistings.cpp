// SPDX-License-Identifier: Apache-2.0
#include "app/models/accountlistings.h"

#include <algorithm>
#include <utility>

namespace imagebrowser {

AccountListings::AccountListings(ImageService &service, ImageTableModel &model, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_model(model)
{
    m_replacing.setSingleShot(true);
    m_replacing.setInterval(ReplaceInterval);
    connect(&m_replacing, &QTimer::timeout, this, &AccountListings::replaceNow);
    m_second.setInterval(std::chrono::seconds(1));
    m_second.setTimerType(Qt::PreciseTimer);
    connect(&m_second, &QTimer::timeout, this, &AccountListings::countDown);
    connect(&service, &ImageService::started, this, &AccountListings::onStarted);
    connect(&service, &ImageService::pageReady, this,
            [this](const QString &id, int, const std::shared_ptr<const ImagePage> &page) { onPage(id, page); });
    connect(&service, &ImageService::itemsRejected, this, [this](const QString &id, const QList<BatchError> &errors) {
        if (Entry *entry = find(id)) {
            entry->rejected += errors.size();
            if (!entry->gathering)
                describeShown(*entry);
        }
        for (const BatchError &error : errors)
            Q_EMIT problem(error, false, {});
    });
    connect(&service, &ImageService::retryScheduled, this, [this](const QString &id, const RetryNotice &notice) {
        if (Entry *entry = find(id)) {
            entry->listing.retry = notice;
            entry->retryAt = std::chrono::steady_clock::now() + notice.delay;
            if (!m_second.isActive())
                m_second.start();
            Q_EMIT problem(notice.error, true, notice);
        }
    });
    connect(&service, &ImageService::completed, this, &AccountListings::onCompleted);
    connect(&service, &ImageService::failed, this, &AccountListings::onFailed);
    connect(&service, &ImageService::stopped, this, &AccountListings::onEnded);
    connect(&service, &ImageService::progressChanged, this, [this](const QString &id) {
        if (Entry *entry = find(id)) {
            entry->listing.progress = m_service.progress(id);
            Q_EMIT changed(id);
        }
    });
}

void AccountListings::countDown()
{
    QStringList waiting;
    const auto now = std::chrono::steady_clock::now();
    for (Entry &entry : m_entries) {
        if (entry.listing.progress.state != ListingProgress::State::Waiting)
            continue;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(entry.retryAt - now);
        entry.listing.retry.delay = std::max(left, std::chrono::milliseconds(0));
        waiting.append(entry.listing.account.id);
    }
    if (waiting.isEmpty())
        m_second.stop();
    for (const QString &id : std::as_const(waiting))
        Q_EMIT changed(id);
}

AccountListings::Entry *AccountListings::find(const QString &accountId)
{
    const auto found = m_index.constFind(accountId);
    return found == m_index.cend() ? nullptr : &m_entries[*found];
}

const AccountListing *AccountListings::listing(const QString &accountId) const
{
    const auto found = m_index.constFind(accountId);
    return found == m_index.cend() ? nullptr : &m_entries[*found].listing;
}

QList<AccountListing> AccountListings::openListings() const
{
    QList<AccountListing> listings;
    for (const Entry &entry : m_entries)
        listings.append(entry.listing);
    return listings;
}

bool AccountListings::isRunning() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry &entry) { return entry.listing.progress.isRunning(); });
}

void AccountListings::setOpenAccounts(const QList<Account> &accounts)
{
    replaceNow();
    std::vector<Entry> kept;
    for (const Account &account : accounts) {
        Entry *entry = find(account.id);
        // Another endpoint or name is another listing: what is shown would carry the wrong label.
        const bool isSame = entry != nullptr && entry->listing.account.endpoint == account.endpoint
            && entry->listing.account.name == account.name;
        if (isSame) {
            entry->listing.account = account;
            kept.push_back(std::move(*entry));
            entry->listing.account.id.clear();
        } else {
            kept.push_back({});
            kept.back().listing.account = account;
        }
    }
    // All that leave go in one step: each would be a reset of the table.
    std::vector<ListingId> gone;
    for (Entry &entry : m_entries) {
        if (entry.listing.account.id.isEmpty())
            continue;
        const std::vector<ListingId> listings = close(entry);
        gone.insert(gone.end(), listings.begin(), listings.end());
    }
    m_entries = std::move(kept);
    m_index.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_index.insert(m_entries[i].listing.account.id, i);
    m_model.removeListings(gone);
    Q_EMIT openAccountsChanged();
}

//! Ends the run; the listings in the store that are no longer needed.
std::vector<ListingId> AccountListings::close(Entry &entry)
{
    m_service.forget(entry.listing.account.id);
    std::vector<ListingId> listings;
    if (entry.gathering)
        listings.push_back(*entry.gathering);
    if (entry.shown)
        listings.push_back(*entry.shown);
    return listings;
}

void AccountListings::dropGathering(Entry &entry)
{
    if (entry.gathering)
        m_model.removeListing(*entry.gathering);
    entry.gathering.reset();
}

void AccountListings::refresh(const QString &accountId)
{
    if (Entry *entry = find(accountId)) {
        if (entry->isReplacing)
            replaceNow();
        entry->askedFilter = m_options.serviceFilter;
        m_service.refresh(entry->listing.account, m_options);
    }
}

void AccountListings::refreshAll()
{
    QStringList ids;
    for (const Entry &entry : m_entries)
        ids.append(entry.listing.account.id);
    for (const QString &id : std::as_const(ids))
        refresh(id);
}

void AccountListings::resume(const QString &accountId)
{
    if (Entry *entry = find(accountId))
        m_service.resume(entry->listing.account);
}

void AccountListings::resumeAll()
{
    for (const AccountListing &listing : openListings()) {
        if (listing.progress.canResume())
            resume(listing.account.id);
    }
}

void AccountListings::refreshFailed()
{
    for (const AccountListing &listing : openListings()) {
        if (listing.progress.state == ListingProgress::State::Failed)
            resume(listing.account.id);
    }
}

void AccountListings::stop(const QString &accountId)
{
    m_service.stop(accountId);
}

void AccountListings::stopAll()
{
    m_service.stopAll();
}

void AccountListings::onStarted(const QString &accountId, bool isResumed)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    if (entry->isReplacing)
        replaceNow();
    entry->listing.failure.reset();
    if (isResumed && (entry->gathering || (entry->shown && !entry->listing.isComplete)))
        return;
    dropGathering(*entry);
    entry->rejected = 0;
    const QString &name = entry->listing.account.name;
    if (entry->shown && m_model.rowCountOf(*entry->shown) > 0) {
        // Complete or not, the rows that are there stay until something takes their place.
        entry->gathering = m_model.addListing(name, false);
    } else {
        entry->shown = m_model.addListing(name, true);
        entry->listing.isComplete = false;
        entry->listing.pagesShown = 0;
        describeShown(*entry);
    }
}

void AccountListings::describeShown(Entry &entry)
{
    entry.listing.rows = entry.shown;
    entry.listing.serviceFilter = entry.askedFilter;
    entry.listing.imagesRejected = entry.rejected;
}

//! To be called before the model tells of its new rows: who listens asks whose they are.
void AccountListings::takeGathering(Entry &entry)
{
    entry.shown = entry.gathering;
    entry.gathering.reset();
    describeShown(entry);
}

void AccountListings::showGathering(Entry &entry)
{
    const ListingId old = *entry.shown;
    takeGathering(entry);
    m_model.replaceListing(old, *entry.shown);
}

void AccountListings::onPage(const QString &accountId, const std::shared_ptr<const ImagePage> &page)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    if (entry->gathering && !entry->listing.isComplete) {
        // Rows of an unfinished listing are no better than those that come now.
        showGathering(*entry);
        entry->listing.pagesShown = 0;
    }
    if (!m_model.addPage(entry->gathering.value_or(*entry->shown), page)) {
        BatchError error;
        error.kind = FailureKind::OutOfMemory;
        error.stage = FailureStage::Reply;
        error.accountId = accountId;
        error.accountName = entry->listing.account.name;
        error.rowsKept = static_cast<int>(m_model.rowCountOf(*entry->shown));
        error.occurredAt = QDateTime::currentDateTimeUtc();
        m_service.stop(accountId);
        Q_EMIT problem(error, false, {});
        return;
    }
    if (!entry->gathering)
        ++entry->listing.pagesShown;
    entry->listing.imagesShown = static_cast<qsizetype>(m_model.rowCountOf(*entry->shown));
    Q_EMIT changed(accountId);
}

void AccountListings::onCompleted(const QString &accountId)
{
    Entry *entry = find(accountId);
    if (entry == nullptr || !entry->shown)
        return;
    entry->ended = m_service.progress(accountId);
    if (entry->gathering) {
        entry->isReplacing = true;
        if (!m_service.isRunning())
            replaceNow();
        else if (!m_replacing.isActive())
            m_replacing.start();
        return;
    }
    settle(*entry);
    Q_EMIT recovered(accountId);
    Q_EMIT changed(accountId);
}

void AccountListings::replaceNow()
{
    m_replacing.stop();
    std::vector<ImageTableModel::Replacement> replacements;
    QStringList ids;
    for (Entry &entry : m_entries) {
        if (!std::exchange(entry.isReplacing, false))
            continue;
        replacements.push_back({*entry.shown, *entry.gathering});
        takeGathering(entry);
        ids.append(entry.listing.account.id);
    }
    m_model.replaceListings(replacements);
    for (const QString &id : std::as_const(ids))
        settle(*find(id));
    for (const QString &id : std::as_const(ids)) {
        Q_EMIT recovered(id);
        Q_EMIT changed(id);
    }
}

//! What is shown is all there is.
void AccountListings::settle(Entry &entry)
{
    AccountListing &listing = entry.listing;
    listing.progress = m_service.progress(listing.account.id);
    listing.imagesShown = static_cast<qsizetype>(m_model.rowCountOf(*entry.shown));
    listing.pagesShown = entry.ended.pages;
    listing.isComplete = true;
    listing.isFromEarlierRun = false;
    listing.fetchedAt = entry.ended.finishedAt;
    listing.duration = entry.ended.elapsed;
}

void AccountListings::onEnded(const QString &accountId)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    AccountListing &listing = entry->listing;
    listing.progress = m_service.progress(accountId);
    if (entry->gathering) {
        // Kept for Resume; what is shown is older than this run.
        listing.isFromEarlierRun = true;
    } else {
        listing.fetchedAt = listing.pagesShown > 0 ? listing.progress.finishedAt : QDateTime();
        listing.duration = listing.progress.elapsed;
    }
    if (!m_service.isRunning())
        replaceNow();
    Q_EMIT changed(accountId);
}

void AccountListings::onFailed(const QString &accountId, const BatchError &error)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    BatchError whole = error;
    whole.rowsKept = static_cast<int>(entry->listing.imagesShown);
    entry->listing.failure = std::make_shared<const BatchError>(whole);
    onEnded(accountId);
    Q_EMIT problem(whole, false, {});
}

} // namespace imagebrowser
