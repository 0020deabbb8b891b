// SPDX-License-Identifier: Apache-2.0
#include "ui/mainactions.h"

#include "ui/paletteicon.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace imagebrowser {

MainActions::MainActions(QMainWindow *window) : QObject(window), m_window(window)
{
    makeFileAndEdit();
    makeViewAndAccount();
    fillMenus();
    QCoreApplication::instance()->installEventFilter(this);
}

bool MainActions::eventFilter(QObject *watched, QEvent *event)
{
    // Text fields of some desktops take Ctrl+E for the end of the line; here it exports, wherever the focus is.
    if (event->type() == QEvent::ShortcutOverride
        && exportImages->shortcuts().contains(QKeySequence(static_cast<QKeyEvent *>(event)->keyCombination())))
        return true;
    return QObject::eventFilter(watched, event);
}

QAction *MainActions::make(const QString &text, const QString &objectName, const QList<QKeySequence> &keys, const QString &icon)
{
    auto *action = new QAction(text, m_window);
    action->setObjectName(objectName);
    // A key twice is a key that does nothing: Qt calls it ambiguous.
    QList<QKeySequence> distinct;
    for (const QKeySequence &key : keys) {
        if (!key.isEmpty() && !distinct.contains(key))
            distinct << key;
    }
    action->setShortcuts(distinct);
    if (!icon.isEmpty())
        action->setIcon(paletteIcon(icon));
    const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
    const QString plain = QString(text).remove(u'&').remove(QStringLiteral("…"));
    action->setToolTip(shortcut.isEmpty() ? plain : QString(plain % QStringLiteral(" (") % shortcut % u')'));
    m_window->addAction(action);
    return action;
}

void MainActions::makeFileAndEdit()
{
    exportImages = make(tr("&Export…"), QStringLiteral("exportAction"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, QStringLiteral("export"));
    quit = make(tr("&Quit"), QStringLiteral("quitAction"), {QKeySequence::Quit, QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);

    copyRows = make(tr("&Copy rows"), QStringLiteral("copyRowsAction"), {QKeySequence::Copy}, QStringLiteral("copy"));
    copyCell = make(tr("Copy ce&ll"), QStringLiteral("copyCellAction"), {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)});
    copyJson = make(tr("Copy as &JSON"), QStringLiteral("copyJsonAction"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    selectAll = make(tr("Select &all"), QStringLiteral("selectAllAction"), {QKeySequence::SelectAll});
    selectNone = make(tr("Select &none"), QStringLiteral("selectNoneAction"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    find = make(tr("&Search images"), QStringLiteral("findAction"), {QKeySequence::Find}, QStringLiteral("search"));
    filterToCell = make(tr("&Filter to this value"), QStringLiteral("filterToCellAction"), {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)}, QStringLiteral("filter"));
    excludeCell = make(tr("E&xclude this value"), QStringLiteral("excludeCellAction"), {QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Enter)});
    clearFilter = make(tr("Clear search and fil&ter"), QStringLiteral("clearFilterAction"), {QKeySequence(Qt::CTRL | Qt::Key_Backspace)}, QStringLiteral("close"));
    editFilter = make(tr("Filter &builder"), QStringLiteral("editFilterAction"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, QStringLiteral("filter"));
    undoFilter = make(tr("&Undo filter change"), QStringLiteral("undoFilterAction"), {QKeySequence::Undo}, QStringLiteral("undo"));
    redoFilter = make(tr("Red&o filter change"), QStringLiteral("redoFilterAction"), {QKeySequence::Redo}, QStringLiteral("redo"));
    undoFilter->setEnabled(false);
    redoFilter->setEnabled(false);
}

void MainActions::makeViewAndAccount()
{
    differences = make(tr("&Differences between accounts"), QStringLiteral("differencesAction"), {QKeySequence(Qt::CTRL | Qt::Key_D)}, QStringLiteral("differences"));
    differences->setCheckable(true);
    differences->setIconText(tr("Differences"));
    onlyDifferences = make(tr("&Only differences"), QStringLiteral("onlyDifferencesAction"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)});
    onlyDifferences->setEnabled(false);
    onlyDifferences->setCheckable(true);
    onlyDifferences->setChecked(true);
    resetLayout = make(tr("&Reset layout"), QStringLiteral("resetLayoutAction"), {});
    nextPane = make(tr("&Next pane"), QStringLiteral("nextPaneAction"), {QKeySequence(Qt::Key_F6)});
    previousPane = make(tr("&Previous pane"), QStringLiteral("previousPaneAction"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)});
    nextProblem = make(tr("Next pro&blem"), QStringLiteral("nextProblemAction"), {QKeySequence(Qt::Key_F8)});
    previousProblem = make(tr("Previous proble&m"), QStringLiteral("previousProblemAction"), {QKeySequence(Qt::SHIFT | Qt::Key_F8)});

    refresh = make(tr("&Refresh"), QStringLiteral("refreshAction"), {QKeySequence(Qt::Key_F5)}, QStringLiteral("refresh"));
    stop = make(tr("&Stop"), QStringLiteral("stopAction"), {QKeySequence(Qt::Key_Escape)}, QStringLiteral("stop"));
    // The key is shown, and works where nothing else has a use for it: the window and the tables see to that themselves.
    stop->setShortcutContext(Qt::WidgetShortcut);
    stop->setProperty(shortcutNameProperty, tr("Stop loading"));
    stop->setEnabled(false);
    resume = make(tr("Res&ume"), QStringLiteral("resumeAction"), {QKeySequence(Qt::SHIFT | Qt::Key_F5)}, QStringLiteral("resume"));
    refreshFailed = make(tr("Refresh &failed accounts"), QStringLiteral("refreshFailedAction"), {QKeySequence(Qt::CTRL | Qt::Key_F5)}, QStringLiteral("retry"));
    chooseAccount = make(tr("&Choose account"), QStringLiteral("chooseAccountAction"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
    accountSettings = make(tr("Account se&ttings…"), QStringLiteral("accountSettingsAction"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Comma), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Less), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Semicolon)}, QStringLiteral("account"));
    importAccounts = make(tr("&Import accounts…"), QStringLiteral("importAccountsAction"), {}, QStringLiteral("import"));
    exportAccounts = make(tr("&Export accounts…"), QStringLiteral("exportAccountsAction"), {});
    signOut = make(tr("Sign &out"), QStringLiteral("signOutAction"), {});
    openSamples = make(tr("Open sa&mple accounts"), QStringLiteral("openSamplesAction"), {});
    preferences = make(tr("&Preferences…"), QStringLiteral("preferencesAction"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, QStringLiteral("settings"));
    preferences->setMenuRole(QAction::PreferencesRole);
    shortcuts = make(tr("&Keyboard shortcuts"), QStringLiteral("shortcutsAction"), {QKeySequence(Qt::Key_F1)});
    about = make(tr("&About Batch Image Browser"), QStringLiteral("aboutAction"), {});
    about->setMenuRole(QAction::AboutRole);
}

void MainActions::fillMenus()
{
    QMenuBar *bar = m_window->menuBar();
    fileMenu = bar->addMenu(tr("&File"));
    fileMenu->addAction(exportImages);
    fileMenu->addSeparator();
    fileMenu->addAction(quit);

    editMenu = bar->addMenu(tr("&Edit"));
    editMenu->addActions({undoFilter, redoFilter});
    editMenu->addSeparator();
    editMenu->addActions({copyRows, copyCell, copyJson});
    copyAsMenu = editMenu->addMenu(tr("Copy for a &pool as"));
    copyAsMenu->setObjectName(QStringLiteral("copyAsMenu"));
    editMenu->addSeparator();
    editMenu->addActions({selectAll, selectNone});
    editMenu->addSeparator();
    editMenu->addActions({find, editFilter, filterToCell, excludeCell, clearFilter});

    viewMenu = bar->addMenu(tr("&View"));
    viewMenu->addActions({differences, onlyDifferences});
    viewMenu->addSeparator();
    viewMenu->addActions({nextPane, previousPane});
    viewMenu->addSeparator();
    viewMenu->addActions({nextProblem, previousProblem});
    viewMenu->addSeparator();
    columnsMenu = viewMenu->addMenu(tr("&Columns"));
    columnsMenu->setObjectName(QStringLiteral("columnsMenu"));
    sortMenu = viewMenu->addMenu(tr("&Sort by"));
    sortMenu->setObjectName(QStringLiteral("sortMenu"));
    viewMenu->addSeparator();
    viewMenu->addAction(resetLayout);

    accountMenu = bar->addMenu(tr("&Account"));
    accountMenu->addActions({refresh, stop, resume, refreshFailed});
    accountMenu->addSeparator();
    accountMenu->addActions({chooseAccount, accountSettings, signOut});
    accountMenu->addSeparator();
    accountMenu->addActions({importAccounts, exportAccounts});
    accountMenu->addSeparator();
    accountMenu->addAction(openSamples);

    toolsMenu = bar->addMenu(tr("&Tools"));
    troubleMenu = toolsMenu->addMenu(tr("&Let the sample service fail"));
    troubleMenu->setObjectName(QStringLiteral("troubleMenu"));
    toolsMenu->addSeparator();
    toolsMenu->addAction(preferences);

    helpMenu = bar->addMenu(tr("&Help"));
    helpMenu->addActions({shortcuts, about});
}

} // namespace imagebrowser
