// SPDX-License-Identifier: Apache-2.0
#include "app/models/accountlistings.h"

#include <algorithm>

namespace imagebrowser {

AccountListings::AccountListings(ImageService &service, ImageTableModel &model, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_model(model)
{
    connect(&service, &ImageService::started, this, &AccountListings::onStarted);
    connect(&service, &ImageService::pageReady, this,
            [this](const QString &id, int, const std::shared_ptr<const ImagePage> &page) { onPage(id, *page); });
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

AccountListings::Entry *AccountListings::find(const QString &accountId)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.listing.account.id == accountId; });
    return found == m_entries.end() ? nullptr : &*found;
}

const AccountListing *AccountListings::listing(const QString &accountId) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.listing.account.id == accountId; });
    return found == m_entries.end() ? nullptr : &found->listing;
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
    return std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.listing.progress.isRunning(); });
}

void AccountListings::setOpenAccounts(const QList<Account> &accounts)
{
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
    for (Entry &entry : m_entries) {
        if (!entry.listing.account.id.isEmpty())
            close(entry);
    }
    m_entries = std::move(kept);
    for (const Entry &entry : m_entries)
        Q_EMIT changed(entry.listing.account.id);
}

void AccountListings::close(Entry &entry)
{
    m_service.forget(entry.listing.account.id);
    dropGathering(entry);
    const std::optional<ListingId> shown = std::exchange(entry.shown, std::nullopt);
    entry.listing.rows.reset();
    if (shown)
        m_model.removeListing(*shown);
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

void AccountListings::stopAll()
{
    m_service.stopAll();
}

void AccountListings::onStarted(const QString &accountId, bool isResumed)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    if (isResumed && (entry->gathering || (entry->shown && !entry->listing.isComplete)))
        return;
    dropGathering(*entry);
    entry->rejected = 0;
    const QString &name = entry->listing.account.name;
    if (entry->shown && m_model.store().rowCount(*entry->shown) > 0) {
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

void AccountListings::showGathering(Entry &entry)
{
    // Said before the model tells of its new rows: who listens asks whose they are.
    const ListingId old = *entry.shown;
    entry.shown = entry.gathering;
    entry.gathering.reset();
    describeShown(entry);
    m_model.replaceListing(old, *entry.shown);
}

void AccountListings::onPage(const QString &accountId, const ImagePage &page)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    if (entry->gathering && !entry->listing.isComplete) {
        // Rows of an unfinished listing are no better than those that come now.
        showGathering(*entry);
        entry->listing.pagesShown = 0;
    }
    if (!m_model.appendPage(entry->gathering.value_or(*entry->shown), page)) {
        BatchError error;
        error.kind = FailureKind::OutOfMemory;
        error.stage = FailureStage::Reply;
        error.accountId = accountId;
        error.accountName = entry->listing.account.name;
        error.rowsKept = static_cast<int>(m_model.store().rowCount(*entry->shown));
        error.occurredAt = QDateTime::currentDateTimeUtc();
        m_service.stop(accountId);
        Q_EMIT problem(error, false, {});
        return;
    }
    if (!entry->gathering)
        ++entry->listing.pagesShown;
    entry->listing.imagesShown = static_cast<qsizetype>(m_model.store().rowCount(*entry->shown));
    Q_EMIT changed(accountId);
}

void AccountListings::onCompleted(const QString &accountId)
{
    Entry *entry = find(accountId);
    if (entry == nullptr || !entry->shown)
        return;
    if (entry->gathering)
        showGathering(*entry);
    AccountListing &listing = entry->listing;
    listing.progress = m_service.progress(accountId);
    listing.imagesShown = static_cast<qsizetype>(m_model.store().rowCount(*entry->shown));
    listing.pagesShown = listing.progress.pages;
    listing.isComplete = true;
    listing.isFromEarlierRun = false;
    listing.fetchedAt = listing.progress.finishedAt;
    listing.duration = listing.progress.elapsed;
    Q_EMIT recovered(accountId);
    Q_EMIT changed(accountId);
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
    Q_EMIT changed(accountId);
}

void AccountListings::onFailed(const QString &accountId, const BatchError &error)
{
    if (find(accountId) == nullptr)
        return;
    onEnded(accountId);
    BatchError whole = error;
    whole.rowsKept = static_cast<int>(find(accountId)->listing.imagesShown);
    Q_EMIT problem(whole, false, {});
}

} // namespace imagebrowser
