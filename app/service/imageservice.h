// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/batcherror.h"
#include "app/domain/clock.h"
#include "app/domain/imagepage.h"
#include "app/domain/secret.h"
#include "app/service/accountaccess.h"
#include "app/service/retrypolicy.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace imagebrowser {

class ImageListJob;

//! What a listing is asked for beyond its account.
struct ListingOptions
{
    QString serviceFilter; //!< `$filter`, already limited to what the service can do; empty for none
    int maxPages = 10'000;
};

//! One wait before another try, for "waiting 4 s (try 2 of 5)".
struct RetryNotice
{
    BatchError error; //!< what made it necessary
    std::chrono::milliseconds delay{0};
    int nextAttempt = 2;
    int maxAttempts = 5;
};

//! Where a listing stands. `failed` and `stopped` keep what came before and can be resumed from the page that is
//! missing.
struct ListingProgress
{
    enum class State : quint8
    {
        Idle,
        Queued, //!< waiting for its turn: as many listings as may are fetching
        Fetching,
        Waiting,
        Complete,
        Failed,
        Stopped
    };
    State state = State::Idle;
    int pages = 0; //!< pages received
    qsizetype images = 0; //!< images received
    std::chrono::milliseconds elapsed{0};
    QDateTime finishedAt; //!< UTC, when Complete, Failed or Stopped
    [[nodiscard]] bool isRunning() const
    {
        return state == State::Queued || state == State::Fetching || state == State::Waiting;
    }
    [[nodiscard]] bool canResume() const { return state == State::Failed || state == State::Stopped; }
    //! The link to the missing page is no good, so resume() begins with the first page again.
    bool mustStartOver = false;
};

//! Lists the images of accounts: what the window and the command line talk to. Runs any number of accounts at once
//! within the bound of maxConcurrentListings, one listing per account. Main thread; pages are parsed on a worker.
//!
//! Signals of one listing come in the order: started, then pageReady / itemsRejected / retryScheduled in any number,
//! then exactly one of completed, failed, stopped. After refresh(), resume() or forget() nothing of an earlier run of
//! that account arrives.
class ImageService : public QObject
{
    Q_OBJECT

public:
    explicit ImageService(const AccountAccess &access, QObject *parent = nullptr);
    ~ImageService() override;

    //! From the first page. Supersedes a run in progress.
    void refresh(const Account &account, const ListingOptions &options = {});
    //! Goes on from the page that failed or was not fetched; the same as refresh() when there is none.
    void resume(const Account &account);
    //! Ends at once with stopped().
    void stop(const QString &accountId);
    void stopAll();
    //! Drops all state of an account without a signal.
    void forget(const QString &accountId);

    [[nodiscard]] ListingProgress progress(const QString &accountId) const;
    [[nodiscard]] bool isRunning() const;

    //! Each account normally has a host, and so a connection, of its own, and none of them limits what the client does with
    //! the others (Qt opens at most six connections to one host). The bound is there for what they share: the line, a proxy,
    //! and this one thread, which spends one or two milliseconds on each account.
    static constexpr int DefaultConcurrentListings = 16;
    //! Listings that may fetch at the same time; the others wait their turn in the order asked for.
    void setMaxConcurrentListings(int count);
    [[nodiscard]] int maxConcurrentListings() const { return m_maxConcurrentListings; }
    //! For runs started from now on.
    void setRetryPolicy(const RetryPolicy &policy) { m_retryPolicy = policy; }
    void setClock(const Clock &clock) { m_clock = clock; }

Q_SIGNALS:
    void started(const QString &accountId, bool isResumed);
    //! \a number is 1-based over all runs of the listing.
    void pageReady(const QString &accountId, int number, const std::shared_ptr<const imagebrowser::ImagePage> &page);
    //! Items of a page that could not be read; the listing goes on.
    void itemsRejected(const QString &accountId, const QList<imagebrowser::BatchError> &errors);
    void retryScheduled(const QString &accountId, const imagebrowser::RetryNotice &notice);
    void completed(const QString &accountId);
    void failed(const QString &accountId, const imagebrowser::BatchError &error);
    void stopped(const QString &accountId);
    //! After each change of progress(accountId).
    void progressChanged(const QString &accountId);

private:
    struct Listing;
    void begin(Listing &listing, bool isResumed);
    void startWaiting();
    void startJob(Listing &listing);
    void finish(const QString &accountId, ListingProgress::State state);
    void setState(Listing &listing, ListingProgress::State state);
    static void dropJob(Listing &listing);
    [[nodiscard]] Listing &listingOf(const Account &account);
    [[nodiscard]] Listing *find(const QString &accountId) const;

    const AccountAccess m_access;
    RetryPolicy m_retryPolicy;
    Clock m_clock = systemNow;
    std::vector<std::unique_ptr<Listing>> m_listings;
    QStringList m_waiting; //!< account ids of listings whose turn has not come, in order
    int m_maxConcurrentListings = DefaultConcurrentListings;
};

} // namespace imagebrowser
