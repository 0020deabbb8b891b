// SPDX-License-Identifier: Apache-2.0
#include "ui/helpdialogs.h"

#include "ui/factlist.h"
#include "ui/metrics.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr QSize shortcutsSize {460, 560};

QString tr(const char *text)
{
    return QCoreApplication::translate("HelpDialogs", text);
}

} // namespace

void showShortcuts(QWidget *parent)
{
    QList<FactList::Fact> facts;
    const QList<QAction *> actions = parent->window()->findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        facts.append({action->shortcut().toString(QKeySequence::NativeText), action->text().remove(u'&').remove(QStringLiteral("…"))});
    }
    facts.append({tr("Esc"), tr("Stop loading; in the search field, clear it")});
    facts.append({tr("Down"), tr("In the search field: go to the table")});
    facts.append({tr("Any letter"), tr("In the table: search")});

    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("shortcutsDialog"));
    dialog.setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new FactList;
    list->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    list->setTable(tr("Keys"), tr("What they do"));
    list->setFacts(facts);
    auto *scroll = new QScrollArea(&dialog);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(list);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(&dialog);
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    dialog.resize(shortcutsSize);
    dialog.exec();
}

void showAbout(QWidget *parent)
{
    QMessageBox::about(parent, tr("About Batch Image Browser"),
                       tr("<b>Batch Image Browser %1</b><p>Lists the virtual machine images that Azure Batch supports, and shows which are about "
                          "to lose support.</p><p>Licensed under the Apache License 2.0. Not a Microsoft product.</p>")
                           .arg(QStringLiteral(IMAGEBROWSER_VERSION)));
}

} // namespace imagebrowser
