// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrorcause.h"

#include <cstdlib>

namespace imagebrowser {

namespace {

// The service refuses a request whose date is further off.
constexpr std::chrono::minutes AllowedClockDifference{15};

bool has(const QString &text, QLatin1StringView part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

bool isCode(const BatchError &error, QLatin1StringView code)
{
    return error.code.compare(code, Qt::CaseInsensitive) == 0;
}

bool isHtml(const BatchError &error)
{
    const QString start = error.bodySample.trimmed().left(64);
    return has(error.contentType, QLatin1StringView("text/html"))
        || start.startsWith(QLatin1StringView("<!doctype html"), Qt::CaseInsensitive)
        || start.startsWith(QLatin1StringView("<html"), Qt::CaseInsensitive);
}

QString valueOf(const BatchError &error, QLatin1StringView key)
{
    for (const BatchErrorDetail &pair : error.values) {
        if (pair.key.compare(key, Qt::CaseInsensitive) == 0)
            return pair.value;
    }
    return {};
}

BatchErrorCause parameterCause(const BatchError &error)
{
    if (isCode(error, QLatin1StringView("UnsupportedRequestVersion")))
        return BatchErrorCause::UnknownApiVersion;
    const QString parameter = valueOf(error, QLatin1StringView("QueryParameterName"));
    if (has(parameter, QLatin1StringView("api-version")) || has(error.message, QLatin1StringView("api-version")))
        return BatchErrorCause::UnknownApiVersion;
    if (has(parameter, QLatin1StringView("$filter")) || has(error.message, QLatin1StringView("$filter")))
        return BatchErrorCause::InvalidFilter;
    return BatchErrorCause::Other;
}

BatchErrorCause signInCause(const BatchError &error)
{
    const QString detail = error.authenticationDetail();
    if (error.isKeySignInDisallowed())
        return BatchErrorCause::KeySignInNotAllowed;
    if (error.isWrongAudience())
        return BatchErrorCause::WrongAudience;
    if (isCode(error, QLatin1StringView("AccountIsDisabled")))
        return BatchErrorCause::AccountDisabled;
    if (has(detail, QLatin1StringView("expired")) && error.httpStatus == 401)
        return BatchErrorCause::TokenExpired;
    const auto difference = error.clockDifference.value_or(std::chrono::seconds(0));
    if (std::chrono::abs(difference) >= AllowedClockDifference)
        return BatchErrorCause::ClockDifference;
    // The service answers 401 to tokens and 403 to keys; what was sent decides where it is known. 403 with another code is
    // about what the caller may do.
    const bool isRefused = error.httpStatus == 401 || isCode(error, QLatin1StringView("AuthenticationFailed"));
    if (!isRefused)
        return BatchErrorCause::PermissionMissing;
    const bool isToken = error.credential == CredentialKind::Unknown ? error.httpStatus == 401
                                                                     : error.credential == CredentialKind::Token;
    return isToken ? BatchErrorCause::TokenRefused : BatchErrorCause::WrongKey;
}

BatchErrorCause statusCause(const BatchError &error)
{
    // Its texts are about Azure Resource Manager's own sign-in and would mislead.
    if (error.isFromResourceManager)
        return BatchErrorCause::ResourceManagerAddress;
    if (isHtml(error))
        return BatchErrorCause::ErrorPage;
    switch (error.httpStatus) {
    case 400:
        return parameterCause(error);
    case 401:
    case 403:
        return signInCause(error);
    case 404:
        return BatchErrorCause::NotFound;
    case 429:
        return BatchErrorCause::Throttled;
    default:
        return error.httpStatus >= 500 ? BatchErrorCause::ServiceFailed : BatchErrorCause::Other;
    }
}

} // namespace

BatchErrorCause causeOf(const BatchError &error)
{
    switch (error.kind) {
    case FailureKind::ServiceError:
    case FailureKind::HttpError:
        return statusCause(error);
    case FailureKind::NotJson:
    case FailureKind::CutOff:
        return isHtml(error) ? BatchErrorCause::WebPage : BatchErrorCause::Other;
    default:
        return BatchErrorCause::Other;
    }
}

} // namespace imagebrowser
