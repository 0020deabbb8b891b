// SPDX-License-Identifier: Apache-2.0
#include "app/signin/signinendpoints.h"

#include "app/account/signinidentity.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct SignInEndpointsText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::SignInEndpoints)
};

BatchError invalidRequest(const QString &detail)
{
    BatchError error;
    error.kind = FailureKind::InvalidRequest;
    error.stage = FailureStage::SignIn;
    error.detail = detail;
    return error;
}

QString authorityProblem(const QUrl &authority)
{
    if (!authority.isValid() || authority.host().isEmpty())
        return SignInEndpointsText::tr("The account has no sign-in authority, or one that is not an address.");
    if (!authority.userInfo().isEmpty() || authority.hasQuery() || authority.hasFragment())
        return SignInEndpointsText::tr("The sign-in authority must not hold a user name, a query or a fragment.");
    const bool isPlain = authority.scheme() == QLatin1StringView("http");
    if (isPlain && !isLoopback(authority))
        return SignInEndpointsText::tr(
            "Plain http would send credentials unprotected: the sign-in authority must begin "
            "with https.");
    if (!isPlain && authority.scheme() != QLatin1StringView("https"))
        return SignInEndpointsText::tr("The sign-in authority must begin with https.");
    return {};
}

QString accountProblem(const Account &account)
{
    if (account.tenantId.isEmpty())
        return SignInEndpointsText::tr("The account has no tenant to sign in to.");
    if (account.clientId.isEmpty())
        return SignInEndpointsText::tr("The account has no client id of an app registration.");
    if (signInResource(account).isEmpty())
        return SignInEndpointsText::tr("The account has no token resource.");
    return {};
}

} // namespace

Result<SignInEndpoints> signInEndpoints(const Account &account)
{
    const QUrl authority(signInAuthority(account), QUrl::StrictMode);
    QString problem = authorityProblem(authority);
    if (problem.isEmpty())
        problem = accountProblem(account);
    if (!problem.isEmpty())
        return invalidRequest(problem);
    const QString tenant = QString::fromLatin1(QUrl::toPercentEncoding(account.tenantId));
    const auto endpoint = [&](QLatin1StringView name) {
        QUrl url = authority;
        url.setPath(authority.path(QUrl::FullyEncoded) + QLatin1Char('/') + tenant + QLatin1StringView("/oauth2/v2.0/")
                        + name,
                    QUrl::TolerantMode);
        return url;
    };
    SignInEndpoints endpoints;
    endpoints.authorize = endpoint(QLatin1StringView("authorize"));
    endpoints.deviceCode = endpoint(QLatin1StringView("devicecode"));
    endpoints.token = endpoint(QLatin1StringView("token"));
    endpoints.resource = signInResource(account);
    endpoints.appScope = endpoints.resource + QLatin1StringView("/.default");
    endpoints.personScope = endpoints.appScope + QLatin1StringView(" offline_access openid profile");
    return endpoints;
}

} // namespace imagebrowser
