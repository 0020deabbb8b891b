// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandlineoptions.h"

namespace imagebrowser {

//! The program with its window, or a picture of it: makes the QApplication, shows the window, and runs until it is closed. The exit code of the process.
[[nodiscard]] int runWindow(int &argc, char **argv, const CommandLineOptions &options);

} // namespace imagebrowser
