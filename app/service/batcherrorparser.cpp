// SPDX-License-Identifier: Apache-2.0
#include "app/service/batcherrorparser.h"

#include "app/service/httpdate.h"
#include "app/service/replysample.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>

#include <algorithm>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

struct BatchErrorParser
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::BatchErrorParser)
};

constexpr qsizetype MaxErrorBody = 1024 * 1024; //!< no error of the service comes near; larger ones are only sampled
constexpr auto NotableDifference = 60s;

QLatin1StringView detailKey()
{
    return QLatin1StringView("AuthenticationErrorDetail");
}

//! Member of \a object under \a name, whatever its case: Resource Manager and older services write "Code" and
//! "Message".
QJsonValue member(const QJsonObject &object, QLatin1StringView name)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return {};
}

//! Any scalar or structure as text, so that nothing the service says is lost for having another type.
QString text(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Bool:
    case QJsonValue::Double:
        break;
    }
    return value.toVariant().toString();
}

//! Cuts `\nRequestId:…` and `\nTime:…` off the end of the message and keeps what they say.
void splitTrailingLines(BatchError &error)
{
    for (;;) {
        const qsizetype lineBreak = error.message.lastIndexOf(QLatin1Char('\n'));
        const QString line = error.message.mid(lineBreak + 1).trimmed();
        const bool isRequestId = line.startsWith(QLatin1StringView("RequestId:"), Qt::CaseInsensitive);
        const bool isTime = line.startsWith(QLatin1StringView("Time:"), Qt::CaseInsensitive);
        if (!isRequestId && !isTime && !(line.isEmpty() && lineBreak >= 0))
            break;
        const QString value = line.mid(line.indexOf(QLatin1Char(':')) + 1).trimmed();
        if (isRequestId && error.requestId.isEmpty())
            error.requestId = value;
        if (isTime && error.serverTime.isEmpty())
            error.serverTime = value;
        error.message.truncate(std::max<qsizetype>(lineBreak, 0));
        while (error.message.endsWith(QLatin1Char('\r')))
            error.message.chop(1);
    }
}

void readMessage(BatchError &error, const QJsonValue &message)
{
    if (message.isObject()) {
        error.message = text(member(message.toObject(), QLatin1StringView("value")));
        error.messageLanguage = text(member(message.toObject(), QLatin1StringView("lang")));
    } else {
        error.message = text(message);
    }
    splitTrailingLines(error);
}

void readValues(BatchError &error, const QJsonValue &values)
{
    // An array of pairs by the contract; an object is the same thing said in another way.
    const QJsonObject object = values.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        error.values.append({it.key(), text(it.value())});
    for (const QJsonValue &entry : values.toArray()) {
        const QJsonObject pair = entry.toObject();
        if (entry.isObject())
            error.values.append(
                {text(member(pair, QLatin1StringView("key"))), text(member(pair, QLatin1StringView("value")))});
        else
            error.values.append({QString(), text(entry)});
    }
    std::stable_partition(error.values.begin(), error.values.end(), [](const BatchErrorDetail &pair) {
        return pair.key.compare(detailKey(), Qt::CaseInsensitive) == 0;
    });
}

//! True when the body is an error of the service, or Resource Manager's, whose members lie one level deeper.
bool readBody(BatchError &error, const QByteArray &body)
{
    if (body.size() > MaxErrorBody)
        return false;
    const QByteArray json = body.startsWith("\xEF\xBB\xBF") ? body.sliced(3) : body;
    const QJsonObject top = QJsonDocument::fromJson(json).object();
    const QJsonValue inner = member(top, QLatin1StringView("error"));
    const QJsonObject object = inner.isObject() ? inner.toObject() : top;
    error.code = text(member(object, QLatin1StringView("code")));
    readMessage(error, member(object, QLatin1StringView("message")));
    readValues(error, member(object, QLatin1StringView("values")));
    error.isFromResourceManager = inner.isObject() && !error.code.isEmpty();
    return !error.code.isEmpty() || !error.message.isEmpty();
}

void classify(BatchError &error, const HttpReply &reply)
{
    error.stage = reply.status == 401 || reply.status == 403 ? FailureStage::SignIn : FailureStage::Http;
    if (reply.status == 407) {
        error.kind = FailureKind::ProxyAuthenticationRequired;
        error.stage = FailureStage::Proxy;
    } else if (reply.status >= 300 && reply.status < 400 && reply.status != 304) {
        error.kind = FailureKind::Redirected;
        const QByteArray location = reply.headers.value("Location");
        error.detail = location.isEmpty() ? BatchErrorParser::tr("The reply names no other address.")
                                          : BatchErrorParser::tr("To: %1").arg(QString::fromUtf8(location));
    } else {
        error.kind = error.code.isEmpty() ? FailureKind::HttpError : FailureKind::ServiceError;
    }
}

} // namespace

BatchError parseBatchError(const HttpReply &reply, const Redactor &redactor, const QDateTime &now)
{
    BatchError error;
    error.httpStatus = reply.status;
    error.reasonPhrase = reply.reasonPhrase;
    error.url = reply.url;
    error.duration = reply.timings.total;
    error.requestId = QString::fromUtf8(reply.headers.value("request-id"));
    if (error.requestId.isEmpty())
        error.requestId = QString::fromUtf8(reply.headers.value("x-ms-request-id"));
    if (!readBody(error, reply.body)) {
        error.contentType = QString::fromUtf8(reply.headers.value("Content-Type"));
        const std::string_view body(reply.body.constData(), static_cast<std::size_t>(reply.body.size()));
        const ReplySample sample = replySample(body, redactor);
        error.bodySample = sample.text;
        error.bodySampleIsCut = sample.isCut;
    }
    classify(error, reply);
    error.retryAfter = parseRetryAfter(reply.headers.value("Retry-After"), now);
    error.clockDifference = notableClockDifference(reply, now);
    return redacted(std::move(error), redactor);
}

std::optional<std::chrono::seconds> serverClockDifference(const HttpReply &reply, const QDateTime &now)
{
    const auto date = parseHttpDate(reply.headers.value("Date"), now);
    if (!date)
        return std::nullopt;
    return std::chrono::seconds(now.secsTo(*date));
}

std::optional<std::chrono::seconds> notableClockDifference(const HttpReply &reply, const QDateTime &now)
{
    const auto difference = serverClockDifference(reply, now);
    if (!difference || std::chrono::abs(*difference) <= NotableDifference)
        return std::nullopt;
    return difference;
}

BatchError redacted(BatchError error, const Redactor &redactor)
{
    for (QString *part : {&error.reasonPhrase, &error.code, &error.message, &error.messageLanguage, &error.requestId,
                          &error.serverTime, &error.detail, &error.contentType, &error.bodySample, &error.proxyRealm})
        *part = redactor.redacted(*part);
    for (BatchErrorDetail &pair : error.values) {
        pair.key = redactor.redacted(pair.key);
        pair.value = redactor.redacted(pair.value);
    }
    const QString url = error.url.toString(QUrl::FullyEncoded);
    const QString clean = redactor.redacted(url);
    if (clean != url)
        error.url = QUrl(clean, QUrl::TolerantMode);
    return error;
}

} // namespace imagebrowser
