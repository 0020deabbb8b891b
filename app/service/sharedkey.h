// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"
#include "app/service/httpmessage.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace imagebrowser {

//! Shared Key signing as documented for the Batch service ("Authenticate requests to the Azure Batch service"), with
//! what the official clients show where the text is unclear: the line break stands before each query parameter, names
//! are lower-cased, names and values are percent-decoded once, `+` in a query is a blank.

//! The bytes of an account key. Nothing when the text is not Base64 or holds no byte; white space around it is allowed.
[[nodiscard]] std::optional<Secret> decodeAccountKey(const Secret &key);

//! What is signed for a request without a body. \a headers are those that are sent; only the standard ones and those
//! named `ocp-…` count.
[[nodiscard]] QByteArray sharedKeyStringToSign(const QByteArray &method, const QUrl &url, const HttpHeaders &headers,
                                               const QString &accountName);

//! Base64 of HMAC-SHA256 of \a stringToSign under \a decodedKey.
[[nodiscard]] QByteArray sharedKeySignature(const QByteArray &stringToSign, const Secret &decodedKey);

} // namespace imagebrowser
