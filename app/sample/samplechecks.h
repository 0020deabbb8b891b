// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"
#include "app/sample/samplebody.h"
#include "app/sample/samplepaging.h"
#include "app/sample/samplerequest.h"

#include <QDateTime>

#include <optional>

namespace imagebrowser {

//! What a list request asks for, once it is found to be in order.
struct SampleQuery
{
    qsizetype offset = 0;
    qsizetype maxResults = 1000;
    QString filter;
};

//! The service's refusals, in the order it checks: each gives the error of the first thing that is wrong.

//! GET /supportedimages and nothing else.
[[nodiscard]] std::optional<SampleError> checkSampleRoute(const SampleRequest &request);
//! Shared Key of \a account, with a date within 15 minutes of \a now. A wrong signature is answered with the text that
//! should have been signed, as the service does.
[[nodiscard]] std::optional<SampleError> checkSampleSignIn(const SampleRequest &request, const QString &account,
                                                           const Secret &key, const QDateTime &now);
//! `api-version`, `timeout`, `$filter`, `maxresults` and `$skiptoken`; fills \a query.
[[nodiscard]] std::optional<SampleError> checkSampleQuery(const SampleRequest &request, const SamplePaging &paging,
                                                          SampleQuery &query);

//! AuthenticationFailed with \a detail: 401 for tokens and missing sign-in, 403 for keys.
[[nodiscard]] SampleError sampleSignInError(int status, const QString &detail);
//! RFC 1123, English whatever the locale.
[[nodiscard]] QString sampleHttpDate(const QDateTime &time);

} // namespace imagebrowser
