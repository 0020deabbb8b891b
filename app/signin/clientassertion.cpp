// SPDX-License-Identifier: Apache-2.0
#include "app/signin/clientassertion.h"

#include "app/signin/jsonwebtoken.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstring>

namespace imagebrowser {

struct ClientCertificate::Key
{
    explicit Key(EVP_PKEY *key)
        : handle(key, &EVP_PKEY_free)
    {
    }
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> handle;
};

namespace {

struct ClientCertificateText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::ClientCertificate)
};

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using X509Handle = std::unique_ptr<X509, decltype(&X509_free)>;
using PkeyHandle = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

constexpr qint64 MaxFile = 1024 * 1024;
constexpr qint64 LifeSeconds = 600;

//! A password was asked for, and which one there was.
struct PasswordQuestion
{
    const Secret &password;
    bool wasAsked = false;
};

//! pem_password_cb. Without it OpenSSL would ask on the terminal.
int answerPassword(char *buffer, int size, int /*isWriting*/, void *data)
{
    auto *question = static_cast<PasswordQuestion *>(data);
    question->wasAsked = true;
    const QByteArray &text = question->password.reveal();
    if (text.isEmpty() || text.size() > size)
        return -1;
    std::memcpy(buffer, text.constData(), static_cast<std::size_t>(text.size()));
    return static_cast<int>(text.size());
}

Bio memoryBio(const QByteArray &bytes)
{
    return {BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())), &BIO_free};
}

QByteArray der(X509 *certificate)
{
    const int size = i2d_X509(certificate, nullptr);
    if (size <= 0)
        return {};
    QByteArray bytes(size, '\0');
    auto *end = reinterpret_cast<unsigned char *>(bytes.data());
    return i2d_X509(certificate, &end) == size ? bytes : QByteArray();
}

//! The certificate of \a key among those of the file, in DER; \a hasAny tells whether there is one at all.
QByteArray certificateOf(const QByteArray &pem, EVP_PKEY *key, bool &hasAny)
{
    const Bio bio = memoryBio(pem);
    for (;;) {
        const X509Handle certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free);
        if (!certificate)
            return {};
        hasAny = true;
        if (X509_check_private_key(certificate.get(), key) == 1)
            return der(certificate.get());
    }
}

QString keyProblem(const PasswordQuestion &question)
{
    if (question.wasAsked && question.password.isEmpty()) {
        return ClientCertificateText::tr(
            "The private key in the certificate file has a password. Enter it in the account "
            "settings.");
    }
    if (question.wasAsked)
        return ClientCertificateText::tr("The password does not open the private key in the certificate file.");
    return ClientCertificateText::tr("The certificate file holds no private key in PEM form that can be read.");
}

Result<QByteArray, QString> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return ClientCertificateText::tr("The certificate file %1 cannot be read: %2").arg(path, file.errorString());
    }
    QByteArray bytes = file.read(MaxFile + 1);
    if (bytes.size() > MaxFile)
        return ClientCertificateText::tr("The certificate file %1 is too large to be one.").arg(path);
    return bytes;
}

QByteArray jsonPart(const QJsonObject &object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<ClientCertificate, QString> ClientCertificate::load(const QString &path, const Secret &password)
{
    const Result<QByteArray, QString> file = readFile(path);
    if (!file)
        return file.error();
    // Wiped when it goes, as it holds a key that may have no password.
    const Secret pem(file.value());
    PasswordQuestion question{password};
    const Bio bio = memoryBio(pem.reveal());
    PkeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &answerPassword, &question), &EVP_PKEY_free);
    ERR_clear_error();
    if (!key)
        return keyProblem(question);
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return ClientCertificateText::tr(
            "The private key in the certificate file is not an RSA key, as is needed here.");
    bool hasAny = false;
    const QByteArray certificate = certificateOf(pem.reveal(), key.get(), hasAny);
    ERR_clear_error();
    if (certificate.isEmpty()) {
        return hasAny
            ? ClientCertificateText::tr("The private key in the certificate file belongs to another certificate.")
            : ClientCertificateText::tr("The certificate file holds no certificate in PEM form.");
    }
    ClientCertificate result;
    result.m_key = std::make_shared<const Key>(key.release());
    result.m_sha1 = QCryptographicHash::hash(certificate, QCryptographicHash::Sha1);
    result.m_sha256 = QCryptographicHash::hash(certificate, QCryptographicHash::Sha256);
    return result;
}

QByteArray ClientCertificate::sign(const QByteArray &text) const
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    const auto length = static_cast<std::size_t>(text.size());
    std::size_t size = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->handle.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, bytes, length) != 1) {
        ERR_clear_error();
        return {};
    }
    QByteArray signature(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, length) != 1) {
        ERR_clear_error();
        return {};
    }
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

Result<Secret, QString> makeClientAssertion(const ClientCertificate &certificate, const QString &clientId,
                                            const QUrl &tokenEndpoint, const QDateTime &now)
{
    const QJsonObject header{
        {QStringLiteral("alg"), QStringLiteral("RS256")},
        {QStringLiteral("typ"), QStringLiteral("JWT")},
        {QStringLiteral("x5t"), QString::fromLatin1(toBase64Url(certificate.sha1Thumbprint()))},
        {QStringLiteral("x5t#S256"), QString::fromLatin1(toBase64Url(certificate.sha256Thumbprint()))},
    };
    const qint64 seconds = now.toSecsSinceEpoch();
    const QJsonObject claims{
        {QStringLiteral("aud"), tokenEndpoint.toString(QUrl::FullyEncoded)},
        {QStringLiteral("iss"), clientId},
        {QStringLiteral("sub"), clientId},
        {QStringLiteral("jti"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {QStringLiteral("nbf"), seconds},
        {QStringLiteral("exp"), seconds + LifeSeconds},
    };
    const QByteArray text = jsonPart(header) + '.' + jsonPart(claims);
    const QByteArray signature = certificate.sign(text);
    if (signature.isEmpty())
        return ClientCertificateText::tr("The private key in the certificate file could not sign.");
    return Secret(text + '.' + toBase64Url(signature));
}

} // namespace imagebrowser
