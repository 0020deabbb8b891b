// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeyEvent>

namespace imagebrowser {

//! What typing in a table begins a search with; empty for keys that are no text, and for the space bar, which selects.
[[nodiscard]] inline QString searchTextOf(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const QString text = event.text();
    const bool isText = modifiers == Qt::NoModifier && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace();
    return isText ? text : QString();
}

} // namespace imagebrowser
