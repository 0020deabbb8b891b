// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

//! Single values as they come out of the clipboard: what readAccountPaste() finds an account's parts by.
namespace imagebrowser {

//! Without the blanks, quotes, brackets and invisible characters that come along when text is copied from a page.
[[nodiscard]] QString cleanedPaste(const QString &text);
//! 3 to 24 lower-case letters and digits.
[[nodiscard]] bool isAccountName(const QString &text);
//! Batch keys are 64 bytes in Base64.
[[nodiscard]] bool isAccountKey(const QString &text);
//! Scheme, host and port of \a text when it is the address of a web service; else empty.
[[nodiscard]] QUrl pastedOrigin(const QString &text);

} // namespace imagebrowser
