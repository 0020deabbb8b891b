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
            [this](const QString &id, int, const std::shared_ptr<const ImagePage> &page) { onPage(id, page); });
    connect(&service, &ImageService::itemsRejected, this, [this](const QString &, const QList<BatchError> &errors) {
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
    if (entry.shown)
        m_model.removeListing(*entry.shown);
    entry.shown.reset();
}

void AccountListings::dropGathering(Entry &entry)
{
    if (entry.gathering)
        m_model.removeListing(*entry.gathering);
    entry.gathering.reset();
}

void AccountListings::refresh(const QString &accountId)
{
    if (Entry *entry = find(accountId))
        m_service.refresh(entry->listing.account, m_options);
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
    const QString &name = entry->listing.account.name;
    if (entry->shown && m_model.rowCountOf(*entry->shown) > 0) {
        // Complete or not, the rows that are there stay until something takes their place.
        entry->gathering = m_model.addListing(name, false);
    } else {
        entry->shown = m_model.addListing(name, true);
        entry->listing.isComplete = false;
        entry->listing.pagesShown = 0;
    }
}

void AccountListings::onPage(const QString &accountId, const std::shared_ptr<const ImagePage> &page)
{
    Entry *entry = find(accountId);
    if (entry == nullptr)
        return;
    if (entry->gathering && !entry->listing.isComplete) {
        // Rows of an unfinished listing are no better than those that come now.
        m_model.replaceListing(*entry->shown, *entry->gathering);
        entry->shown = entry->gathering;
        entry->gathering.reset();
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
    if (entry->gathering) {
        m_model.replaceListing(*entry->shown, *entry->gathering);
        entry->shown = entry->gathering;
        entry->gathering.reset();
    }
    AccountListing &listing = entry->listing;
    listing.progress = m_service.progress(accountId);
    listing.imagesShown = static_cast<qsizetype>(m_model.rowCountOf(*entry->shown));
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
