// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QWidget;

namespace imagebrowser {

//! Gives the focus to the visible pane \a step places after the one that has \a focused, round and round; in a pane that takes
//! no focus itself, to its first widget that does.
void focusPane(const QList<QWidget *> &panes, QWidget *focused, int step);

} // namespace imagebrowser
