// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpfailure.h"

#include "app/domain/tlstext.h"
#include "app/service/batcherrorparser.h"
#include "app/service/replysample.h"

#include <QCoreApplication>
#include <QLocale>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::HttpFailure)
};

QString seconds(std::chrono::milliseconds time)
{
    return QLocale::c().toString(std::chrono::duration<double>(time).count(), 'g', 4);
}

QString megabytes(qsizetype bytes)
{
    return QLocale::c().toString(static_cast<double>(bytes) / (1024.0 * 1024.0), 'g', 4);
}

QString proxyName(const QNetworkProxy &proxy)
{
    return proxy.hostName() + QLatin1Char(':') + QString::number(proxy.port());
}

//! A proxy may quote what it was sent. The login may also come from the system's settings.
Redactor redactorOf(const QNetworkProxy &proxy)
{
    const QByteArray password = proxy.password().toUtf8();
    Redactor redactor;
    // The whole before its part.
    if (!password.isEmpty())
        redactor.add(Secret(QByteArray(proxy.user().toUtf8() + ':' + password).toBase64()));
    redactor.add(Secret(password));
    return redactor;
}

} // namespace

bool HttpFailure::isTransportError(QNetworkReply::NetworkError error, int status)
{
    // Qt has an error for each status from 400 on; below that, an error means that the reply did not come in whole.
    const bool isOfStatus = status >= 400
        && (error > 400 || (error > 200 && error < 300) || error == QNetworkReply::ProtocolInvalidOperationError);
    return error != QNetworkReply::NoError && !isOfStatus;
}

bool HttpFailure::isBeforeTls() const
{
    return url.scheme() == QLatin1StringView("https") && timings.connecting && !timings.encrypted && !timings.headers;
}

bool HttpFailure::needsProbe() const
{
    if (!isBeforeTls() || answer || cause == Cause::TooLarge || !ConnectionProbe::canAsk(proxy))
        return false;
    const bool isTimedOut = error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError;
    if (!isProxied())
        return isTimedOut;
    return error != QNetworkReply::SslHandshakeFailedError && error != QNetworkReply::ProxyAuthenticationRequiredError;
}

FailureStage HttpFailure::reachedStage() const
{
    if (timings.headers)
        return FailureStage::Reply;
    if (timings.sent || timings.encrypted)
        return FailureStage::Http;
    const bool isConnected = answer && answer->hasReachedHost(isProxied());
    return isConnected ? FailureStage::Tls : FailureStage::Connect;
}

void HttpFailure::setTooLarge(BatchError &result) const
{
    result.kind = FailureKind::TooLarge;
    result.stage = FailureStage::Reply;
    result.detail = Text::tr("The reply is larger than %1 MiB.").arg(megabytes(limits.bodySize));
}

void HttpFailure::setTimedOut(BatchError &result) const
{
    result.stage = reachedStage();
    if (cause == Cause::Deadline) {
        result.kind = FailureKind::DeadlineExceeded;
        result.detail = Text::tr("The request was not done after %1 s.").arg(seconds(limits.deadline));
        return;
    }
    result.kind = FailureKind::StallTimeout;
    if (cause == Cause::Handshake) {
        const QString limit = seconds(limits.handshake);
        result.detail = result.stage == FailureStage::Tls
            ? Text::tr("The connection stood, but TLS was not agreed within %1 s.").arg(limit)
            : Text::tr("No connection came about within %1 s.").arg(limit);
        return;
    }
    result.detail = error == QNetworkReply::TimeoutError
        ? errorText
        : Text::tr("Nothing arrived for %1 s.").arg(seconds(limits.stall));
}

void HttpFailure::setClosed(BatchError &result) const
{
    result.stage = timings.headers ? FailureStage::Reply : isBeforeTls() ? FailureStage::Tls : FailureStage::Http;
    result.kind = timings.headers ? FailureKind::CutOff : FailureKind::ConnectionLost;
    if (isBeforeTls())
        result.detail = Text::tr("The server closed the connection before TLS was agreed.");
    else if (!timings.headers)
        result.detail = Text::tr("The server closed the connection before it answered.");
    else if (announcedSize > 0)
        result.detail = Text::tr("%1 of %2 bytes arrived before the connection was closed.")
                            .arg(QString::number(receivedSize), QString::number(announcedSize));
    else
        result.detail =
            Text::tr("%1 bytes arrived before the connection was closed; the end is missing.").arg(receivedSize);
}

void HttpFailure::setTls(BatchError &result) const
{
    result.kind = FailureKind::TlsFailed;
    result.stage = FailureStage::Tls;
    result.certificates = certificates;
    result.detail = tlsProblemsText(certificates, url.host());
    if (result.detail.isEmpty())
        result.detail = errorText;
}

bool HttpFailure::isOfProxy() const
{
    return isProxied() && (isBeforeTls() || url.scheme() != QLatin1StringView("https"));
}

void HttpFailure::setServerAsksForProxyLogin(BatchError &result)
{
    // Qt takes the reply apart and keeps nothing of it.
    constexpr int ProxyAuthenticationRequired = 407;
    result.kind = FailureKind::HttpError;
    result.stage = FailureStage::Http;
    result.httpStatus = ProxyAuthenticationRequired;
    result.detail =
        Text::tr("The server itself asks for the login of a proxy, which only a proxy may do. It got none.");
}

void HttpFailure::setProxyLogin(BatchError &result) const
{
    result.kind = FailureKind::ProxyAuthenticationRequired;
    result.stage = FailureStage::Proxy;
    result.proxyRealm = proxyRealm.isEmpty() && answer ? answer->realm : proxyRealm;
    result.detail = proxy.user().isEmpty()
        ? Text::tr("The proxy asks for a user name and password; the account has none.")
        : Text::tr("The proxy did not accept the password of the user %1.").arg(proxy.user());
}

void HttpFailure::setProxyAnswer(BatchError &result) const
{
    result.kind = FailureKind::ProxyFailed;
    result.stage = FailureStage::Proxy;
    if (!answer->isConnected) {
        result.detail = answer->isTimedOut ? Text::tr("The proxy cannot be reached: it did not react in time.")
                                           : Text::tr("The proxy cannot be reached: %1.").arg(answer->errorText);
        return;
    }
    if (answer->status == 407)
        return setProxyLogin(result);
    result.httpStatus = answer->status;
    result.reasonPhrase = answer->reasonPhrase;
    result.contentType = answer->contentType;
    const ReplySample sample =
        replySample({answer->body.constData(), static_cast<std::size_t>(answer->body.size())}, redactorOf(proxy));
    result.bodySample = sample.text;
    result.bodySampleIsCut = sample.isCut;
    if (answer->status != 0)
        result.detail = Text::tr("The proxy answered %1 %2 when it was asked for the way to %3.")
                            .arg(QString::number(answer->status), answer->reasonPhrase, url.host());
    else if (answer->isTimedOut)
        result.detail = Text::tr("The proxy took the connection, but did not answer.");
    else if (answer->body.isEmpty())
        result.detail = Text::tr("The proxy closed the connection without an answer.");
    else
        result.detail = Text::tr("What answered does not speak HTTP, so it is no proxy.");
}

void HttpFailure::setTransport(BatchError &result) const
{
    const auto set = [&](FailureKind kind, FailureStage stage) {
        result.kind = kind;
        result.stage = stage;
        result.detail = errorText;
    };
    if (isProxied() && answer && !answer->hasReachedHost(true))
        return setProxyAnswer(result);
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return set(FailureKind::ConnectionRefused, FailureStage::Connect);
    case QNetworkReply::HostNotFoundError:
        return set(FailureKind::HostNotFound, FailureStage::NameLookup);
    case QNetworkReply::SslHandshakeFailedError:
        return setTls(result);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return isOfProxy() ? setProxyLogin(result) : setServerAsksForProxyLogin(result);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return set(FailureKind::ProxyFailed, FailureStage::Proxy);
    case QNetworkReply::UnknownContentError:
        // Below 400 Qt means by this that it cannot unpack what came.
        if (!timings.headers)
            break;
        set(FailureKind::NotJson, FailureStage::Reply);
        result.detail = Text::tr("The reply says that it is packed (gzip or deflate), but it cannot be unpacked.");
        return;
    case QNetworkReply::RemoteHostClosedError:
        return setClosed(result);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return setTimedOut(result);
    default:
        break;
    }
    // Qt has no error of its own for a proxy that is not there or will not connect.
    if (isProxied() && !answer && !timings.encrypted && !timings.headers)
        return set(FailureKind::ProxyFailed, FailureStage::Proxy);
    set(FailureKind::NetworkFailed, reachedStage());
}

BatchError HttpFailure::toError() const
{
    BatchError result;
    result.httpStatus = status;
    result.reasonPhrase = reasonPhrase;
    result.requestId = requestId;
    result.contentType = contentType;
    result.duration = timings.total;
    if (isProxied())
        result.proxy = proxyName(proxy);
    if (cause == Cause::TooLarge)
        setTooLarge(result);
    else if (cause != Cause::Transport && (!isProxied() || !answer || answer->hasReachedHost(true)))
        setTimedOut(result);
    else
        setTransport(result);
    if (answer)
        return redacted(std::move(result), redactorOf(proxy));
    return result;
}

} // namespace imagebrowser
