// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/tlscertificate.h"

#include <QList>
#include <QSslCertificate>
#include <QSslError>

namespace imagebrowser {

//! What a server showed, its own certificate first, and with each certificate the \a errors that are about it. Texts
//! are put on one line: they are the server's.
[[nodiscard]] QList<TlsCertificate> tlsChain(const QList<QSslCertificate> &chain, const QList<QSslError> &errors);

} // namespace imagebrowser
