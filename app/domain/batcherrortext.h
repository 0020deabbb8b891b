// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

#include <QString>

namespace imagebrowser {

//! The texts that people see for an error, the same in the window and on the command line. Plain text, translated; what
//! the server said is quoted unchanged.

//! What happened, in one line without a full stop: "Key sign-in is not allowed on this account".
[[nodiscard]] QString batchErrorHeadline(const BatchError &error);

//! What to do next, in whole sentences.
[[nodiscard]] QString batchErrorAdvice(const BatchError &error);

//! "name lookup", "sign-in", …
[[nodiscard]] QString failureStageLabel(FailureStage stage);

//! "2 min 5 s" for a wait, "45 s", "1 h 2 min"; for clock differences and Retry-After.
[[nodiscard]] QString durationText(std::chrono::seconds duration);

//! Everything in the error, one `name: value` a line, for "Copy details" and mails to support.
[[nodiscard]] QString batchErrorDetailsText(const BatchError &error);

//! One line for the command line: account, headline, what the service said, ids and \a advice. Line breaks in server
//! texts become blanks.
[[nodiscard]] QString batchErrorOneLine(const BatchError &error, const QString &advice);
//! The same with batchErrorAdvice().
[[nodiscard]] QString batchErrorOneLine(const BatchError &error);

} // namespace imagebrowser
