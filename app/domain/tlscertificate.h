// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace imagebrowser {

//! Why a certificate was not accepted.
enum class TlsReason : quint8
{
    SelfSigned, //!< signed by itself and not among the trusted ones
    UnknownIssuer, //!< its issuer was neither sent nor is it known here
    UnknownAuthority, //!< the chain is whole, but ends in an authority that is not trusted here
    Expired,
    NotYetValid,
    WrongHost,
    NotAnAuthority, //!< it signed another one and may not
    Revoked,
    Other, //!< the library's own words say more
};

//! Machine-readable name, stable: "selfSigned", "wrongHost", …
[[nodiscard]] QString tlsReasonId(TlsReason reason);

//! One reason, and what the TLS library calls it.
struct TlsProblem
{
    TlsReason reason = TlsReason::Other;
    QString text; //!< the library's sentence
    bool operator==(const TlsProblem &) const = default;
};

//! One certificate that a server showed, with what was wrong with it. A value; texts from the certificate are plain
//! text.
struct TlsCertificate
{
    QString subject; //!< distinguished name, most telling part first: "CN=…, O=…"
    QString subjectName; //!< what to call it in a sentence
    QString issuer;
    QString issuerName;
    QDateTime validFrom; //!< UTC
    QDateTime validTo; //!< UTC
    QStringList hosts; //!< names and addresses it is good for
    QByteArray sha256; //!< fingerprint, the bare bytes
    QList<TlsProblem> problems;

    [[nodiscard]] bool has(TlsReason reason) const;
    //! "4A:0F:…", as browsers and openssl write it.
    [[nodiscard]] QString fingerprint() const;
    bool operator==(const TlsCertificate &) const = default;
};

//! Everything in \a certificate, for error output that programs read.
[[nodiscard]] QJsonObject tlsCertificateToJson(const TlsCertificate &certificate);

} // namespace imagebrowser
