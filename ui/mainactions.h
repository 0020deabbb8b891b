// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QObject>

QT_BEGIN_NAMESPACE
class QMainWindow;
class QMenu;
QT_END_NAMESPACE

namespace imagebrowser {

//! Of an action: what the list of shortcuts calls it, where its own text tells too little or too much.
constexpr auto shortcutNameProperty = "shortcutName";

//! Every command of the main window with its text, icon and shortcut, and the menus they stand in. The window connects
//! them. Shortcuts of tables and editors (copy, select all) are theirs while they have the focus.
class MainActions : public QObject
{
    Q_OBJECT

public:
    explicit MainActions(QMainWindow *window);

    QAction *exportImages;
    QAction *quit;

    QAction *copyRows;
    QAction *copyCell;
    QAction *copyJson;
    QAction *selectAll;
    QAction *selectNone;
    QAction *find;
    QAction *filterToCell;
    QAction *excludeCell;
    QAction *clearFilter;
    QAction *editFilter;
    QAction *undoFilter;
    QAction *redoFilter;

    QAction *differences; //!< checkable: the centre shows the comparison of accounts
    QAction *onlyDifferences; //!< checkable
    QAction *resetLayout;
    QAction *nextPane;
    QAction *previousPane;
    QAction *nextProblem;
    QAction *previousProblem;

    QAction *refresh;
    QAction *stop;
    QAction *resume;
    QAction *refreshFailed;
    QAction *chooseAccount;
    QAction *accountSettings;
    QAction *importAccounts;
    QAction *exportAccounts;
    QAction *signOut;
    QAction *openSamples;

    QAction *preferences;
    QAction *shortcuts;
    QAction *about;

    QMenu *fileMenu;
    QMenu *editMenu;
    QMenu *copyAsMenu;
    QMenu *viewMenu;
    QMenu *columnsMenu; //!< filled as it opens, as the next
    QMenu *sortMenu;
    QMenu *accountMenu;
    QMenu *toolsMenu;
    QMenu *helpMenu;
    QMenu *troubleMenu; //!< what the sample service is asked to do wrong; shown while samples run

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *make(const QString &text, const QString &objectName, const QList<QKeySequence> &keys, const QString &icon = {});
    void makeFileAndEdit();
    void makeViewAndAccount();
    void fillMenus();

    QMainWindow *m_window;
};

} // namespace imagebrowser
