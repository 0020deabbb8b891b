// SPDX-License-Identifier: Apache-2.0
#include "ui/codeview.h"

#include <QFontDatabase>

namespace imagebrowser {

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
}

void CodeView::showEvent(QShowEvent *event)
{
    if (!testAttribute(Qt::WA_SetFont))
        setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QPlainTextEdit::showEvent(event);
}

} // namespace imagebrowser
