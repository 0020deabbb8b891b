// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/result.h"
#include "app/service/httpmessage.h"

#include <QDateTime>
#include <QUrl>

namespace imagebrowser {

//! The address of the first page of *Account - List Supported Images*. Parameter names are in lower case and none is
//! empty or repeated, since the official signers disagree on such ones; blanks are `%20` and `+` is `%2B`. An error of
//! kind InvalidRequest when the account cannot make a request.
[[nodiscard]] Result<QUrl> imageListUrl(const Account &account, const QString &serviceFilter = {});

//! The address of the next page: \a link as the service wrote it. An error of stage NextPage otherwise: BadLink when it
//! is no whole address of the form the service sends, ForeignLink when it does not lead to the scheme, host and port of
//! \a account, for credentials go to one origin only.
[[nodiscard]] Result<QUrl> nextPageUrl(const Account &account, const QString &link);

//! What each page's request carries besides the credentials: our id, which the reply repeats, and the date that is
//! signed.
[[nodiscard]] HttpHeaders imageListHeaders(const QString &clientRequestId, const QDateTime &now);

} // namespace imagebrowser
