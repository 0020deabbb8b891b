// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "app/domain/secret.h"
#include "app/service/httpmessage.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace imagebrowser {

//! Makes the error of a reply whose status is not 2xx. Pure. Tolerates every body: none, HTML, cut off, another kind of
//! JSON, a byte-order mark, Azure Resource Manager's `{"error":{…}}`, a message that is a plain string. What is not a
//! BatchError is kept as a sample with its content type. Secrets that \a redactor knows are taken out of every text. \a
//! now is the local time when the reply came, for Retry-After and the clock difference.
[[nodiscard]] BatchError parseBatchError(const HttpReply &reply, const Redactor &redactor, const QDateTime &now);

//! The header `Date` minus \a now; nothing without a readable date. Good to a second or two.
[[nodiscard]] std::optional<std::chrono::seconds> serverClockDifference(const HttpReply &reply, const QDateTime &now);

//! Clock difference worth telling: over a minute. The service refuses from fifteen minutes on.
[[nodiscard]] std::optional<std::chrono::seconds> notableClockDifference(const HttpReply &reply, const QDateTime &now);

//! \a error with the secrets that \a redactor knows taken out of every text, the URL included.
[[nodiscard]] BatchError redacted(BatchError error, const Redactor &redactor);

} // namespace imagebrowser
