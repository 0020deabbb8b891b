// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagelistrequest.h"

#include "app/service/httpdate.h"

#include <QCoreApplication>

#include <algorithm>

namespace imagebrowser {

namespace {

struct ImageListRequest
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::ImageListRequest)
};

BatchError invalidRequest(const QString &detail)
{
    BatchError error;
    error.kind = FailureKind::InvalidRequest;
    error.stage = FailureStage::Request;
    error.detail = detail;
    return error;
}

BatchError foreignLink(const QUrl &url, const QString &detail)
{
    BatchError error;
    error.kind = FailureKind::ForeignLink;
    error.stage = FailureStage::NextPage;
    error.url = url;
    error.detail = detail;
    return error;
}

QString endpointProblem(const QUrl &endpoint)
{
    if (!endpoint.isValid() || endpoint.host().isEmpty())
        return ImageListRequest::tr("The account has no endpoint, or one that is not an address.");
    if (!endpoint.userInfo().isEmpty())
        return ImageListRequest::tr("The endpoint must not hold a user name or password.");
    if (endpoint.scheme() == QLatin1StringView("http") && !isLoopback(endpoint))
        return ImageListRequest::tr(
            "Plain http is used only for this computer itself; the endpoint must begin with https.");
    if (endpoint.scheme() != QLatin1StringView("http") && endpoint.scheme() != QLatin1StringView("https"))
        return ImageListRequest::tr("The endpoint must begin with https.");
    return {};
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1StringView("http") ? 80 : 443);
}

bool isSameOrigin(const QUrl &left, const QUrl &right)
{
    return left.scheme() == right.scheme() && left.host(QUrl::FullyEncoded) == right.host(QUrl::FullyEncoded)
        && portOf(left) == portOf(right);
}

} // namespace

Result<QUrl> imageListUrl(const Account &account, const QString &serviceFilter)
{
    const QString problem = endpointProblem(account.endpoint);
    if (!problem.isEmpty())
        return invalidRequest(problem);
    const QString apiVersion = account.apiVersion.trimmed();
    if (apiVersion.isEmpty())
        return invalidRequest(ImageListRequest::tr("The account has no api-version."));

    QByteArray query = "api-version=" + QUrl::toPercentEncoding(apiVersion);
    if (!serviceFilter.trimmed().isEmpty())
        query += "&$filter=" + QUrl::toPercentEncoding(serviceFilter.trimmed());
    query +=
        "&maxresults=" + QByteArray::number(std::clamp(account.pageSize, Account::MinPageSize, Account::MaxPageSize));
    query +=
        "&timeout=" + QByteArray::number(std::clamp(account.timeoutSeconds, Account::MinTimeout, Account::MaxTimeout));

    QUrl url = account.endpoint;
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path + QStringLiteral("/supportedimages"), QUrl::TolerantMode);
    url.setQuery(QString::fromLatin1(query), QUrl::TolerantMode);
    url.setFragment({});
    return url;
}

Result<QUrl> nextPageUrl(const Account &account, const QString &link)
{
    const QUrl url(link, QUrl::TolerantMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return foreignLink({}, ImageListRequest::tr("The link is not a whole address: %1").arg(link));
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@')))
        return foreignLink(url.adjusted(QUrl::RemoveUserInfo),
                           ImageListRequest::tr("The link holds a user name: %1").arg(link));
    if (!isSameOrigin(url, account.endpoint))
        return foreignLink(url, ImageListRequest::tr("The link leads elsewhere: %1").arg(link));
    return url.adjusted(QUrl::RemoveFragment);
}

HttpHeaders imageListHeaders(const QString &clientRequestId, const QDateTime &now)
{
    return HttpHeaders({
        {"client-request-id", clientRequestId.toLatin1()},
        {"return-client-request-id", "true"},
        {"ocp-date", httpDate(now)},
    });
}

} // namespace imagebrowser
