// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sampleresponder.h"

#include "app/sample/samplefilter.h"

#include <QRegularExpression>
#include <QUuid>

namespace imagebrowser {

namespace {

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
    reply.addHeader("Date", sampleHttpDate(now()).toLatin1());
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
    SampleQuery query;
    std::optional<SampleError> error = checkSampleRoute(request);
    if (!error)
        error = checkSampleSignIn(request, m_account, m_key, now());
    if (!error)
        error = checkSampleQuery(request, m_paging, query);
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

SampleReply SampleResponder::page(const SampleRequest &request, const SampleQuery &query, SampleTrouble trouble) const
{
    // checkSampleQuery() has parsed the same text before.
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

QByteArray SampleResponder::nextLink(const SampleRequest &request, const SampleQuery &query, qsizetype next,
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

SampleTrouble SampleResponder::takeTrouble(const SampleQuery &query)
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
        return refused(sampleSignInError(
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
