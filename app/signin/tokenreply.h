// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/domain/secret.h"
#include "app/service/httpmessage.h"
#include "app/signin/accesstoken.h"

namespace imagebrowser {

//! What a token endpoint gave.
struct TokenGrant
{
    AccessToken access;
    Secret refreshToken; //!< empty when none came; it takes the place of the one before
};

//! Reads the reply of a token endpoint, of any status and with any bytes: tokens, or the whole error. Pure. Secrets
//! that \a redactor knows are taken out of the error, and no sample is kept of a reply that may hold tokens. \a now is
//! when the reply came: lifetimes count from it.
[[nodiscard]] Result<TokenGrant> parseTokenReply(const HttpReply &reply, const Redactor &redactor,
                                                 const QDateTime &now);

//! The error of a reply that is not what an OAuth endpoint should have sent, or that says what is wrong: \a object is
//! its body as far as that is a JSON object, \a problem what is wrong with a reply of status 2xx.
[[nodiscard]] BatchError tokenReplyError(const HttpReply &reply, const QString &problem, const Redactor &redactor,
                                         const QDateTime &now);

//! The JSON object of the body; empty for anything else.
[[nodiscard]] QJsonObject replyObject(const HttpReply &reply);

//! A number of seconds that may come as a number or as text; \a missing when there is none, nothing when it is not a
//! positive number. Bounded to a week, so that nobody's mistake makes a token last for ever.
[[nodiscard]] std::optional<std::chrono::seconds> replySeconds(const QJsonObject &object, QLatin1StringView name,
                                                               std::chrono::seconds missing);

} // namespace imagebrowser
