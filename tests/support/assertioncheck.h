// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace imagebrowser {

//! What an authority checks of a client assertion (RFC 7523): its form, the thumbprints, the signature by the key of
//! \a certificate (PEM), and the claims for \a clientId at \a endpoint. What is wrong, in words; empty when nothing is.
//! \a id is the token's `jti`.
[[nodiscard]] QString assertionProblem(const QByteArray &assertion, const QByteArray &certificate,
                                       const QString &clientId, const QString &endpoint, QString &id);

//! True when \a signature is RS256 of \a text by the key of \a certificate.
[[nodiscard]] bool isSignedBy(const QByteArray &text, const QByteArray &signature, const QByteArray &certificate);

//! One part of a JSON Web Token.
[[nodiscard]] QJsonObject tokenPart(const QByteArray &token, int index);

} // namespace imagebrowser
