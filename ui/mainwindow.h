// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/applicationservices.h"

#include <QMainWindow>

QT_BEGIN_NAMESPACE
class QDockWidget;
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountBox;
class AccountController;
class DetailsPane;
class EmptyState;
class ErrorPanel;
class ImageTableView;
class ListingPresenter;
class MainActions;
class ProgressStrip;
class SearchField;

//! The window: toolbar, table, docks and status bar over ApplicationServices. Widgets send commands to AccountListings and ImageQueryModel and
//! show what these say; nothing is kept twice.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(ApplicationServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Opens and fetches the one account, or all accounts when there are several; without any, the account of last time.
    void openAccounts(const QList<Account> &accounts);
    //! False for pictures: how the window was left is not stored then.
    void setRemembersItself(bool on) { m_remembersItself = on; }
    //! Opens the sample accounts, the first of them chosen.
    void openSamples();

    [[nodiscard]] bool isLoading() const;

Q_SIGNALS:
    //! No listing is running any more.
    void idle();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeToolBar();
    void makeCentre();
    void makeDocks();
    [[nodiscard]] QDockWidget *makeDock(const QString &title, const QString &objectName, QWidget *content, Qt::DockWidgetArea area);
    void makeStatusBar();
    void connectActions();
    void connectModels();
    void arrangeDocks();

    void onOpened(const QList<Account> &accounts);
    void onListingChanged();
    void onProblem();
    void showDetails();
    void resume();
    void clearFilter();
    void showExport();
    void showProblems();
    void showContextMenu(const QPoint &globalPosition);
    void moveFocus(int step);
    void startDayTimer();
    void rememberWindow();

    ApplicationServices &m_services;
    MainActions *m_actions;
    ListingPresenter *m_presenter = nullptr;
    AccountController *m_accounts = nullptr;
    AccountBox *m_accountBox = nullptr;
    SearchField *m_search = nullptr;
    ProgressStrip *m_strip = nullptr;
    QStackedWidget *m_centre = nullptr;
    ImageTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    DetailsPane *m_details = nullptr;
    ErrorPanel *m_errors = nullptr;
    QDockWidget *m_detailsDock = nullptr;
    QDockWidget *m_problemsDock = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_fetched = nullptr;
    QTimer m_dayTimer;
    bool m_wasRunning = false;
    bool m_remembersItself = true;
    QByteArray m_initialState;
};

} // namespace imagebrowser
