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

BatchError linkError(FailureKind kind, const QUrl &url, const QString &detail)
{
    BatchError error;
    error.kind = kind;
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

//! What keeps \a link from being an address; empty when nothing does.
QString linkProblem(const QUrl &url, const QString &link)
{
    const auto isControl = [](QChar character) { return character < u' ' || character == QChar(0x7f); };
    const auto isMisleading = [](QChar character) { return character == u' ' || character == u'\\'; };
    // Programs disagree on what a backslash in front of the query means, and so on where such a link leads.
    const QString place = link.left(link.indexOf(u'?'));
    if (std::ranges::any_of(link, isControl) || std::ranges::any_of(place, isMisleading))
        return ImageListRequest::tr("The link holds characters that no address may hold: %1").arg(link);
    if (!url.isValid())
        return ImageListRequest::tr("The link is not an address: %1").arg(link);
    if (url.isRelative())
        return ImageListRequest::tr("The link is only a part of an address, without scheme and host: %1").arg(link);
    if (url.scheme() != QLatin1StringView("https") && url.scheme() != QLatin1StringView("http"))
        return ImageListRequest::tr("The link is not for http but for “%1”: %2").arg(url.scheme(), link);
    if (url.host().isEmpty())
        return ImageListRequest::tr("The link names no host: %1").arg(link);
    if (!url.userInfo().isEmpty() || url.authority().contains(QLatin1Char('@')))
        return ImageListRequest::tr("The link holds a user name: %1").arg(link);
    return {};
}

//! In which part \a url leaves the account's origin; empty when in none.
QString originProblem(const QUrl &url, const QUrl &origin, const QString &link)
{
    if (url.host(QUrl::FullyEncoded) != origin.host(QUrl::FullyEncoded))
        return ImageListRequest::tr("The link leads to the host %1: %2").arg(url.host(QUrl::FullyEncoded), link);
    if (url.scheme() != origin.scheme())
        return ImageListRequest::tr("The link leads to %1 instead of %2: %3").arg(url.scheme(), origin.scheme(), link);
    if (portOf(url) != portOf(origin))
        return ImageListRequest::tr("The link leads to port %1 instead of %2: %3")
            .arg(QString::number(portOf(url)), QString::number(portOf(origin)), link);
    return {};
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
    QString problem = linkProblem(url, link);
    if (!problem.isEmpty())
        return linkError(FailureKind::BadLink, {}, problem);
    problem = originProblem(url, account.endpoint, link);
    if (!problem.isEmpty())
        return linkError(FailureKind::ForeignLink, url, problem);
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
