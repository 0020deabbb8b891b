// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagelistjob.h"

#include "app/service/batcherrorparser.h"
#include "app/service/imagelistparser.h"
#include "app/service/imagelistrequest.h"

#include <QPointer>
#include <QPromise>
#include <QRandomGenerator>
#include <QThreadPool>

#include <utility>

namespace imagebrowser {

namespace {

BatchError linkError(FailureKind kind, const QUrl &url, const QString &detail)
{
    BatchError error;
    error.kind = kind;
    error.stage = FailureStage::NextPage;
    error.url = url;
    error.detail = detail;
    return error;
}

} // namespace

ImageListJob::ImageListJob(const AccountAccess &access, const Account &account, const ListingOptions &options,
                           const RetryPolicy &retryPolicy, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_options(options)
    , m_retryPolicy(retryPolicy)
    , m_clock(clock)
    , m_client(access, account, clock)
{
    m_retryTimer.setSingleShot(true);
    // Retry-After is a promise: a coarse timer may fire early.
    m_retryTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_client, &AccountClient::finished, this, &ImageListJob::receive);
    connect(&m_parsing, &QFutureWatcherBase::finished, this, &ImageListJob::receivePage);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        const QPointer<ImageListJob> guard(this);
        Q_EMIT retrying();
        if (guard && !m_isOver)
            send();
    });
}

ImageListJob::~ImageListJob()
{
    abort();
}

void ImageListJob::start(const ListingCursor &from)
{
    m_cursor = from;
    // Whoever starts the job gets to connect to it, whatever goes wrong.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isOver)
                return;
            if (std::optional<BatchError> error = requestNextPage())
                fail(std::move(*error));
        },
        Qt::QueuedConnection);
}

void ImageListJob::abort()
{
    m_isOver = true;
    m_retryTimer.stop();
    m_client.abort();
    m_parsing.disconnect(this);
}

std::optional<BatchError> ImageListJob::requestNextPage()
{
    m_attempt = 0;
    Result<QUrl> url = nextUrl();
    if (!url)
        return std::move(url).error();
    m_url = url.value();
    send();
    return std::nullopt;
}

Result<QUrl> ImageListJob::nextUrl() const
{
    if (m_cursor.nextLink.isEmpty())
        return imageListUrl(m_account, m_options.serviceFilter);
    Result<QUrl> url = nextPageUrl(m_account, m_cursor.nextLink);
    if (!url)
        return url;
    if (m_cursor.seenUrls.contains(url.value().toEncoded())) {
        return linkError(FailureKind::RepeatedLink, url.value(),
                         tr("The link leads to a page that was already received: %1").arg(m_cursor.nextLink));
    }
    if (m_cursor.pages >= m_options.maxPages) {
        return linkError(FailureKind::TooManyPages, url.value(),
                         tr("There is another page after %n: %1", nullptr, m_cursor.pages).arg(m_cursor.nextLink));
    }
    return url;
}

void ImageListJob::send()
{
    ++m_attempt;
    m_client.get(m_url);
}

void ImageListJob::receive()
{
    // The page before goes out whole, with all that is to be said of it.
    m_hasReply = m_isDelivering;
    if (m_isDelivering)
        return;
    AccountClient::Outcome outcome = m_client.takeOutcome();
    if (outcome)
        parse(std::move(outcome).value());
    else
        retryOrFail(std::move(outcome).error());
}

void ImageListJob::parse(HttpReply reply)
{
    auto promise = std::make_shared<QPromise<ParsedPage>>();
    m_parsing.setFuture(promise->future());
    auto body = std::make_shared<QByteArray>(std::exchange(reply.body, {}));
    m_reply = std::move(reply);
    QThreadPool::globalInstance()->start([promise, body, redactor = m_client.redactor()] {
        promise->start();
        promise->addResult(std::make_shared<Result<ImagePage>>(parseImagePage(std::move(*body), redactor)));
        promise->finish();
    });
}

void ImageListJob::receivePage()
{
    if (m_isOver)
        return;
    const ParsedPage parsed = m_parsing.result();
    if (*parsed)
        return deliver(std::make_shared<const ImagePage>(std::move(*parsed).value()));
    BatchError error = parsed->error();
    error.httpStatus = m_reply.status;
    error.reasonPhrase = m_reply.reasonPhrase;
    error.contentType = QString::fromUtf8(m_reply.headers.value("Content-Type"));
    error.requestId = QString::fromUtf8(m_reply.headers.value("request-id"));
    error.clockDifference = notableClockDifference(m_reply, toDateTime(m_clock()));
    fail(m_client.completed(std::move(error)));
}

void ImageListJob::deliver(const std::shared_ptr<const ImagePage> &page)
{
    const QList<BatchError> rejected = badItemErrors(*page);
    m_cursor.seenUrls.insert(m_url.toEncoded());
    m_cursor.nextLink = page->nextLink;
    ++m_cursor.pages;
    m_cursor.images += static_cast<qsizetype>(page->images.size());

    // The service works on the next page while listeners work on this one.
    const bool isLast = m_cursor.nextLink.isEmpty();
    std::optional<BatchError> linkError = isLast ? std::nullopt : requestNextPage();

    // A listener may abort or delete the job.
    const QPointer<ImageListJob> guard(this);
    m_isDelivering = true;
    Q_EMIT pageReady(m_cursor.pages, page);
    if (guard && !m_isOver && !rejected.isEmpty())
        Q_EMIT itemsRejected(rejected);
    if (!guard || m_isOver)
        return;
    m_isDelivering = false;
    if (linkError)
        return fail(std::move(*linkError));
    if (isLast) {
        m_isOver = true;
        Q_EMIT completed();
    } else if (m_hasReply) {
        receive();
    }
}

void ImageListJob::retryOrFail(BatchError error)
{
    const auto delay = m_retryPolicy.delayAfter(m_attempt, error, QRandomGenerator::global()->generateDouble());
    if (!delay)
        return fail(std::move(error));
    m_retryTimer.start(*delay);
    Q_EMIT retryScheduled({placed(std::move(error)), *delay, m_attempt + 1, m_retryPolicy.maxAttempts});
}

void ImageListJob::fail(BatchError error)
{
    m_isOver = true;
    if (error.accountId.isEmpty())
        error = m_client.completed(std::move(error));
    Q_EMIT failed(placed(std::move(error)));
}

BatchError ImageListJob::placed(BatchError error) const
{
    error.page = m_cursor.pages + 1;
    error.attempts = m_attempt;
    error.rowsKept = static_cast<int>(m_cursor.images);
    return error;
}

QList<BatchError> ImageListJob::badItemErrors(const ImagePage &page) const
{
    QList<BatchError> errors;
    for (const PageBadItem &item : page.badItems) {
        BatchError error;
        error.kind = FailureKind::BadItem;
        error.stage = FailureStage::Reply;
        error.httpStatus = m_reply.status;
        error.requestId = QString::fromUtf8(m_reply.headers.value("request-id"));
        error.itemIndex = item.index;
        error.detail = item.reason;
        error.bodySample = item.sample;
        error = placed(m_client.completed(std::move(error)));
        // Those of this page too.
        error.rowsKept += static_cast<int>(page.images.size());
        errors.append(std::move(error));
    }
    return errors;
}

} // namespace imagebrowser
