// SPDX-License-Identifier: Apache-2.0
#include "app/service/httplog.h"

namespace imagebrowser {

Q_LOGGING_CATEGORY(lcHttp, "imagebrowser.http", QtWarningMsg)

namespace {

QString cleanUrl(const HttpRequest &request)
{
    return request.redactor.redacted(request.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
}

QByteArray idOf(const HttpRequest &request)
{
    return request.headers.value("client-request-id");
}

} // namespace

void logHttpRequest(const HttpRequest &request)
{
    if (!lcHttp().isDebugEnabled())
        return;
    const QByteArray authorization = request.headers.value("Authorization");
    const QByteArray scheme = authorization.left(authorization.indexOf(' '));
    const char *const method = request.method == HttpMethod::Post ? "POST" : "GET";
    qCDebug(lcHttp).noquote() << method << cleanUrl(request) << "id" << idOf(request) << "authorization"
                              << (authorization.isEmpty() ? QByteArray("none") : scheme);
}

void logHttpOutcome(const HttpRequest &request, const Result<HttpReply> &outcome, const HttpTimings &timings)
{
    if (!lcHttp().isDebugEnabled())
        return;
    if (outcome) {
        qCDebug(lcHttp).noquote() << "HTTP" << outcome.value().status << outcome.value().body.size() << "bytes in"
                                  << timings.total.count() << "ms id" << idOf(request);
    } else {
        qCDebug(lcHttp).noquote() << "failed:" << failureKindId(outcome.error().kind) << "at"
                                  << failureStageId(outcome.error().stage)
                                  << request.redactor.redacted(outcome.error().detail) << "in" << timings.total.count()
                                  << "ms id" << idOf(request);
    }
}

} // namespace imagebrowser
