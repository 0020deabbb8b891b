// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpcall.h"

#include "app/service/batcherrorparser.h"
#include "app/service/httplog.h"
#include "app/service/tlschain.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <utility>

namespace imagebrowser {

namespace {

//! How long a failed request may be looked into.
constexpr std::chrono::seconds ProbeLimit{5};
//! Of a body, read at once.
constexpr qsizetype pieceSize = 64 * 1024;

QNetworkProxy proxyOf(const QNetworkReply &reply)
{
    QNetworkProxyFactory *factory = reply.manager()->proxyFactory();
    const QList<QNetworkProxy> proxies = factory->queryProxy(QNetworkProxyQuery(reply.url()));
    return proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
}

} // namespace

HttpCall::HttpCall(HttpRequest request, const HttpLimits &limits, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_limits(limits)
{
    m_clock.start();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { endWith(HttpFailure::Cause::Deadline); });
    m_handshakeLimit.setSingleShot(true);
    connect(&m_handshakeLimit, &QTimer::timeout, this, [this] {
        // Another connection may have served the request meanwhile.
        if (!m_timings.encrypted && !m_timings.sent && !m_timings.headers)
            endWith(HttpFailure::Cause::Handshake);
    });
}

HttpCall::~HttpCall()
{
    abort();
}

void HttpCall::start(QNetworkReply *reply)
{
    logHttpRequest(m_request);
    m_reply = reply;
    const auto note = [this](HttpTimings::Time &time) { return [this, &time] { time = time.value_or(elapsed()); }; };
    connect(reply, &QNetworkReply::socketStartedConnecting, this, note(m_timings.connecting));
    connect(reply, &QNetworkReply::socketStartedConnecting, this, &HttpCall::limitHandshake);
    connect(reply, &QNetworkReply::encrypted, this, note(m_timings.encrypted));
    connect(reply, &QNetworkReply::requestSent, this, note(m_timings.sent));
    connect(reply, &QNetworkReply::metaDataChanged, this, note(m_timings.headers));
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpCall::checkAnnouncedSize);
    connect(reply, &QNetworkReply::sslErrors, this, &HttpCall::noteTlsErrors);
    // Qt asks only where the proxy did not take the login it was given: there is no other one to try.
    connect(reply->manager(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
            [this](const QNetworkProxy & /*proxy*/, const QAuthenticator *asked) { m_proxyRealm = asked->realm(); });
    connect(reply, &QNetworkReply::readyRead, this, &HttpCall::readBody);
    connect(reply, &QNetworkReply::finished, this, &HttpCall::finish);
    m_deadline.start(m_limits.deadline);
}

void HttpCall::limitHandshake()
{
    // A server that does not know TLS waits for the rest of what it takes for a line; nobody should wait with it.
    if (m_request.url.scheme() == QLatin1StringView("https") && !m_handshakeLimit.isActive())
        m_handshakeLimit.start(m_limits.handshake);
}

void HttpCall::fail(const BatchError &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { complete(error); }, Qt::QueuedConnection);
}

void HttpCall::abort()
{
    m_deadline.stop();
    m_handshakeLimit.stop();
    m_probe.reset();
    releaseReply();
}

void HttpCall::releaseReply()
{
    QNetworkReply *const reply = m_reply;
    if (reply == nullptr)
        return;
    m_reply = nullptr;
    // Aborting emits finished() inside the call.
    reply->disconnect(this);
    reply->manager()->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

HttpCall::Outcome HttpCall::takeOutcome()
{
    Q_ASSERT(m_outcome);
    return *std::exchange(m_outcome, std::nullopt);
}

std::chrono::milliseconds HttpCall::elapsed() const
{
    return std::chrono::milliseconds(m_clock.elapsed());
}

//! What is announced to be too large need not be waited for; packed it is smaller than what comes out.
void HttpCall::checkAnnouncedSize()
{
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.maxBodySize)
        endWith(HttpFailure::Cause::TooLarge);
}

void HttpCall::readBody()
{
    if (m_body.isEmpty()) {
        const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        // With room for the piece that finds the end; whoever parses the body uses it too.
        m_body.reserve(std::clamp<qsizetype>(announced, 0, m_limits.maxBodySize) + pieceSize);
    }
    takeBytes();
    if (m_body.size() > m_limits.maxBodySize)
        endWith(HttpFailure::Cause::TooLarge);
}

void HttpCall::takeBytes()
{
    // In pieces, since a few compressed bytes may unpack to more than there is memory.
    while (m_body.size() <= m_limits.maxBodySize) {
        const qsizetype before = m_body.size();
        m_body.resize(before + pieceSize);
        const qint64 count = m_reply->read(m_body.data() + before, pieceSize);
        m_body.resize(before + std::max<qint64>(count, 0));
        if (count <= 0)
            return;
    }
}

void HttpCall::noteTlsErrors(const QList<QSslError> &errors)
{
    m_certificates = tlsChain(m_reply->sslConfiguration().peerCertificateChain(), errors);
}

void HttpCall::endWith(HttpFailure::Cause cause)
{
    QNetworkReply *const reply = m_reply;
    if (reply == nullptr || m_cause != HttpFailure::Cause::Transport)
        return;
    m_cause = cause;
    reply->abort();
}

void HttpCall::finish()
{
    QNetworkReply *const reply = m_reply;
    if (reply == nullptr)
        return;
    m_deadline.stop();
    m_handshakeLimit.stop();
    m_timings.total = elapsed();
    if (m_cause == HttpFailure::Cause::Transport && reply->isOpen())
        takeBytes();
    if (m_cause == HttpFailure::Cause::Transport && m_body.size() > m_limits.maxBodySize)
        m_cause = HttpFailure::Cause::TooLarge;
    if (isWhole(*reply)) {
        Outcome outcome = takeReply(*reply);
        releaseReply();
        return complete(std::move(outcome));
    }
    const HttpFailure failure = failureOf(*reply);
    const bool stuck = isStuck(*reply);
    releaseReply();
    if (stuck)
        Q_EMIT connectionStuck();
    if (failure.needsProbe())
        failAfterProbe(failure);
    else
        complete(errorOf(failure));
}

bool HttpCall::isStuck(const QNetworkReply &reply) const
{
    const bool isTimedOut = m_cause == HttpFailure::Cause::Handshake || m_cause == HttpFailure::Cause::Deadline
        || reply.error() == QNetworkReply::OperationCanceledError || reply.error() == QNetworkReply::TimeoutError;
    return isTimedOut && !m_timings.sent && !m_timings.headers;
}

bool HttpCall::isWhole(const QNetworkReply &reply) const
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt takes any greeting for a reply without a status.
    return m_cause == HttpFailure::Cause::Transport && status != 0
        && !HttpFailure::isTransportError(reply.error(), status);
}

HttpFailure HttpCall::failureOf(const QNetworkReply &reply)
{
    HttpFailure failure;
    failure.cause = m_cause;
    failure.error = reply.error();
    failure.errorText = reply.errorString();
    failure.url = m_request.url;
    failure.certificates = m_certificates;
    failure.proxy = proxyOf(reply);
    failure.proxyRealm = m_proxyRealm;
    failure.timings = m_timings;
    failure.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    failure.reasonPhrase = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    failure.requestId = QString::fromUtf8(reply.rawHeader("request-id"));
    failure.contentType = QString::fromUtf8(reply.rawHeader("Content-Type"));
    failure.announcedSize = reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    failure.receivedSize = m_body.size();
    failure.limits = {std::min(m_limits.stallTimeout, m_request.stallTimeout), m_limits.deadline, m_limits.maxBodySize,
                      m_limits.handshake};
    m_body.clear();
    return failure;
}

void HttpCall::failAfterProbe(const HttpFailure &failure)
{
    const QUrl &url = m_request.url;
    m_probe = std::make_unique<ConnectionProbe>(failure.proxy, url.host(QUrl::FullyEncoded),
                                                static_cast<quint16>(url.port(443)), nullptr);
    connect(m_probe.get(), &ConnectionProbe::finished, this, [this, failure] {
        HttpFailure known = failure;
        known.answer = m_probe->answer();
        // It is on the stack.
        m_probe.release()->deleteLater();
        complete(errorOf(known));
    });
    m_probe->start(std::min<std::chrono::milliseconds>(ProbeLimit, failure.limits.stall));
}

BatchError HttpCall::errorOf(const HttpFailure &failure) const
{
    BatchError error = failure.toError();
    error.url = m_request.url;
    return redacted(std::move(error), m_request.redactor);
}

HttpReply HttpCall::takeReply(const QNetworkReply &reply)
{
    HttpReply result;
    result.url = m_request.url;
    result.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.reasonPhrase = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    result.headers = HttpHeaders(reply.rawHeaderPairs());
    result.body = std::exchange(m_body, {});
    result.timings = m_timings;
    return result;
}

void HttpCall::complete(Outcome outcome)
{
    logHttpOutcome(m_request, outcome, m_timings);
    m_outcome.emplace(std::move(outcome));
    Q_EMIT finished();
}

} // namespace imagebrowser
