// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace imagebrowser {

class MainWindow;

//! Waits until \a window has loaded, or for a minute, lets it settle, and saves a picture of it. Runs the event loop. An error in one
//! sentence, or an empty text.
[[nodiscard]] QString saveScreenshot(MainWindow &window, const QString &path);

} // namespace imagebrowser
