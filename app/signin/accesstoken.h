// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

namespace imagebrowser {

//! An access token for the Batch service and what is known about it. A value.
struct AccessToken
{
    Secret token;
    QDateTime expiresAt; //!< UTC
    QString userName; //!< who signed in, or the application's name; empty when the tokens do not tell
    QString tenantId; //!< empty when the tokens do not tell
};

//! True for characters of a token by RFC 6750, section 2.1, and no others: anything else would end or split a header.
[[nodiscard]] bool isBearerToken(QByteArrayView token);

} // namespace imagebrowser
