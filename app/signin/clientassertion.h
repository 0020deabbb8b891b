// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/domain/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QUrl>

#include <memory>

namespace imagebrowser {

//! A certificate with its RSA key, able to sign. A value that is cheap to copy.
class ClientCertificate
{
public:
    //! Reads a PEM file that holds both, in any order and with further certificates, unlocking the key with \a
    //! password. The error is a sentence for people.
    [[nodiscard]] static Result<ClientCertificate, QString> load(const QString &path, const Secret &password);

    [[nodiscard]] QByteArray sha1Thumbprint() const { return m_sha1; }
    [[nodiscard]] QByteArray sha256Thumbprint() const { return m_sha256; }
    //! RSASSA-PKCS1-v1_5 with SHA-256 (RS256); empty when the library fails.
    [[nodiscard]] QByteArray sign(const QByteArray &text) const;

private:
    struct Key;
    std::shared_ptr<const Key> m_key;
    QByteArray m_sha1;
    QByteArray m_sha256;
};

//! The JSON Web Token by which an application proves that it has \a certificate's key (RFC 7523), good for ten minutes
//! from \a now, for one token endpoint.
[[nodiscard]] Result<Secret, QString> makeClientAssertion(const ClientCertificate &certificate, const QString &clientId,
                                                          const QUrl &tokenEndpoint, const QDateTime &now);

} // namespace imagebrowser
