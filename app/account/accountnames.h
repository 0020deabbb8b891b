// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace imagebrowser {

//! \a wanted, or where that is taken the next free number behind it: "contoso 2", and "contoso 3" for another
//! "contoso 2".
[[nodiscard]] QString freeAccountName(const QString &wanted, const std::function<bool(const QString &)> &isTaken);

} // namespace imagebrowser
