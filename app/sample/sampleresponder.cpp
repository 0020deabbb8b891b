// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sampleresponder.h"

#include "app/sample/samplefilter.h"
#include "app/sample/samplesignature.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUuid>

namespace imagebrowser {

namespace {

QString httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
}

SampleError queryError(const QString &code, const QString &message, const QString &name, const QString &value,
                       const QString &reason)
{
    SampleError error{400, code, message, {{QStringLiteral("QueryParameterName"), name}}};
    if (!value.isNull())
        error.values.append({QStringLiteral("QueryParameterValue"), value});
    if (!reason.isEmpty())
        error.values.append({QStringLiteral("Reason"), reason});
    return error;
}

SampleError invalidQuery(const QString &name, const QString &value, const QString &reason)
{
    return queryError(QStringLiteral("InvalidQueryParameterValue"),
                      QStringLiteral("Value for one of the query parameters specified in the request URI is invalid."),
                      name, value, reason);
}

SampleError signInError(int status, const QString &detail)
{
    const QString message = status == 401
        ? QStringLiteral("Server failed to authenticate the request. Make sure the value of Authorization header is "
                         "formed correctly.")
        : QStringLiteral("Server failed to authenticate the request. Make sure the value of Authorization header is "
                         "formed correctly including the signature.");
    return {status,
            QStringLiteral("AuthenticationFailed"),
            message,
            {{QStringLiteral("AuthenticationErrorDetail"), detail}}};
}

bool isAuthority(const QByteArray &host)
{
    static const QRegularExpression shape(
        QStringLiteral(R"(\A(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?\z)"));
    return shape.match(QString::fromLatin1(host)).hasMatch();
}

SampleReply htmlReply(int status, const QByteArray &reason, const QByteArray &title)
{
    SampleReply reply{status, reason, {{"Content-Type", "text/html; charset=utf-8"}}, {}, false};
    reply.body = "<!DOCTYPE html>\r\n<html><head><title>" + title + "</title></head>\r\n<body><h1>" + title
        + "</h1><p>This page comes from a network device, not from the Batch service.</p></body></html>\r\n";
    return reply;
}

} // namespace

SampleResponder::SampleResponder(QString account, Secret key, std::vector<SampleImage> images)
    : m_account(std::move(account))
    , m_key(std::move(key))
    , m_images(std::move(images))
    , m_clock(systemNow)
{
}

QDateTime SampleResponder::now() const
{
    const Instant local = m_clock();
    return toDateTime(m_misbehaviour.trouble == SampleTrouble::WrongClock ? local + std::chrono::minutes(20) : local);
}

QByteArray SampleResponder::baseUrl(const SampleRequest &request) const
{
    // A front that adds TLS is named by Host and X-Forwarded-Proto; links must lead back through it.
    const QByteArray host = request.header("host");
    const QByteArray scheme = request.header("x-forwarded-proto") == "https" ? "https://" : "http://";
    return scheme + (isAuthority(host) ? host : m_authority);
}

void SampleResponder::addCommonHeaders(SampleReply &reply, const SampleRequest &request,
                                       const QByteArray &requestId) const
{
    reply.addHeader("request-id", requestId);
    const QByteArray clientRequestId = request.header("client-request-id");
    if (!clientRequestId.isEmpty() && request.header("return-client-request-id").toLower() == "true")
        reply.addHeader("client-request-id", clientRequestId);
    reply.addHeader("DataServiceVersion", "3.0");
    reply.addHeader("X-Content-Type-Options", "nosniff");
    reply.addHeader("Server", "batch-image-browser-sample");
    reply.addHeader("Date", httpDate(now()).toLatin1());
}

SampleReply SampleResponder::reply(const SampleRequest &request, const SampleError &error) const
{
    const QString requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString time = now().toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + QStringLiteral("0000Z");
    SampleReply reply{error.status, error.message.toLatin1(), {}, {}, false};
    reply.addHeader("Content-Type", "application/json; odata=minimalmetadata");
    reply.body = sampleErrorBody(baseUrl(request), error, requestId, time);
    if (error.status == 401)
        reply.addHeader("WWW-Authenticate", "SharedKey");
    addCommonHeaders(reply, request, requestId.toLatin1());
    return reply;
}

SampleDelivery SampleResponder::answerMalformed() const
{
    const SampleError error{400,
                            QStringLiteral("InvalidUri"),
                            QStringLiteral("The requested URI does not represent any resource on the server."),
                            {}};
    return reply({}, error).whole(false);
}

SampleDelivery SampleResponder::answer(const SampleRequest &request)
{
    const bool keepsAlive = request.keepsAlive();
    Query query;
    std::optional<SampleError> error = checkRoute(request);
    if (!error)
        error = checkSignIn(request);
    if (!error)
        error = checkQuery(request, query);
    if (error)
        return reply(request, *error).whole(keepsAlive);
    const SampleTrouble trouble = takeTrouble(query);
    if (std::optional<SampleDelivery> delivery = troubled(request, trouble))
        return *std::move(delivery);
    const SampleReply good = page(request, query, trouble);
    if (trouble == SampleTrouble::CutOff)
        return good.cutOff();
    if (trouble == SampleTrouble::Slow)
        return good.dripped(keepsAlive, m_misbehaviour.pause);
    return good.whole(keepsAlive);
}

std::optional<SampleError> SampleResponder::checkRoute(const SampleRequest &request) const
{
    if (request.path.toLower() != "/supportedimages") {
        return SampleError{
            404, QStringLiteral("ResourceNotFound"), QStringLiteral("The specified resource does not exist."), {}};
    }
    if (request.method != "GET") {
        return SampleError{405,
                           QStringLiteral("UnsupportedHttpVerb"),
                           QStringLiteral("The resource doesn't support the specified HTTP verb."),
                           {}};
    }
    return {};
}

std::optional<SampleError> SampleResponder::checkSignIn(const SampleRequest &request) const
{
    const QString given = QString::fromUtf8(request.header("authorization"));
    if (given.isEmpty())
        return signInError(401, QStringLiteral("The Authorization header is missing."));
    const QString scheme = QStringLiteral("SharedKey ");
    if (!given.startsWith(scheme))
        return signInError(401, QStringLiteral("The sample accounts accept the SharedKey scheme only."));
    const qsizetype colon = given.indexOf(u':');
    if (colon < 0 || given.mid(scheme.size(), colon - scheme.size()) != m_account)
        return signInError(
            403, QStringLiteral("The account name in the Authorization header is not the account of this endpoint."));
    if (auto error = checkClock(request))
        return error;
    const QString signature = given.mid(colon + 1);
    const QString text = sampleStringToSign(request, m_account, ParameterNames::LowerCase);
    for (const QString &candidate : {text, sampleStringToSign(request, m_account, ParameterNames::AsSent)}) {
        if (signature.toUtf8() == sampleSignature(candidate, m_key))
            return {};
    }
    return signInError(403,
                       QStringLiteral("The MAC signature found in the HTTP request '%1' is not the same as any "
                                      "computed signature. Server used following string to sign: '%2'.")
                           .arg(signature, text));
}

std::optional<SampleError> SampleResponder::checkClock(const SampleRequest &request) const
{
    const bool hasOcpDate = !request.header("ocp-date").isNull();
    const QString text = QString::fromLatin1(hasOcpDate ? request.header("ocp-date") : request.header("date"));
    QDateTime sent = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    sent.setTimeSpec(Qt::UTC);
    if (!sent.isValid())
        return signInError(
            403, QStringLiteral("The ocp-date header is missing or is not an RFC 1123 date: '%1'.").arg(text));
    if (qAbs(sent.secsTo(now())) > 15 * 60) {
        return signInError(
            403,
            QStringLiteral("Request date header too far from the server's time. Request: '%1', server: '%2'.")
                .arg(text, httpDate(now())));
    }
    return {};
}

std::optional<SampleError> SampleResponder::checkQuery(const SampleRequest &request, Query &query) const
{
    const SampleParameter *version = request.parameter(u"api-version");
    if (version == nullptr || version->value.isEmpty()) {
        return queryError(QStringLiteral("MissingRequiredQueryParameter"),
                          QStringLiteral("A query parameter that's mandatory for this request is not specified."),
                          QStringLiteral("api-version"), {}, {});
    }
    static const QRegularExpression versionShape(QStringLiteral(R"(\A\d{4}-\d\d-\d\d(?:\.\d+\.\d+)?\z)"));
    if (!versionShape.match(version->value).hasMatch())
        return invalidQuery(version->name, version->value, QStringLiteral("the version is not supported"));
    if (const SampleParameter *timeout = request.parameter(u"timeout")) {
        bool isNumber = false;
        if (timeout->value.toInt(&isNumber) < 0 || !isNumber)
            return invalidQuery(timeout->name, timeout->value, QStringLiteral("not a number of seconds"));
    }
    if (const SampleParameter *filter = request.parameter(u"$filter")) {
        query.filter = filter->value;
        if (const auto parsed = SampleFilter::parse(query.filter); !parsed)
            return invalidQuery(filter->name, filter->value, parsed.error());
    }
    return checkPaging(request, query);
}

std::optional<SampleError> SampleResponder::checkPaging(const SampleRequest &request, Query &query) const
{
    if (const SampleParameter *limit = request.parameter(u"maxresults")) {
        bool isNumber = false;
        query.maxResults = limit->value.toInt(&isNumber);
        if (!isNumber)
            return invalidQuery(limit->name, limit->value, QStringLiteral("not a number"));
        if (query.maxResults < 1 || query.maxResults > 1000) {
            SampleError error = queryError(
                QStringLiteral("OutOfRangeQueryParameterValue"),
                QStringLiteral(
                    "One of the query parameters specified in the request URI is outside the permissible range."),
                limit->name, limit->value, {});
            error.values.append({QStringLiteral("MinimumAllowed"), QStringLiteral("1")});
            error.values.append({QStringLiteral("MaximumAllowed"), QStringLiteral("1000")});
            return error;
        }
    }
    if (const SampleParameter *token = request.parameter(u"$skiptoken")) {
        const std::optional<quint32> offset = m_paging.offset(token->value, query.filter);
        if (!offset)
            return invalidQuery(token->name, token->value, QStringLiteral("the continuation token is not valid"));
        query.offset = *offset;
    }
    return {};
}

SampleReply SampleResponder::page(const SampleRequest &request, const Query &query, SampleTrouble trouble) const
{
    // checkQuery() has parsed the same text before.
    const auto filter =
        query.filter.isEmpty() ? Result<SampleFilter, QString>(SampleFilter()) : SampleFilter::parse(query.filter);
    std::vector<const SampleImage *> images;
    qsizetype position = query.offset;
    const auto total = static_cast<qsizetype>(m_images.size());
    for (; position < total && static_cast<qsizetype>(images.size()) < query.maxResults; ++position) {
        const SampleImage &image = m_images[static_cast<std::size_t>(position)];
        if (filter && filter.value().matches(image))
            images.push_back(&image);
    }
    const SampleImage bad{QByteArrayLiteral("\"not an image\""), {}, {}, {}};
    if (trouble == SampleTrouble::BadItem)
        images.insert(images.begin() + static_cast<std::ptrdiff_t>(images.size() / 2), &bad);
    SampleReply reply;
    reply.isChunked = true;
    reply.addHeader("Content-Type", "application/json; odata=minimalmetadata");
    reply.body = samplePageBody(baseUrl(request), images, nextLink(request, query, position, trouble));
    addCommonHeaders(reply, request, QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    return reply;
}

QByteArray SampleResponder::nextLink(const SampleRequest &request, const Query &query, qsizetype next,
                                     SampleTrouble trouble) const
{
    const bool hasMore = next < static_cast<qsizetype>(m_images.size());
    if (trouble == SampleTrouble::RepeatedLink)
        next = query.offset;
    else if (!hasMore && trouble != SampleTrouble::ForeignLink)
        return {};
    QByteArray link =
        trouble == SampleTrouble::ForeignLink ? QByteArray("https://images.example.net") : baseUrl(request);
    link += request.path + '?';
    for (const SampleParameter &parameter : request.parameters) {
        if (parameter.name.compare(QLatin1StringView("$skiptoken"), Qt::CaseInsensitive) != 0)
            link += parameter.raw + '&';
    }
    return link + "$skiptoken=" + m_paging.token(static_cast<quint32>(next), query.filter);
}

SampleTrouble SampleResponder::takeTrouble(const Query &query)
{
    const qsizetype pageNumber = query.offset / query.maxResults + 1;
    if (m_misbehaviour.trouble == SampleTrouble::None || pageNumber < m_misbehaviour.firstPage
        || m_misbehaviour.requests == 0) {
        return SampleTrouble::None;
    }
    if (m_misbehaviour.requests > 0)
        --m_misbehaviour.requests;
    return m_misbehaviour.trouble;
}

std::optional<SampleDelivery> SampleResponder::troubled(const SampleRequest &request, SampleTrouble trouble) const
{
    const bool keepsAlive = request.keepsAlive();
    const auto refused = [&](const SampleError &error, bool asksToWait = false) {
        SampleReply answer = reply(request, error);
        if (asksToWait)
            answer.addHeader("Retry-After", QByteArray::number(static_cast<qint64>(m_misbehaviour.retryAfter.count())));
        return answer.whole(keepsAlive);
    };
    switch (trouble) {
    case SampleTrouble::Throttle:
        return refused({429,
                        QStringLiteral("TooManyRequests"),
                        QStringLiteral("Request failed as server encountered too many requests. Please try again."),
                        {}},
                       true);
    case SampleTrouble::ServerError:
        return refused({500,
                        QStringLiteral("InternalError"),
                        QStringLiteral("Server encountered an internal error. Please try again after some time."),
                        {}});
    case SampleTrouble::ServerBusy:
        return refused(
            {503,
             QStringLiteral("ServerBusy"),
             QStringLiteral("The server is currently unable to receive requests. Please retry your request."),
             {}},
            true);
    case SampleTrouble::RefuseKey:
        return refused(signInError(
            403, QStringLiteral("The specified type of authentication SharedKey is not allowed for this account.")));
    case SampleTrouble::HtmlPage:
        return htmlReply(200, "OK", "Sign in to the network").whole(keepsAlive);
    case SampleTrouble::GatewayError:
        return htmlReply(502, "Bad Gateway", "502 Bad Gateway").whole(keepsAlive);
    case SampleTrouble::Hang:
        return SampleDelivery{{}, false, true};
    case SampleTrouble::Disconnect:
        return SampleDelivery{{}, true, false};
    case SampleTrouble::Redirect: {
        SampleReply answer = htmlReply(302, "Found", "Moved");
        answer.addHeader("Location", "http://images.example.net/supportedimages");
        return answer.whole(keepsAlive);
    }
    default:
        return {};
    }
}

} // namespace imagebrowser
