// SPDX-License-Identifier: Apache-2.0
#include "ui/accountpasteedit.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>

namespace imagebrowser {

void AccountPasteEdit::takePastedText(const QString &text)
{
    if (isReadOnly() || text.isEmpty())
        return;
    bool isTaken = false;
    Q_EMIT textPasted(text, &isTaken);
    if (!isTaken)
        insert(text.section(QLatin1Char('\n'), 0, 0).trimmed());
}

void AccountPasteEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        pasteFromClipboard();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void AccountPasteEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *paste = menu->findChild<QAction *>(QStringLiteral("edit-paste"))) {
        paste->disconnect(this);
        connect(paste, &QAction::triggered, this, &AccountPasteEdit::pasteFromClipboard);
    }
    menu->popup(event->globalPos());
}

void AccountPasteEdit::dropEvent(QDropEvent *event)
{
    if (event->source() == this || !event->mimeData()->hasText()) {
        QLineEdit::dropEvent(event);
        return;
    }
    event->acceptProposedAction();
    takePastedText(event->mimeData()->text());
}

void AccountPasteEdit::mouseReleaseEvent(QMouseEvent *event)
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    if (event->button() == Qt::MiddleButton && clipboard->supportsSelection()) {
        takePastedText(clipboard->text(QClipboard::Selection));
        event->accept();
        return;
    }
    QLineEdit::mouseReleaseEvent(event);
}

void AccountPasteEdit::pasteFromClipboard()
{
    takePastedText(QGuiApplication::clipboard()->text());
}

} // namespace imagebrowser
