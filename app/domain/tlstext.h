// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

#include <QString>

namespace imagebrowser {

//! The texts that people see for a certificate that was not accepted. Plain text, translated, times in UTC.

//! One sentence that names the certificate: "The certificate of old.example expired on 2026-01-02 11:20 UTC."
//! \a host is the one that was meant to be reached.
[[nodiscard]] QString tlsProblemText(const TlsCertificate &certificate, const TlsProblem &problem, const QString &host);

//! Every problem of every certificate, a sentence a line.
[[nodiscard]] QString tlsProblemsText(const QList<TlsCertificate> &certificates, const QString &host);

//! A row for each certificate of \a error: which one it is, and all about it, line by line.
[[nodiscard]] QList<BatchErrorDetail> tlsCertificateRows(const BatchError &error);

//! Headline for an error of kind TlsFailed, without a full stop.
[[nodiscard]] QString tlsHeadline(const BatchError &error);
//! What to do about it, in whole sentences. Never to look away.
[[nodiscard]] QString tlsAdvice(const BatchError &error);

} // namespace imagebrowser
