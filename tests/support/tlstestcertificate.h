// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QStringList>

namespace imagebrowser {

//! A certificate made for one run of one test, so that none in the tree can run out.
struct TlsTestCertificate
{
    struct Spec
    {
        QString name = QStringLiteral("Server"); //!< common name
        QStringList hosts; //!< names and addresses it is for
        int fromDay = -1; //!< validity, in days from now
        int toDay = 30;
        bool isAuthority = false;
    };

    QSslCertificate certificate;
    QSslKey key;

    //! Signed by \a issuer, or by itself.
    [[nodiscard]] static TlsTestCertificate make(const Spec &spec, const TlsTestCertificate *issuer = nullptr);
    [[nodiscard]] static TlsTestCertificate authority(const QString &name, const TlsTestCertificate *issuer = nullptr);
    //! What a server needs to show this certificate, and \a chain after it.
    [[nodiscard]] QSslConfiguration serverConfiguration(const QList<TlsTestCertificate> &chain = {}) const;
    //! Writes the certificate alone, as PEM.
    [[nodiscard]] bool writeTo(const QString &path) const;
};

} // namespace imagebrowser
