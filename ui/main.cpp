// SPDX-License-Identifier: Apache-2.0
#include "app/cli/headlessprogram.h"
#include "ui/windowprogram.h"

#include <csignal>

//! Help, exports and the sample server need no display, so they are done before anything of a window is made.
int main(int argc, char *argv[])
{
    // A file that becomes larger than this process may make it is an error to tell, as a full disk is.
    std::signal(SIGXFSZ, SIG_IGN);
    imagebrowser::CommandLineOptions options;
    if (const auto exitCode = imagebrowser::runWithoutWindow(argc, argv, options))
        return *exitCode;
    return imagebrowser::runWindow(argc, argv, options);
}
