// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/filter/filterexpression.h"

namespace imagebrowser {

class SettingsFile;

//! What `--filter` means: an expression, or with a leading @ the saved filter of that name. The error is one line.
[[nodiscard]] Result<FilterExpression, QString> readFilterArgument(const QString &argument,
                                                                   const SettingsFile &settings);

} // namespace imagebrowser
