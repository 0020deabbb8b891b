// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

class QWidget;

namespace imagebrowser {

//! Where Tab stops in \a window now, in the order in which one reads: row by row, and what stands together stays
//! together.
[[nodiscard]] QList<QWidget *> stopsInReadingOrder(const QWidget *window);
//! Gives the focus to the stop after, or before, the one that has it, round and round. False when none of them has it.
[[nodiscard]] bool focusNextInReadingOrder(const QWidget *window, bool next);

} // namespace imagebrowser
