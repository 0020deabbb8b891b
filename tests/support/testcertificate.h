// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QStringList>

namespace imagebrowser {

//! A certificate made for one run of one test, so that none in the tree can run out.
struct TestCertificate
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
    [[nodiscard]] static TestCertificate make(const Spec &spec, const TestCertificate *issuer = nullptr);
    [[nodiscard]] static TestCertificate authority(const QString &name, const TestCertificate *issuer = nullptr);
    //! What a server needs to show this certificate, and \a chain after it.
    [[nodiscard]] QSslConfiguration serverConfiguration(const QList<TestCertificate> &chain = {}) const;
    //! Writes the certificate alone, as PEM.
    [[nodiscard]] bool writeTo(const QString &path) const;
};

} // namespace imagebrowser
