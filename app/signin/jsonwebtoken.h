// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace imagebrowser {

//! What a token says about itself. Only for showing and for warning early: nothing here is verified.
struct TokenClaims
{
    QStringList audience;
    std::optional<QDateTime> expiresAt; //!< UTC
    std::optional<QDateTime> notBefore; //!< UTC
    QString userName;
    QString tenantId;
};

//! The claims of a JSON Web Token (RFC 7519); nothing for any other text. Pure, tolerates any bytes.
[[nodiscard]] std::optional<TokenClaims> readTokenClaims(const Secret &token);

//! Base64 for URLs without padding, as JSON Web Tokens have it.
[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);

} // namespace imagebrowser
