// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace imagebrowser {

//! Fills a table as its arguments say and prints what the process and the store take: before, full, with half of the
//! accounts closed, with all closed.
[[nodiscard]] int runMemoryChild(int argc, char **argv);

} // namespace imagebrowser
