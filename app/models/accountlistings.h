// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/imagetablemodel.h"
#include "app/service/imageservice.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace imagebrowser {

//! What the table shows of one account, and how it came about.
struct AccountListing
{
    Account account;
    ListingProgress progress; //!< of the last or current run
    qsizetype imagesShown = 0;
    int pagesShown = 0;
    //! All pages of the listing that is shown are there.
    bool isComplete = false;
    //! When the listing that is shown was complete or ended, UTC; invalid when nothing was ever fetched.
    QDateTime fetchedAt;
    //! A refresh failed or was stopped; what is shown comes from before it.
    bool isFromEarlierRun = false;
    std::chrono::milliseconds duration{0}; //!< of the run that is shown
    //! Where the rows that are shown are in the store; nothing before the first page of the first run was asked for.
    std::optional<ListingId> rows;
    //! `$filter` that the rows that are shown were asked for with.
    QString serviceFilter;
    //! Items of the rows that are shown that could not be read and are left out.
    qsizetype imagesRejected = 0;
    //! "waiting 4 s (try 2 of 5)"; empty unless progress is Waiting. Its delay is what is left, by the second.
    RetryNotice retry;
    //! Why the last run failed; null when it did not.
    std::shared_ptr<const BatchError> failure;

    [[nodiscard]] bool wasFetched() const { return fetchedAt.isValid(); }
    //! Everything the account lists is shown: an image that is not there is missing.
    [[nodiscard]] bool isWhole() const { return isComplete && serviceFilter.isEmpty() && imagesRejected == 0; }
};

//! Keeps the table's rows in step with the listings of the open accounts. A first listing shows its pages as they
//! arrive. A refresh of a complete listing gathers its pages unseen and takes the old rows' place when it is complete,
//! so that a failed refresh leaves what was there; those that become complete within ReplaceInterval do so in one step.
//! Main thread; service and model outlive it.
class AccountListings : public QObject
{
    Q_OBJECT

public:
    AccountListings(ImageService &service, ImageTableModel &model, QObject *parent = nullptr);

    //! Shows these accounts and no others: rows of accounts that leave go, and their runs end. Does not fetch.
    void setOpenAccounts(const QList<Account> &accounts);
    [[nodiscard]] QList<AccountListing> openListings() const;
    [[nodiscard]] qsizetype openCount() const { return static_cast<qsizetype>(m_entries.size()); }
    //! Null when the account is not open.
    [[nodiscard]] const AccountListing *listing(const QString &accountId) const;
    [[nodiscard]] bool isRunning() const;

    void setOptions(const ListingOptions &options) { m_options = options; }
    void refresh(const QString &accountId);
    void refreshAll();
    //! Goes on where the run failed or was stopped.
    void resume(const QString &accountId);
    //! Every run that failed or was stopped.
    void resumeAll();
    //! Every run that failed: goes on at the page that is missing, or begins anew.
    void refreshFailed();
    void stop(const QString &accountId);
    void stopAll();

    //! Rows of refreshed listings take the place of the old ones at most this often while others are still on their
    //! way.
    static constexpr std::chrono::milliseconds ReplaceInterval{80};

Q_SIGNALS:
    //! Other accounts are open, or other settings of them; comes instead of changed() for each.
    void openAccountsChanged();
    //! After any change of what listing(accountId) says.
    void changed(const QString &accountId);
    //! One for every failure, rejected item and retry; of a retry, error.attempts counts and isRetrying is true.
    void problem(const imagebrowser::BatchError &error, bool isRetrying, const imagebrowser::RetryNotice &retry);
    //! A run ended well: problems of it that were only retries are over.
    void recovered(const QString &accountId);

private:
    struct Entry
    {
        AccountListing listing;
        std::optional<ListingId> shown;
        std::optional<ListingId> gathering; //!< pages of a refresh that is not complete yet
        bool isReplacing = false; //!< gathering is complete and takes the place of shown with the next step
        ListingProgress ended; //!< of the run that completed last
        QString askedFilter; //!< of the current run
        qsizetype rejected = 0; //!< by the current run
        std::chrono::steady_clock::time_point retryAt; //!< while waiting
    };

    [[nodiscard]] Entry *find(const QString &accountId);
    void onStarted(const QString &accountId, bool isResumed);
    void onPage(const QString &accountId, const std::shared_ptr<const ImagePage> &page);
    void onCompleted(const QString &accountId);
    void countDown();
    void onEnded(const QString &accountId);
    void onFailed(const QString &accountId, const BatchError &error);
    [[nodiscard]] std::vector<ListingId> close(Entry &entry);
    void dropGathering(Entry &entry);
    void replaceNow();
    void settle(Entry &entry);
    //! Puts the rows of the refresh in the place of those that are shown.
    void showGathering(Entry &entry);
    static void takeGathering(Entry &entry);
    static void describeShown(Entry &entry);

    ImageService &m_service;
    ImageTableModel &m_model;
    ListingOptions m_options;
    std::vector<Entry> m_entries;
    QHash<QString, std::size_t> m_index; //!< of m_entries, by account id
    QTimer m_replacing;
    QTimer m_second; //!< while any listing waits for another try
};

} // namespace imagebrowser
