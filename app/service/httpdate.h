// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace imagebrowser {

//! Reads a date of an HTTP header in any of the three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37
//! GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. Names of days and months are English, their
//! case is ignored, and the day of the week is not compared with the date. Two-digit years are those nearest to \a now.
//! UTC; nothing for other text.
[[nodiscard]] std::optional<QDateTime> parseHttpDate(QByteArrayView text, const QDateTime &now);

//! `Sun, 06 Nov 1994 08:49:37 GMT`, whatever the locale.
[[nodiscard]] QByteArray httpDate(const QDateTime &dateTime);

//! Reads `Retry-After`: seconds, or a date from which \a now is taken off. Never negative. Nothing for other text.
[[nodiscard]] std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView text, const QDateTime &now);

} // namespace imagebrowser
