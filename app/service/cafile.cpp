// SPDX-License-Identifier: Apache-2.0
#include "app/service/cafile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::CaFile)
};

//! All authorities of the world take a quarter of a megabyte.
constexpr qint64 LargestFile = 16 * 1024 * 1024;

BatchError unusable(const QString &detail)
{
    BatchError error;
    error.kind = FailureKind::InvalidRequest;
    error.stage = FailureStage::Tls;
    error.detail = detail;
    return error;
}

} // namespace

Result<QList<QSslCertificate>> readCaFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return unusable(Text::tr("The CA file %1 is not there.").arg(path));
    // Opening a pipe or a device could wait for ever.
    if (!info.isFile())
        return unusable(Text::tr("The CA file %1 is not a file.").arg(path));
    if (info.size() > LargestFile)
        return unusable(Text::tr("The CA file %1 is too large to be one.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(Text::tr("The CA file %1 cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray data = file.read(LargestFile);
    if (file.error() != QFileDevice::NoError)
        return unusable(Text::tr("The CA file %1 cannot be read: %2.").arg(path, file.errorString()));
    if (data.trimmed().isEmpty())
        return unusable(Text::tr("The CA file %1 is empty.").arg(path));
    QList<QSslCertificate> certificates = QSslCertificate::fromData(data, QSsl::Pem);
    if (certificates.isEmpty())
        certificates = QSslCertificate::fromData(data, QSsl::Der);
    if (certificates.isEmpty())
        return unusable(Text::tr("The CA file %1 holds no certificate. It has to be a PEM file with the lines "
                                 "“BEGIN CERTIFICATE” and “END CERTIFICATE”.")
                            .arg(path));
    return certificates;
}

} // namespace imagebrowser
