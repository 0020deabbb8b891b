// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandlineoptions.h"
#include "app/domain/result.h"

#include <QStringList>

namespace imagebrowser {

//! Reads \a arguments (without the program's name). Pure. The error is one sentence that says what is wrong.
[[nodiscard]] Result<CommandLineOptions, QString> parseCommandLine(const QStringList &arguments);

//! How errors are to be written when the rest of the command line makes no sense.
[[nodiscard]] ErrorFormat errorFormatOf(const QStringList &arguments);

} // namespace imagebrowser
