// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogparts.h"

#include "ui/metrics.h"

#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>

namespace imagebrowser {

QFrame *separator(QFrame::Shape shape, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(shape);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setLineWidth(metrics::HairLine);
    return line;
}

QScrollArea *scrollAreaOf(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

bool askInMessageBox(QWidget *parent, const QString &title, const QString &question, const QString &yesText)
{
    QMessageBox box(QMessageBox::Question, title, question, QMessageBox::Cancel, parent);
    // Names of accounts are anybody's text.
    box.setTextFormat(Qt::PlainText);
    QPushButton *yes = box.addButton(yesText, QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace imagebrowser
