// SPDX-License-Identifier: Apache-2.0
#include "tests/support/assertioncheck.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QSslCertificate>

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace imagebrowser {

namespace {

QByteArray decoded(const QByteArray &part)
{
    return QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
}

QString thumbprint(const QByteArray &certificate, QCryptographicHash::Algorithm algorithm)
{
    const QByteArray hash = QSslCertificate(certificate, QSsl::Pem).digest(algorithm);
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

QJsonObject tokenPart(const QByteArray &token, int index)
{
    return QJsonDocument::fromJson(decoded(token.split('.').value(index))).object();
}

bool isSignedBy(const QByteArray &text, const QByteArray &signature, const QByteArray &certificate)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
        BIO_new_mem_buf(certificate.constData(), static_cast<int>(certificate.size())), &BIO_free);
    const std::unique_ptr<X509, decltype(&X509_free)> parsed(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr),
                                                             &X509_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return parsed
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, X509_get0_pubkey(parsed.get())) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<std::size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(text.constData()),
                            static_cast<std::size_t>(text.size()))
        == 1;
}

QString assertionProblem(const QByteArray &assertion, const QByteArray &certificate, const QString &clientId,
                         const QString &endpoint, QString &id)
{
    const QList<QByteArray> parts = assertion.split('.');
    if (parts.size() != 3)
        return QStringLiteral("not three parts");
    const QJsonObject header = tokenPart(assertion, 0);
    const QJsonObject claims = tokenPart(assertion, 1);
    if (header.value(QStringLiteral("alg")) != QStringLiteral("RS256"))
        return QStringLiteral("alg");
    if (header.value(QStringLiteral("x5t")) != thumbprint(certificate, QCryptographicHash::Sha1))
        return QStringLiteral("x5t");
    if (header.value(QStringLiteral("x5t#S256")) != thumbprint(certificate, QCryptographicHash::Sha256))
        return QStringLiteral("x5t#S256");
    if (!isSignedBy(parts.at(0) + '.' + parts.at(1), decoded(parts.at(2)), certificate))
        return QStringLiteral("signature");
    if (claims.value(QStringLiteral("aud")) != endpoint)
        return QStringLiteral("aud");
    if (claims.value(QStringLiteral("iss")) != clientId || claims.value(QStringLiteral("sub")) != clientId)
        return QStringLiteral("iss or sub");
    const double now = static_cast<double>(QDateTime::currentSecsSinceEpoch());
    const double from = claims.value(QStringLiteral("nbf")).toDouble();
    const double until = claims.value(QStringLiteral("exp")).toDouble();
    if (from > now + 60 || until <= now || until > now + 660)
        return QStringLiteral("nbf or exp");
    id = claims.value(QStringLiteral("jti")).toString();
    return id.isEmpty() ? QStringLiteral("jti") : QString();
}

} // namespace imagebrowser
