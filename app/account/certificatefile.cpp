// SPDX-License-Identifier: Apache-2.0
#include "app/account/certificatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace imagebrowser {

namespace {

struct CertificateText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::CertificateFile)
};

constexpr qint64 MaxSize = 1024 * 1024;

QByteArray contentOf(const QString &path)
{
    // An empty name is a warning of its own in the log.
    if (path.isEmpty())
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(MaxSize) : QByteArray();
}

//! RFC 7468 labels, and the older ones of OpenSSL: "PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY".
bool hasPrivateKey(const QByteArray &pem)
{
    return pem.contains("-----BEGIN ") && pem.contains("PRIVATE KEY-----");
}

bool isEncrypted(const QByteArray &pem)
{
    return pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

//! Microsoft Entra checks RSA signatures only. An empty password is handed over as such, never asked for.
bool holdsRsaKey(const QByteArray &pem, const QByteArray &password)
{
    return !QSslKey(pem, QSsl::Rsa, QSsl::Pem, QSsl::PrivateKey, password).isNull();
}

} // namespace

CertificateFile CertificateFile::read(const QString &path)
{
    CertificateFile result;
    const QByteArray pem = contentOf(path);
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        result.problem = CertificateText::tr("This file holds no certificate in PEM form.");
        return result;
    }
    result.subject = certificates.first().subjectInfo(QSslCertificate::CommonName).join(QLatin1Char(' '));
    result.expiresAt = certificates.first().expiryDate().toUTC();
    result.isKeyEncrypted = isEncrypted(pem);
    if (!hasPrivateKey(pem))
        result.problem =
            CertificateText::tr("This file holds a certificate, but not its private key. Put both into one PEM file.");
    else if (!result.isKeyEncrypted && !holdsRsaKey(pem, {}))
        result.problem =
            CertificateText::tr("The private key in this file cannot be used. Microsoft Entra takes RSA keys.");
    return result;
}

bool CertificateFile::canOpenKey(const QString &path, const Secret &password)
{
    return holdsRsaKey(contentOf(path), password.reveal());
}

} // namespace imagebrowser
