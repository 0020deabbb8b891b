// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpfailure.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSslCertificate>

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

QString distinguishedName(const QSslCertificate &certificate, bool isIssuer)
{
    const auto part = [&](QSslCertificate::SubjectInfo info) {
        return (isIssuer ? certificate.issuerInfo(info) : certificate.subjectInfo(info)).join(QLatin1StringView(", "));
    };
    const QString name = part(QSslCertificate::CommonName);
    const QString organization = part(QSslCertificate::Organization);
    if (name.isEmpty() || organization.isEmpty())
        return name + organization;
    return name + QStringLiteral(" (") + organization + QLatin1Char(')');
}

} // namespace

bool HttpFailure::isTransportError(QNetworkReply::NetworkError error, int status)
{
    // Qt has an error for each status from 400 on; below that, an error means that the reply did not come in whole.
    const bool isOfStatus = status >= 400
        && (error > 400 || (error > 200 && error < 300) || error == QNetworkReply::ProtocolInvalidOperationError);
    return error != QNetworkReply::NoError && !isOfStatus;
}

FailureStage HttpFailure::reachedStage() const
{
    if (timings.headers)
        return FailureStage::Reply;
    if (timings.sent || timings.encrypted)
        return FailureStage::Http;
    return FailureStage::Connect;
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
    result.detail = error == QNetworkReply::TimeoutError
        ? errorText
        : Text::tr("Nothing arrived for %1 s.").arg(seconds(limits.stall));
}

void HttpFailure::setClosed(BatchError &result) const
{
    result.stage = timings.headers ? FailureStage::Reply : FailureStage::Http;
    result.kind = timings.headers ? FailureKind::CutOff : FailureKind::ConnectionLost;
    if (!timings.headers)
        result.detail = Text::tr("The server closed the connection before it answered.");
    else if (announcedSize > 0)
        result.detail = Text::tr("%1 of %2 bytes arrived before the connection was closed.")
                            .arg(QString::number(receivedSize), QString::number(announcedSize));
    else
        result.detail =
            Text::tr("%1 bytes arrived before the connection was closed; the end is missing.").arg(receivedSize);
}

void HttpFailure::setTransport(BatchError &result) const
{
    const auto set = [&](FailureKind kind, FailureStage stage) {
        result.kind = kind;
        result.stage = stage;
        result.detail = errorText;
    };
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return set(FailureKind::ConnectionRefused, FailureStage::Connect);
    case QNetworkReply::HostNotFoundError:
        return set(FailureKind::HostNotFound, FailureStage::NameLookup);
    case QNetworkReply::SslHandshakeFailedError:
        set(FailureKind::TlsFailed, FailureStage::Tls);
        if (!tlsText.isEmpty())
            result.detail = tlsText;
        return;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return set(FailureKind::ProxyAuthenticationRequired, FailureStage::Proxy);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return set(FailureKind::ProxyFailed, FailureStage::Proxy);
    case QNetworkReply::RemoteHostClosedError:
        return setClosed(result);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return setTimedOut(result);
    default:
        break;
    }
    // Qt has no error of its own for a proxy that is not there or will not connect.
    if (isProxied && !timings.encrypted && !timings.headers)
        return set(FailureKind::ProxyFailed, FailureStage::Proxy);
    set(FailureKind::NetworkFailed, reachedStage());
}

BatchError HttpFailure::toError() const
{
    BatchError result;
    result.httpStatus = status;
    result.duration = timings.total;
    if (cause == Cause::TooLarge)
        setTooLarge(result);
    else if (cause == Cause::Deadline)
        setTimedOut(result);
    else
        setTransport(result);
    return result;
}

QString HttpFailure::describeTls(const QList<QSslError> &errors)
{
    QStringList lines;
    for (const QSslError &error : errors) {
        QString line = error.errorString();
        const QSslCertificate certificate = error.certificate();
        if (!certificate.isNull()) {
            line += Text::tr(" Certificate of %1, issued by %2, valid from %3 to %4.")
                        .arg(distinguishedName(certificate, false), distinguishedName(certificate, true),
                             certificate.effectiveDate().toUTC().toString(Qt::ISODate),
                             certificate.expiryDate().toUTC().toString(Qt::ISODate));
        }
        if (!lines.contains(line))
            lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace imagebrowser
