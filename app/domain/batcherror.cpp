// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherror.h"

#include <QJsonArray>

namespace imagebrowser {

QString BatchError::authenticationDetail() const
{
    for (const BatchErrorDetail &pair : values) {
        if (pair.key.compare(QLatin1StringView("AuthenticationErrorDetail"), Qt::CaseInsensitive) == 0)
            return pair.value;
    }
    return {};
}

bool BatchError::isKeySignInDisallowed() const
{
    // "The specified type of authentication SharedKey is not allowed for this account." (Azure/BatchExplorer issue 239)
    const QString text = authenticationDetail();
    return text.contains(QLatin1StringView("SharedKey"), Qt::CaseInsensitive)
        && text.contains(QLatin1StringView("not allowed"), Qt::CaseInsensitive);
}

bool BatchError::isAboutNextLink() const
{
    return kind == FailureKind::ForeignLink || kind == FailureKind::BadLink || kind == FailureKind::RepeatedLink
        || kind == FailureKind::TooManyPages;
}

bool BatchError::isWrongAudience() const
{
    // "The access token has been obtained from wrong audience or resource …"
    return authenticationDetail().contains(QLatin1StringView("audience"), Qt::CaseInsensitive);
}

QString failureStageId(FailureStage stage)
{
    switch (stage) {
    case FailureStage::Request:
        return QStringLiteral("request");
    case FailureStage::NameLookup:
        return QStringLiteral("nameLookup");
    case FailureStage::Proxy:
        return QStringLiteral("proxy");
    case FailureStage::Connect:
        return QStringLiteral("connect");
    case FailureStage::Tls:
        return QStringLiteral("tls");
    case FailureStage::SignIn:
        return QStringLiteral("signIn");
    case FailureStage::Http:
        return QStringLiteral("http");
    case FailureStage::Reply:
        return QStringLiteral("reply");
    case FailureStage::NextPage:
        return QStringLiteral("nextPage");
    }
    return {};
}

QString failureKindId(FailureKind kind)
{
    switch (kind) {
    case FailureKind::InvalidRequest:
        return QStringLiteral("invalidRequest");
    case FailureKind::SecretMissing:
        return QStringLiteral("secretMissing");
    case FailureKind::HostNotFound:
        return QStringLiteral("hostNotFound");
    case FailureKind::ProxyFailed:
        return QStringLiteral("proxyFailed");
    case FailureKind::ProxyAuthenticationRequired:
        return QStringLiteral("proxyAuthenticationRequired");
    case FailureKind::ConnectionRefused:
        return QStringLiteral("connectionRefused");
    case FailureKind::ConnectionLost:
        return QStringLiteral("connectionLost");
    case FailureKind::NetworkFailed:
        return QStringLiteral("networkFailed");
    case FailureKind::TlsFailed:
        return QStringLiteral("tlsFailed");
    case FailureKind::StallTimeout:
        return QStringLiteral("stallTimeout");
    case FailureKind::DeadlineExceeded:
        return QStringLiteral("deadlineExceeded");
    case FailureKind::Cancelled:
        return QStringLiteral("cancelled");
    case FailureKind::SignInFailed:
        return QStringLiteral("signInFailed");
    case FailureKind::ServiceError:
        return QStringLiteral("serviceError");
    case FailureKind::HttpError:
        return QStringLiteral("httpError");
    case FailureKind::Redirected:
        return QStringLiteral("redirected");
    case FailureKind::NotJson:
        return QStringLiteral("notJson");
    case FailureKind::CutOff:
        return QStringLiteral("cutOff");
    case FailureKind::WrongShape:
        return QStringLiteral("wrongShape");
    case FailureKind::TooDeep:
        return QStringLiteral("tooDeep");
    case FailureKind::TooLarge:
        return QStringLiteral("tooLarge");
    case FailureKind::BadItem:
        return QStringLiteral("badItem");
    case FailureKind::ForeignLink:
        return QStringLiteral("foreignLink");
    case FailureKind::BadLink:
        return QStringLiteral("badLink");
    case FailureKind::RepeatedLink:
        return QStringLiteral("repeatedLink");
    case FailureKind::TooManyPages:
        return QStringLiteral("tooManyPages");
    case FailureKind::OutOfMemory:
        return QStringLiteral("outOfMemory");
    }
    return {};
}

QJsonObject batchErrorToJson(const BatchError &error)
{
    QJsonObject object{{QStringLiteral("kind"), failureKindId(error.kind)},
                       {QStringLiteral("stage"), failureStageId(error.stage)}};
    const auto text = [&object](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    const auto number = [&object](QLatin1StringView name, qint64 value) {
        if (value > 0)
            object.insert(name, value);
    };
    number(QLatin1StringView("httpStatus"), error.httpStatus);
    text(QLatin1StringView("reasonPhrase"), error.reasonPhrase);
    text(QLatin1StringView("code"), error.code);
    if (!error.message.isEmpty()) {
        QJsonObject message{{QStringLiteral("value"), error.message}};
        if (!error.messageLanguage.isEmpty())
            message.insert(QStringLiteral("lang"), error.messageLanguage);
        object.insert(QStringLiteral("message"), message);
    }
    if (!error.values.isEmpty()) {
        QJsonArray values;
        for (const BatchErrorDetail &pair : error.values)
            values.append(QJsonObject{{QStringLiteral("key"), pair.key}, {QStringLiteral("value"), pair.value}});
        object.insert(QStringLiteral("values"), values);
    }
    text(QLatin1StringView("requestId"), error.requestId);
    text(QLatin1StringView("clientRequestId"), error.clientRequestId);
    text(QLatin1StringView("serverTime"), error.serverTime);
    text(QLatin1StringView("detail"), error.detail);
    if (!error.certificates.isEmpty()) {
        QJsonArray certificates;
        for (const TlsCertificate &certificate : error.certificates)
            certificates.append(tlsCertificateToJson(certificate));
        object.insert(QLatin1StringView("certificates"), certificates);
    }
    text(QLatin1StringView("proxy"), error.proxy);
    text(QLatin1StringView("proxyRealm"), error.proxyRealm);
    text(QLatin1StringView("contentType"), error.contentType);
    text(QLatin1StringView("bodySample"), error.bodySample);
    text(QLatin1StringView("account"), error.accountName);
    text(QLatin1StringView("url"), error.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    number(QLatin1StringView("page"), error.page);
    if (error.itemIndex >= 0)
        object.insert(QLatin1StringView("itemIndex"), error.itemIndex);
    number(QLatin1StringView("attempts"), error.attempts);
    object.insert(QLatin1StringView("rowsKept"), error.rowsKept);
    number(QLatin1StringView("durationMs"), error.duration.count());
    if (error.retryAfter)
        object.insert(QLatin1StringView("retryAfterSeconds"), static_cast<qint64>(error.retryAfter->count()));
    if (error.clockDifference)
        object.insert(QLatin1StringView("clockDifferenceSeconds"), static_cast<qint64>(error.clockDifference->count()));
    if (error.occurredAt.isValid())
        text(QLatin1StringView("occurredAt"), error.occurredAt.toUTC().toString(Qt::ISODate));
    return object;
}

} // namespace imagebrowser
