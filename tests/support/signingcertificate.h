// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace imagebrowser {

//! A certificate with an RSA key, made anew for the test so that no private key is kept anywhere. PEM.
struct SigningCertificate
{
    QByteArray certificate;
    QByteArray key; //!< PKCS 8, encrypted when there is a password
    [[nodiscard]] QByteArray file() const { return certificate + key; }

    [[nodiscard]] static SigningCertificate create(const QByteArray &password = {});
};

} // namespace imagebrowser
