// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"

#include "app/domain/batcherrorcause.h"
#include "app/domain/signinerrortext.h"
#include "app/domain/tlstext.h"

#include <QCoreApplication>

#include <cstdlib>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::BatchErrorText)
};

struct Texts
{
    QString headline;
    QString advice;
};

QString hostOf(const BatchError &error)
{
    return error.url.host().isEmpty() ? Text::tr("the account’s host") : error.url.host();
}

Texts clockTexts(const BatchError &error)
{
    const auto difference = error.clockDifference.value_or(std::chrono::seconds(0));
    const QString amount = durationText(std::chrono::abs(difference));
    const QString side = difference.count() > 0 ? Text::tr("This computer’s clock is %1 behind the service’s.")
                                                : Text::tr("This computer’s clock is %1 ahead of the service’s.");
    return {Text::tr("The clock of this computer is wrong"),
            side.arg(amount) + QLatin1Char(' ')
                + Text::tr("The service refuses requests that are more than 15 minutes off. Set the clock, then retry; "
                           "the key may be right.")};
}

Texts throttledTexts(const BatchError &error)
{
    if (error.retryAfter)
        return {Text::tr("The service is busy"),
                Text::tr("It asks for a wait of %1. Retry after that.").arg(durationText(*error.retryAfter))};
    return {Text::tr("The service is busy"),
            Text::tr("It limits how many requests it takes. Retry in a minute; if it stays so, find out what else uses "
                     "the account heavily.")};
}

Texts serviceFailedTexts(const BatchError &error)
{
    if (error.retryAfter)
        return {Text::tr("The service cannot answer at the moment"),
                Text::tr("It asks for a wait of %1. Retry after that.").arg(durationText(*error.retryAfter))};
    return {Text::tr("The service cannot answer at the moment"),
            Text::tr("The fault lies with the service. Retry later; if it lasts, look at the Azure status page, or "
                     "send the details with the request-id to Azure support.")};
}

Texts causeTexts(const BatchError &error, BatchErrorCause cause)
{
    switch (cause) {
    case BatchErrorCause::KeySignInNotAllowed:
        return {Text::tr("Key sign-in is not allowed on this account"),
                Text::tr("The account accepts Microsoft Entra only. Choose another sign-in in the account settings; "
                         "the key itself may be right.")};
    case BatchErrorCause::ClockDifference:
        return clockTexts(error);
    case BatchErrorCause::WrongKey:
        return {Text::tr("The account key was not accepted"),
                Text::tr("Check the key and the account name in the account settings: a key may have been renewed, or "
                         "belong to another account.")};
    case BatchErrorCause::WrongAudience:
        return {Text::tr("The access token was made for another service"),
                Text::tr("Get a token for the resource https://batch.core.windows.net/ of your cloud, with its final "
                         "slash, and enter it in the account settings.")};
    case BatchErrorCause::TokenExpired:
        return {Text::tr("The access token has expired"),
                Text::tr("Get a new token and enter it in the account settings.")};
    case BatchErrorCause::TokenRefused:
        return {Text::tr("The access token was not accepted"),
                Text::tr("Sign in again, or get a new token. Check that it comes from the tenant of the account’s "
                         "subscription.")};
    case BatchErrorCause::AccountDisabled:
        return {Text::tr("The account is disabled"),
                Text::tr("Ask its owner, or look at the account and its subscription in the Azure portal.")};
    case BatchErrorCause::PermissionMissing:
        return {Text::tr("Access to the account was refused"),
                Text::tr("The sign-in may lack a role on the account (Azure Batch Data Reader is enough; a new one "
                         "takes minutes to work), "
                         "or the account’s network rules may not let this computer in.")};
    case BatchErrorCause::UnknownApiVersion:
        return {Text::tr("The service does not know this api-version"),
                Text::tr("Choose another api-version in the account settings. Versions are retired in time, and each "
                         "cloud has its own.")};
    case BatchErrorCause::InvalidFilter:
        return {Text::tr("The service does not accept the filter"),
                Text::tr("Filter here instead of at the service, or correct the condition that the details name.")};
    case BatchErrorCause::ResourceManagerAddress:
        return {Text::tr("The endpoint is Azure Resource Manager, not the Batch account"),
                Text::tr("Enter the account’s own endpoint in the account settings, such as "
                         "https://contoso.westeurope.batch.azure.com. "
                         "The portal shows it as the account’s URL.")};
    case BatchErrorCause::NotFound:
        return {Text::tr("The service does not know this address"),
                Text::tr("Check the endpoint in the account settings: it is the account’s URL, without any path.")};
    case BatchErrorCause::Throttled:
        return throttledTexts(error);
    case BatchErrorCause::ServiceFailed:
        return serviceFailedTexts(error);
    case BatchErrorCause::WebPage:
        return {Text::tr("A web page came instead of the list"),
                Text::tr("A proxy, a sign-in page of the network or another web site answered in place of the service. "
                         "Open any page in a browser to sign in to the network, and check the proxy and the endpoint "
                         "in the account settings.")};
    case BatchErrorCause::ErrorPage:
        return {Text::tr("A proxy or gateway answered with an error page"),
                Text::tr("The answer does not come from the Batch service. Check the proxy and the endpoint in the "
                         "account settings, then retry.")};
    case BatchErrorCause::Other:
        break;
    }
    return {};
}

Texts proxyTexts(const BatchError &error)
{
    const QString proxy = error.proxy.isEmpty() ? Text::tr("The proxy") : Text::tr("The proxy %1").arg(error.proxy);
    if (error.kind == FailureKind::ProxyAuthenticationRequired) {
        const QString asked = error.proxyRealm.isEmpty()
            ? Text::tr("It asks for a user name and password.")
            : Text::tr("It asks for a user name and password for “%1”.").arg(error.proxyRealm);
        return {Text::tr("%1 did not let this computer through").arg(proxy),
                asked + QLatin1Char(' ') + Text::tr("Enter the right ones under the proxy in the account settings.")};
    }
    if (error.httpStatus != 0)
        return {Text::tr("%1 refused the way to %2").arg(proxy, hostOf(error)),
                Text::tr("The details show what it said. Ask its administrators to let %1 through, or choose another "
                         "proxy in the account settings.")
                    .arg(hostOf(error))};
    return {Text::tr("%1 could not be used").arg(proxy),
            Text::tr("Check the proxy in the account settings, or whether it can be reached at all.")};
}

Texts connectionTexts(const BatchError &error)
{
    const QString host = hostOf(error);
    switch (error.kind) {
    case FailureKind::HostNotFound:
        return {Text::tr("%1 was not found").arg(host),
                Text::tr("There is no such account in that region, or name lookup does not work here. Check the "
                         "endpoint in the account settings, then the network.")};
    case FailureKind::ProxyFailed:
    case FailureKind::ProxyAuthenticationRequired:
        return proxyTexts(error);
    case FailureKind::ConnectionRefused:
        // An authority has the port where it is not the usual one, and there it may be what is wrong.
        return {Text::tr("%1 refused the connection")
                    .arg(error.url.port() < 0 ? host : error.url.adjusted(QUrl::RemoveUserInfo).authority()),
                Text::tr("Nothing listens there, or a firewall is in the way. Check the endpoint and the network.")};
    case FailureKind::ConnectionLost:
        return {Text::tr("The connection was lost"),
                Text::tr("Retry; if it happens again, check the network and the proxy.")};
    case FailureKind::TlsFailed:
        return {tlsHeadline(error), tlsAdvice(error)};
    case FailureKind::StallTimeout:
        if (error.stage == FailureStage::Tls)
            return {tlsHeadline(error), tlsAdvice(error)};
        if (error.stage == FailureStage::Connect)
            return {Text::tr("%1 cannot be reached").arg(host),
                    Text::tr("Nothing answered in time. Check the endpoint and its port, then the network and the "
                             "proxy; a firewall may be in the way.")};
        return {Text::tr("The service stopped answering"),
                Text::tr("Retry; if it happens again, check the network and the proxy.")};
    case FailureKind::DeadlineExceeded:
        return {
            Text::tr("The request took too long"),
            Text::tr(
                "The reply came too slowly to finish. Retry, or choose a smaller page size in the account settings.")};
    default:
        return {Text::tr("The network failed"), Text::tr("Check the network and the proxy, then retry.")};
    }
}

Texts badItemTexts(const BatchError &error)
{
    const QString headline = error.page > 1 ? Text::tr("The image at index %1 of page %2 could not be read")
                                                  .arg(QString::number(error.itemIndex), QString::number(error.page))
                                            : Text::tr("The image at index %1 could not be read").arg(error.itemIndex);
    return {headline, Text::tr("Those that could be read were kept. The details show what came instead.")};
}

Texts replyTexts(const BatchError &error)
{
    const QString report = Text::tr("Retry; if it happens again, send the details to Azure support.");
    switch (error.kind) {
    case FailureKind::NotJson:
        return {Text::tr("The reply is not JSON"),
                Text::tr("Something other than the Batch service may have answered. Check the endpoint and the proxy "
                         "in the account settings.")};
    case FailureKind::CutOff:
        return {Text::tr("The reply ended early"),
                Text::tr("The connection was cut while the reply came. Retry to go on from this page.")};
    case FailureKind::WrongShape:
        return {Text::tr("The reply is not a list of images"),
                Text::tr("Check that the endpoint is that of a Batch account and that the api-version is one the "
                         "program knows.")};
    case FailureKind::TooDeep:
        return {Text::tr("The reply is nested too deeply"), report};
    case FailureKind::TooLarge:
        return {Text::tr("The reply is too large"),
                Text::tr("Choose a smaller page size in the account settings, then retry.")};
    case FailureKind::BadItem:
        return badItemTexts(error);
    default:
        return {};
    }
}

Texts listingTexts(const BatchError &error)
{
    switch (error.kind) {
    case FailureKind::Redirected:
        return {Text::tr("The service sends to another address"),
                Text::tr("The program does not follow, since its credentials are for this account only. Check the "
                         "endpoint in the account settings.")};
    case FailureKind::ForeignLink:
        return {Text::tr("The next page lies on another server"),
                Text::tr("The program does not go there, since its credentials are for this account only. A proxy may "
                         "have changed the reply; the images so far are kept.")};
    case FailureKind::BadLink:
        return {
            Text::tr("The link to the next page is not an address that can be used"),
            Text::tr("The details show it. The service, or a proxy on the way, sent something wrong; the images so "
                     "far are kept. Refresh to begin again, and if it stays so, send the details to Azure support.")};
    case FailureKind::RepeatedLink:
        return {
            Text::tr("The pages go round in a circle"),
            Text::tr(
                "The next page is one that was already received. The images so far are kept; refresh to begin again.")};
    case FailureKind::TooManyPages:
        return {
            Text::tr("There are more pages than allowed"),
            Text::tr("The images so far are kept. Choose a larger page size in the account settings, then refresh.")};
    case FailureKind::OutOfMemory:
        return {Text::tr("There is no room for more images"),
                Text::tr("Close accounts that you do not need, then retry.")};
    case FailureKind::Cancelled:
        return {Text::tr("Stopped"), Text::tr("Resume to go on from this page.")};
    default:
        return {};
    }
}

Texts signInTexts(const BatchError &error)
{
    const SignInErrorTexts texts = signInErrorTexts(error);
    return {texts.headline, texts.advice};
}

Texts accountTexts(const BatchError &error)
{
    switch (error.kind) {
    case FailureKind::InvalidRequest:
        return {Text::tr("The account’s settings cannot be used"),
                Text::tr("Correct them in the account settings; the details say what is wrong.")};
    case FailureKind::SecretMissing:
        return {Text::tr("The key or token is missing"),
                error.detail.isEmpty() ? Text::tr("Enter it in the account settings.")
                                       : Text::tr("It could not be read from the keychain. Unlock the keychain, or "
                                                  "enter it again in the account settings.")};
    case FailureKind::SignInFailed:
        return signInTexts(error);
    case FailureKind::Cancelled:
        if (error.stage == FailureStage::SignIn)
            return {Text::tr("The sign-in was cancelled"), Text::tr("Refresh to sign in again.")};
        return {};
    default:
        return {};
    }
}

Texts statusTexts(const BatchError &error)
{
    if (error.httpStatus == 304) {
        return {Text::tr("The reply says that nothing has changed"),
                Text::tr(
                    "The program asks for the whole list every time, so a proxy or cache on the way must have answered "
                    "HTTP 304 in place of the service. Retry; if it happens again, check the proxy in the account "
                    "settings.")};
    }
    const QString headline = error.code.isEmpty() ? Text::tr("The service answered with HTTP %1").arg(error.httpStatus)
                                                  : Text::tr("The service refused the request: %1").arg(error.code);
    return {headline,
            Text::tr("The details show what the service said. Check the account settings; Azure support can find the "
                     "request by its request-id.")};
}

Texts textsOf(const BatchError &error)
{
    const BatchErrorCause cause = causeOf(error);
    if (cause != BatchErrorCause::Other)
        return causeTexts(error, cause);
    if (error.kind == FailureKind::ServiceError || error.kind == FailureKind::HttpError)
        return statusTexts(error);
    for (const Texts &texts : {accountTexts(error), replyTexts(error), listingTexts(error)}) {
        if (!texts.headline.isEmpty())
            return texts;
    }
    return connectionTexts(error);
}

} // namespace

QString batchErrorHeadline(const BatchError &error)
{
    return textsOf(error).headline;
}

QString batchErrorAdvice(const BatchError &error)
{
    return textsOf(error).advice;
}

QString failureStageLabel(FailureStage stage)
{
    switch (stage) {
    case FailureStage::Request:
        return Text::tr("settings");
    case FailureStage::NameLookup:
        return Text::tr("name lookup");
    case FailureStage::Proxy:
        return Text::tr("proxy");
    case FailureStage::Connect:
        return Text::tr("connect");
    case FailureStage::Tls:
        return Text::tr("TLS");
    case FailureStage::SignIn:
        return Text::tr("sign-in");
    case FailureStage::Http:
        return Text::tr("HTTP");
    case FailureStage::Reply:
        return Text::tr("reply");
    case FailureStage::NextPage:
        return Text::tr("next page");
    }
    return {};
}

QString durationText(std::chrono::seconds duration)
{
    const auto total = duration.count();
    const auto days = total / 86400;
    const auto hours = total / 3600 % 24;
    const auto minutes = total / 60 % 60;
    QStringList parts;
    if (days > 0)
        parts.append(Text::tr("%1 d").arg(days));
    if (hours > 0)
        parts.append(Text::tr("%1 h").arg(hours));
    if (minutes > 0)
        parts.append(Text::tr("%1 min").arg(minutes));
    if (total % 60 > 0 || parts.isEmpty())
        parts.append(Text::tr("%1 s").arg(total % 60));
    return parts.mid(0, 2).join(QLatin1Char(' '));
}

} // namespace imagebrowser
