// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

QT_BEGIN_NAMESPACE
class QScrollArea;
QT_END_NAMESPACE

//! Small parts that dialogs are put together from.
namespace imagebrowser {

//! A hair line between panes.
[[nodiscard]] QFrame *separator(QFrame::Shape shape, QWidget *parent);

//! Scrolls \a content, which is as wide as the area; takes no focus of its own.
[[nodiscard]] QScrollArea *scrollAreaOf(QWidget *content, QWidget *parent);

//! Asks in a message box; Cancel is what Return does. \a yesText names the deed: "Remove".
[[nodiscard]] bool askInMessageBox(QWidget *parent, const QString &title, const QString &question,
                                   const QString &yesText);

} // namespace imagebrowser
