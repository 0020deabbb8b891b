// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace imagebrowser {

//! Every shortcut of the window, by menu, in two columns.
void showShortcuts(QWidget *parent);
void showAbout(QWidget *parent);

} // namespace imagebrowser
