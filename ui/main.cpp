// SPDX-License-Identifier: Apache-2.0
#include "app/cli/headlessprogram.h"
#include "ui/windowprogram.h"

//! Help, exports and the sample server need no display, so they are done before anything of a window is made.
int main(int argc, char *argv[])
{
    imagebrowser::CommandLineOptions options;
    if (const auto exitCode = imagebrowser::runWithoutWindow(argc, argv, options))
        return *exitCode;
    return imagebrowser::runWindow(argc, argv, options);
}
