// SPDX-License-Identifier: Apache-2.0
#include "ui/helpdialogs.h"

#include "ui/factlist.h"
#include "ui/mainactions.h"
#include "ui/metrics.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr QSize shortcutsSize {460, 560};

QString tr(const char *text)
{
    return QCoreApplication::translate("HelpDialogs", text);
}

//! Those of submenus stand where the submenu does.
QList<const QAction *> actionsOf(const QMenu *menu)
{
    QList<const QAction *> result;
    for (const QAction *action : menu->actions()) {
        if (action->menu() != nullptr)
            result += actionsOf(action->menu());
        else
            result << action;
    }
    return result;
}

class ShortcutFacts
{
public:
    void addGroup(const QString &title, const QList<const QAction *> &actions)
    {
        QList<FactList::Fact> group;
        for (const QAction *action : actions) {
            if (action->shortcut().isEmpty() || action->text().isEmpty() || m_seen.contains(action))
                continue;
            m_seen.insert(action);
            const QString name = action->property(shortcutNameProperty).toString();
            group.append({action->shortcut().toString(QKeySequence::NativeText),
                          name.isEmpty() ? action->text().remove(u'&').remove(QStringLiteral("…")) : name});
        }
        addGroup(title, group);
    }
    void addGroup(const QString &title, const QList<FactList::Fact> &group)
    {
        if (!group.isEmpty())
            m_facts << FactList::Fact{title, {}, false, true} << group;
    }
    [[nodiscard]] const QList<FactList::Fact> &facts() const { return m_facts; }

private:
    QSet<const QAction *> m_seen;
    QList<FactList::Fact> m_facts;
};

QList<FactList::Fact> shortcutFacts(const QWidget *window)
{
    ShortcutFacts shortcuts;
    if (const auto *bar = window->findChild<QMenuBar *>()) {
        for (const QAction *action : bar->actions()) {
            if (action->menu() != nullptr)
                shortcuts.addGroup(action->text().remove(u'&'), actionsOf(action->menu()));
        }
    }
    QList<const QAction *> others;
    for (const QAction *action : window->findChildren<QAction *>())
        others << action;
    shortcuts.addGroup(tr("In the filter builder"), others);
    shortcuts.addGroup(tr("In the search field"), QList<FactList::Fact>{{tr("Esc"), tr("Clear it")}, {tr("Down"), tr("Go to the table")}});
    shortcuts.addGroup(tr("In the table"), QList<FactList::Fact>{{tr("Any letter"), tr("Search")}});
    return shortcuts.facts();
}

} // namespace

void showShortcuts(QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("shortcutsDialog"));
    dialog.setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new FactList;
    list->setObjectName(QStringLiteral("shortcutsList"));
    list->setContentsMargins(metrics::Space, metrics::Space, metrics::Space, metrics::Space);
    list->setFacts(shortcutFacts(parent->window()));
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
