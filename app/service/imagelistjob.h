// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/imagepage.h"
#include "app/domain/result.h"
#include "app/service/accountclient.h"
#include "app/service/imageservice.h"
#include "app/service/retrypolicy.h"

#include <QFutureWatcher>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace imagebrowser {

//! How far a listing has come: all that is needed to go on from there.
struct ListingCursor
{
    int pages = 0; //!< received whole
    qsizetype images = 0;
    QString nextLink; //!< of the page to fetch; empty for the first
    QSet<QByteArray> seenUrls; //!< of the pages received
};

//! One listing of one account, page by page: checks each link, sends, retries, has the page parsed on a worker. A page
//! is asked for as soon as the one before it is read, while listeners still work on that one; the reply waits for them.
//! Signals pageReady, itemsRejected, retryScheduled and retrying in any number, then exactly one of completed and
//! failed; none after abort(). A job runs once.
class ImageListJob : public QObject
{
    Q_OBJECT

public:
    ImageListJob(const AccountAccess &access, const Account &account, const ListingOptions &options,
                 const RetryPolicy &retryPolicy, const Clock &clock, QObject *parent = nullptr);
    ~ImageListJob() override;

    void start(const ListingCursor &from = {});
    //! Ends at once and silently. A page that is being parsed is dropped.
    void abort();

    //! Where another job can go on.
    [[nodiscard]] const ListingCursor &cursor() const { return m_cursor; }

Q_SIGNALS:
    void pageReady(int number, const std::shared_ptr<const imagebrowser::ImagePage> &page);
    void itemsRejected(const QList<imagebrowser::BatchError> &errors);
    void retryScheduled(const imagebrowser::RetryNotice &notice);
    //! The wait is over, the page is asked for again.
    void retrying();
    void completed();
    void failed(const imagebrowser::BatchError &error);

private:
    using ParsedPage = std::shared_ptr<Result<ImagePage>>;

    //! What is wrong with the link, when the page cannot be asked for.
    [[nodiscard]] std::optional<BatchError> requestNextPage();
    void send();
    [[nodiscard]] Result<QUrl> nextUrl() const;
    void receive();
    void parse(HttpReply reply);
    void receivePage();
    void deliver(const std::shared_ptr<const ImagePage> &page);
    void retryOrFail(BatchError error);
    void fail(BatchError error);
    [[nodiscard]] BatchError placed(BatchError error) const;
    [[nodiscard]] QList<BatchError> badItemErrors(const ImagePage &page) const;

    const Account m_account;
    const ListingOptions m_options;
    const RetryPolicy m_retryPolicy;
    const Clock m_clock;
    AccountClient m_client;
    QTimer m_retryTimer;
    QFutureWatcher<ParsedPage> m_parsing;
    HttpReply m_reply; //!< of the page being parsed, without its body
    ListingCursor m_cursor;
    QUrl m_url;
    int m_attempt = 0; //!< of the current page, 1-based
    bool m_isDelivering = false; //!< listeners have the page before m_url
    bool m_hasReply = false; //!< came meanwhile, and waits
    bool m_isOver = false;
};

} // namespace imagebrowser
