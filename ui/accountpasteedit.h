// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace imagebrowser {

//! A line that hands pasted and dropped text out whole, line breaks included, before it becomes part of the line: a key
//! page must not be flattened into an endpoint. Text that nobody takes is inserted as usual.
class AccountPasteEdit : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    //! Pastes \a text as the clipboard would.
    void takePastedText(const QString &text);

Q_SIGNALS:
    //! A receiver sets \a isTaken to keep the text out of the line.
    void textPasted(const QString &text, bool *isTaken);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void pasteFromClipboard();
};

} // namespace imagebrowser
