// SPDX-License-Identifier: Apache-2.0
#include "ui/accountinvitation.h"

#include "ui/metrics.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace imagebrowser {

AccountInvitation::AccountInvitation(QWidget *parent)
    : QWidget(parent)
{
    auto *text =
        new QLabel(tr("There is no account yet.\nAdd one with its address, as on the Keys page of the portal."), this);
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::Space);
    layout->addStretch();
    layout->addWidget(text);
    const auto addButton = [this, layout](const QString &label, const char *name, void (AccountInvitation::*signal)()) {
        auto *button = new QPushButton(label, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, signal);
        layout->addWidget(button, 0, Qt::AlignCenter);
    };
    addButton(tr("Add account"), "accountAddFirst", &AccountInvitation::addRequested);
    addButton(tr("New from clipboard"), "accountPasteFirst", &AccountInvitation::addFromClipboardRequested);
    addButton(tr("Import accounts…"), "accountImportFirst", &AccountInvitation::importRequested);
    layout->addStretch();
}

} // namespace imagebrowser
