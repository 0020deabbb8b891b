// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace imagebrowser {

//! Opens the main window on the accounts of a page server, with a person at work in it, and prints the longest stall,
//! the 99th percentile and how long it took.
[[nodiscard]] int runLoadingChild(int argc, char **argv);

} // namespace imagebrowser
