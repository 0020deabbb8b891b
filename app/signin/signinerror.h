// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "app/domain/secret.h"

#include <QJsonObject>

namespace imagebrowser {

//! A sign-in that failed for another reason than an answer of the authority. \a detail is a sentence for people.
[[nodiscard]] BatchError signInFailed(const QString &detail, FailureKind kind = FailureKind::SignInFailed);

//! An error that no retry by itself should follow: a person took part, and asking again would ask the person again.
[[nodiscard]] BatchError withoutRetry(BatchError error);

//! Takes over what \a object, an OAuth error reply (RFC 6749 section 5.2 with Microsoft Entra's additions), says:
//! `error` as code, `error_description` as message without its Trace ID, Correlation ID and Timestamp lines, and
//! everything else as pairs, so that nothing is lost. False when it is not one. Texts are not redacted yet.
[[nodiscard]] bool readOAuthError(BatchError &error, const QJsonObject &object);
//! The tokens and secrets of a reply, which may repeat them in a message or under a name that tells nothing.
[[nodiscard]] Redactor replySecrets(const QJsonObject &object);
//! The same for an error that came as the query of a redirect.
[[nodiscard]] BatchError oauthError(const QString &code, const QString &description);

} // namespace imagebrowser
