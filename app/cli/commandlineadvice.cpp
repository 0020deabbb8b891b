// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlineadvice.h"

#include "app/domain/batcherrorcause.h"
#include "app/domain/batcherrortext.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::CommandLineAdvice)
};

QString causeAdvice(BatchErrorCause cause)
{
    switch (cause) {
    case BatchErrorCause::KeySignInNotAllowed:
        return Text::tr("The account accepts Microsoft Entra only. Set AZURE_BATCH_ACCESS_TOKEN to a token in place of "
                        "AZURE_BATCH_ACCESS_KEY; the key itself may be right.");
    case BatchErrorCause::WrongKey:
        return Text::tr("Check AZURE_BATCH_ACCESS_KEY and the account name (--account-name or AZURE_BATCH_ACCOUNT): a "
                        "key may have been renewed, or belong to another account.");
    case BatchErrorCause::WrongAudience:
        return Text::tr("Get a token for the resource https://batch.core.windows.net/ of your cloud, with its final "
                        "slash, and set AZURE_BATCH_ACCESS_TOKEN to it.");
    case BatchErrorCause::TokenExpired:
        return Text::tr("Get a new token and set AZURE_BATCH_ACCESS_TOKEN to it.");
    case BatchErrorCause::TokenRefused:
        return Text::tr("Get a new token, from the tenant of the account’s subscription, and set "
                        "AZURE_BATCH_ACCESS_TOKEN to it.");
    case BatchErrorCause::UnknownApiVersion:
        return Text::tr("Choose another --api-version. Versions are retired in time, and each cloud has its own.");
    case BatchErrorCause::ResourceManagerAddress:
        return Text::tr("Give the account’s own endpoint as --endpoint or AZURE_BATCH_ENDPOINT, such as "
                        "https://contoso.westeurope.batch.azure.com. The portal shows it as the account’s URL.");
    case BatchErrorCause::NotFound:
        return Text::tr("Check --endpoint or AZURE_BATCH_ENDPOINT: it is the account’s URL, without any path.");
    case BatchErrorCause::WebPage:
        return Text::tr("A proxy, a sign-in page of the network or another web site answered in place of the service. "
                        "Open any page in a browser to sign in to the network, and check the proxy (https_proxy) and "
                        "--endpoint or AZURE_BATCH_ENDPOINT.");
    case BatchErrorCause::ErrorPage:
        return Text::tr("The answer does not come from the Batch service. Check the proxy (https_proxy) and "
                        "--endpoint or AZURE_BATCH_ENDPOINT, then retry.");
    default:
        return {};
    }
}

QString proxyAdvice(const BatchError &error)
{
    if (error.kind == FailureKind::ProxyAuthenticationRequired)
        return Text::tr("It asks for a user name and password. Save an account with this proxy in the window, and use "
                        "it with --account.");
    if (error.httpStatus != 0)
        return Text::tr("The details show what it said. Ask its administrators to let %1 through, or choose another "
                        "proxy with https_proxy.")
            .arg(error.url.host());
    return Text::tr("Check https_proxy and the desktop’s network settings, or whether the proxy can be reached at "
                    "all.");
}

QString kindAdvice(const BatchError &error)
{
    switch (error.kind) {
    case FailureKind::InvalidRequest:
        return error.stage == FailureStage::SignIn
            ? Text::tr("Correct AZURE_BATCH_ACCESS_KEY or AZURE_BATCH_ACCESS_TOKEN; the details say what is wrong.")
            : Text::tr("Correct the options or the environment; the details say what is wrong.");
    case FailureKind::SecretMissing:
    case FailureKind::SignInFailed:
        return Text::tr("Set AZURE_BATCH_ACCESS_KEY or AZURE_BATCH_ACCESS_TOKEN.");
    case FailureKind::HostNotFound:
        return Text::tr("There is no such account in that region, or name lookup does not work here. Check --endpoint "
                        "or AZURE_BATCH_ENDPOINT, then the network.");
    case FailureKind::ProxyFailed:
    case FailureKind::ProxyAuthenticationRequired:
        return proxyAdvice(error);
    case FailureKind::TlsFailed:
        return batchErrorAdvice(error) + QLatin1Char(' ')
            + Text::tr("--endpoint or AZURE_BATCH_ENDPOINT gives the endpoint, --ca-file the CA file.");
    case FailureKind::DeadlineExceeded:
        return Text::tr("The reply came too slowly to finish. Retry, or choose a smaller --page-size.");
    case FailureKind::NotJson:
        return Text::tr("Something other than the Batch service may have answered. Check --endpoint or "
                        "AZURE_BATCH_ENDPOINT, and the proxy (https_proxy).");
    case FailureKind::Cancelled:
        return Text::tr("The run was stopped before the list was complete. Start it again.");
    case FailureKind::CutOff:
        return Text::tr(
            "The connection was cut while the reply came. Retry; if it happens again, check the network and "
            "the proxy (https_proxy).");
    case FailureKind::TooLarge:
        return Text::tr("Choose a smaller --page-size, then retry.");
    case FailureKind::Redirected:
        return Text::tr("The program does not follow, since its credentials are for this account only. Check "
                        "--endpoint or AZURE_BATCH_ENDPOINT.");
    case FailureKind::TooManyPages:
        return Text::tr("Choose a larger --page-size.");
    case FailureKind::ServiceError:
    case FailureKind::HttpError:
        return Text::tr("The details show what the service said. Check --endpoint or AZURE_BATCH_ENDPOINT, and the "
                        "proxy (https_proxy); Azure support can find the request by its request-id.");
    default:
        return {};
    }
}

} // namespace

QString commandLineAdvice(const BatchError &error)
{
    const BatchErrorCause cause = causeOf(error);
    const QString advice = cause == BatchErrorCause::Other ? kindAdvice(error) : causeAdvice(cause);
    return advice.isEmpty() ? batchErrorAdvice(error) : advice;
}

} // namespace imagebrowser
