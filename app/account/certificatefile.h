// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QDateTime>
#include <QString>

namespace imagebrowser {

//! What the PEM file of a service principal holds, as far as the settings need to know: whether a sign-in can succeed
//! with it, and what to tell the user. The private key itself is not kept.
struct CertificateFile
{
    QString subject; //!< common name, for people
    QDateTime expiresAt; //!< UTC
    bool isKeyEncrypted = false;
    //! Why the file cannot be used, one sentence; empty when it holds a certificate and an RSA key. The key of an
    //! encrypted one is judged by canOpenKey().
    QString problem;

    //! Reads at most a mebibyte; no more is ever in such a file.
    [[nodiscard]] static CertificateFile read(const QString &path);
    //! True when \a password opens the private key of \a path.
    [[nodiscard]] static bool canOpenKey(const QString &path, const Secret &password);
};

} // namespace imagebrowser
