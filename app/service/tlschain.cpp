// SPDX-License-Identifier: Apache-2.0
#include "app/service/tlschain.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::TlsChain)
};

TlsReason reasonOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return TlsReason::SelfSigned;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
        return TlsReason::UnknownIssuer;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return TlsReason::UnknownAuthority;
    case QSslError::CertificateExpired:
        return TlsReason::Expired;
    case QSslError::CertificateNotYetValid:
        return TlsReason::NotYetValid;
    case QSslError::HostNameMismatch:
        return TlsReason::WrongHost;
    case QSslError::InvalidCaCertificate:
    case QSslError::PathLengthExceeded:
        return TlsReason::NotAnAuthority;
    case QSslError::CertificateRevoked:
        return TlsReason::Revoked;
    default:
        return TlsReason::Other;
    }
}

//! "CN=…, O=…": the common name first, whatever the certificate's own order is.
QString distinguishedName(const QSslCertificate &certificate, bool isIssuer)
{
    QByteArrayList names = isIssuer ? certificate.issuerInfoAttributes() : certificate.subjectInfoAttributes();
    std::ranges::sort(names);
    for (const char *first : {"OU", "O", "CN"}) {
        if (names.removeOne(first))
            names.prepend(first);
    }
    QStringList parts;
    for (const QByteArray &name : std::as_const(names)) {
        const QStringList values = isIssuer ? certificate.issuerInfo(name) : certificate.subjectInfo(name);
        for (const QString &value : values)
            parts.append(QString::fromLatin1(name) + QLatin1Char('=') + value.simplified());
    }
    return parts.join(QLatin1String(", "));
}

QStringList hostsOf(const QSslCertificate &certificate, bool isServer)
{
    QStringList hosts;
    const QMultiMap<QSsl::AlternativeNameEntryType, QString> names = certificate.subjectAlternativeNames();
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        if (it.key() == QSsl::DnsEntry || it.key() == QSsl::IpAddressEntry)
            hosts.append(it.value().simplified());
    }
    // Without alternative names the common name counts, though not of authorities.
    if (isServer && names.isEmpty())
        hosts = certificate.subjectInfo(QSslCertificate::CommonName);
    std::ranges::sort(hosts);
    return hosts;
}

QString textOf(const QSslError &error)
{
    // Qt has no name for what OpenSSL's security level refuses.
    return error.error() == QSslError::UnspecifiedError
        ? Text::tr("the TLS library does not say why; its key or its signature may be too weak")
        : error.errorString();
}

TlsCertificate described(const QSslCertificate &certificate, bool isServer)
{
    TlsCertificate result;
    result.subject = distinguishedName(certificate, false);
    result.issuer = distinguishedName(certificate, true);
    result.validFrom = certificate.effectiveDate().toUTC();
    result.validTo = certificate.expiryDate().toUTC();
    result.hosts = hostsOf(certificate, isServer);
    result.sha256 = certificate.digest(QCryptographicHash::Sha256);
    result.subjectName = certificate.subjectDisplayName().simplified();
    if (result.subjectName.isEmpty())
        result.subjectName = result.hosts.value(0, result.subject);
    result.issuerName = certificate.issuerDisplayName().simplified();
    if (result.issuerName.isEmpty())
        result.issuerName = result.issuer;
    return result;
}

} // namespace

QList<TlsCertificate> tlsChain(const QList<QSslCertificate> &chain, const QList<QSslError> &errors)
{
    QList<QSslCertificate> known = chain;
    for (const QSslError &error : errors) {
        if (!error.certificate().isNull() && !known.contains(error.certificate()))
            known.append(error.certificate());
    }
    QList<TlsCertificate> result;
    for (const QSslCertificate &certificate : std::as_const(known))
        result.append(described(certificate, result.isEmpty()));
    QList<QSslError> told = errors;
    // The library's unknown ones come last and say nothing, where there is another.
    std::stable_partition(told.begin(), told.end(),
                          [](const QSslError &error) { return error.error() != QSslError::UnspecifiedError; });
    for (const QSslError &error : std::as_const(told)) {
        // What names no certificate is about the server's own.
        const qsizetype index = std::max<qsizetype>(known.indexOf(error.certificate()), 0);
        if (index >= result.size())
            continue;
        const TlsReason reason = reasonOf(error.error());
        const bool isEmpty = error.error() == QSslError::UnspecifiedError && !result.at(index).problems.isEmpty();
        if (!isEmpty && (reason == TlsReason::Other || !result.at(index).has(reason)))
            result[index].problems.append({reason, textOf(error)});
    }
    return result;
}

} // namespace imagebrowser
