// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/applicationservices.h"
#include "ui/colorscheme.h"

#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountBox;
class ChipBar;
class AccountController;
class AppliedFilterBar;
class DetailsPresenter;
class DifferencesController;
class EmptyState;
class ImageTableView;
class ListingCommands;
class ListingPresenter;
class MainActions;
class MainDocks;
class ProgressStrip;
class SearchField;
class WindowMemory;

//! The window: toolbar, table, docks and status bar over ApplicationServices. Widgets send commands to AccountListings
//! and ImageQueryModel and show what these say; nothing is kept twice.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(ApplicationServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Opens and fetches exactly these accounts; without any, those of last time.
    void openAccounts(const QList<Account> &accounts);
    //! False for pictures: how the window was left is not stored then.
    void setRemembersItself(bool on) { m_remembersItself = on; }
    //! Opens the sample accounts, the first of them chosen.
    void openSamples();

    [[nodiscard]] bool isLoading() const;

Q_SIGNALS:
    //! No listing is running any more.
    void idle();
    //! The user chose another theme; main applies it.
    void themeChosen(imagebrowser::ColorScheme scheme);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void makeToolBar();
    void makeCentre();
    void makeDocks();
    void makeMenus();
    void makeStatusBar();
    void makeRest();
    //! Made when first asked for.
    [[nodiscard]] DifferencesController *differences();
    [[nodiscard]] bool isComparing() const;
    void connectActions();
    void connectFilter();
    void connectModels();

    void onOpened(const QList<Account> &accounts);
    void onListingChanged();
    void showPreferences();
    void showExport();
    [[nodiscard]] QList<QWidget *> panes();
    void startDayTimer();
    [[nodiscard]] WindowMemory memory();
    void rememberWindow();

    ApplicationServices &m_services;
    MainActions *m_actions;
    ListingCommands *m_commands = nullptr;
    ListingPresenter *m_presenter = nullptr;
    AccountController *m_accounts = nullptr;
    AccountBox *m_accountBox = nullptr;
    SearchField *m_search = nullptr;
    AppliedFilterBar *m_applied = nullptr;
    ProgressStrip *m_strip = nullptr;
    QMainWindow *m_workspace = nullptr; //!< table and docks
    DifferencesController *m_differences = nullptr;
    DetailsPresenter *m_details = nullptr;
    QStackedWidget *m_views = nullptr; //!< images or differences
    QStackedWidget *m_centre = nullptr; //!< the table of images or what stands in its place
    ChipBar *m_chips = nullptr;
    ImageTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    MainDocks *m_docks = nullptr;
    QAction *m_searchSlot = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_fetched = nullptr;
    QTimer m_dayTimer;
    bool m_wasRunning = false;
    QStringList m_openIds;
    bool m_mayChooseRow = false; //!< nothing of these accounts was shown yet
    bool m_remembersItself = true;
    bool m_isRestored = false;
    bool m_isArranged = false;
    bool m_isPainted = false;
    QByteArray m_initialState;
};

} // namespace imagebrowser
