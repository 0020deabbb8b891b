// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace imagebrowser {

//! String literals with their quotes. Whatever is in \a text, it stays data: no literal ends early, interpolates or
//! starts a comment or a command.
[[nodiscard]] QString jsonLiteral(const QString &text);
[[nodiscard]] QString bicepLiteral(const QString &text); //!< '…', with `${` escaped
[[nodiscard]] QString terraformLiteral(const QString &text); //!< "…", with `${` and `%{` escaped
[[nodiscard]] QString shellLiteral(const QString &text); //!< POSIX '…', only where one is needed
[[nodiscard]] QString pythonLiteral(const QString &text);
[[nodiscard]] QString csharpLiteral(const QString &text);

//! For the rest of a comment line: control characters and Unicode line ends become blanks.
[[nodiscard]] QString commentText(const QString &text);

} // namespace imagebrowser
