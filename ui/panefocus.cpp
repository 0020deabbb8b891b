// SPDX-License-Identifier: Apache-2.0
#include "ui/panefocus.h"

#include <QWidget>

namespace imagebrowser {

namespace {

QWidget *firstToFocus(QWidget *pane)
{
    if (pane->focusPolicy() != Qt::NoFocus || pane->focusProxy() != nullptr)
        return pane;
    for (QWidget *next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && next->isVisible() && next->isEnabled() && next->focusPolicy() & Qt::TabFocus)
            return next;
    }
    return pane;
}

} // namespace

void focusPane(const QList<QWidget *> &panes, QWidget *focused, int step)
{
    QList<QWidget *> visible;
    qsizetype current = -1;
    for (QWidget *pane : panes) {
        if (!pane->isVisible())
            continue;
        if (focused != nullptr && (pane == focused || pane->isAncestorOf(focused)))
            current = visible.size();
        visible << pane;
    }
    if (visible.isEmpty())
        return;
    if (current < 0 && step < 0)
        current = 0;
    firstToFocus(visible[(current + step + visible.size()) % visible.size()])->setFocus(Qt::TabFocusReason);
}

} // namespace imagebrowser
