// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

namespace imagebrowser {

//! What lies behind an error as far as its code, texts and kind tell. Finer than the kind: it decides what to advise.
enum class BatchErrorCause : quint8
{
    Other, //!< no more than the kind says
    KeySignInNotAllowed,
    ClockDifference,
    WrongKey,
    WrongAudience,
    TokenExpired,
    TokenRefused,
    AccountDisabled,
    PermissionMissing,
    UnknownApiVersion,
    InvalidFilter,
    ResourceManagerAddress, //!< the reply has the form of Azure Resource Manager
    NotFound,
    Throttled,
    ServiceFailed, //!< 5xx
    WebPage, //!< HTML with status 200: a captive portal, a proxy, another web site
    ErrorPage, //!< HTML with an error status: a proxy or gateway
};

[[nodiscard]] BatchErrorCause causeOf(const BatchError &error);

} // namespace imagebrowser
