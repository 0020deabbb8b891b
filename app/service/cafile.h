// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"

#include <QList>
#include <QSslCertificate>
#include <QString>

namespace imagebrowser {

//! The certificates in an account's CA file, PEM or DER. An error of kind InvalidRequest, stage TLS, that says what is
//! wrong with the file: trust that was asked for and cannot be had must not go unnoticed.
[[nodiscard]] Result<QList<QSslCertificate>> readCaFile(const QString &path);

} // namespace imagebrowser
