// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace imagebrowser {

//! What `--help` prints: every option, the environment, the exit codes. At most 100 characters wide.
[[nodiscard]] QString commandLineHelp();
//! What `--version` prints.
[[nodiscard]] QString commandLineVersion();

} // namespace imagebrowser
