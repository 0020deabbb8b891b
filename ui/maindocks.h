// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountsPanel;
class ApplicationServices;
class DetailsPane;
class ErrorPanel;
class FilterPanel;
class ImageTableView;
class TimelinePanel;
struct BatchError;

//! The five docks of the window with their contents, their entries in the View menu, and where they stand at first.
//! Problems and Accounts are empty until they are shown or asked for: a start does not wait for them.
class MainDocks : public QObject
{
    Q_OBJECT

public:
    MainDocks(QMainWindow *window, ApplicationServices &services, ImageTableView *table, QMenu *viewMenu, QAction *refreshFailed);

    //! As on the first start.
    void arrange();
    void showProblems();
    //! Shows them with the focus there.
    void enterProblems();
    void showNextProblem();
    void showPreviousProblem();
    //! Opens the Problems dock with the newest; of many at once only now and then, and the last.
    void showNewestProblem();
    void showAccounts();
    //! The Accounts dock has something to say when several are open. It then stands among the others, not in front, unless
    //! the user has closed it.
    void setSeveralAccounts(bool areSeveral);
    [[nodiscard]] bool wantsAccounts() const { return m_wantsAccounts; }
    void setWantsAccounts(bool on) { m_wantsAccounts = on; }
    //! The filter dock with the focus where a filter is begun.
    void editFilter();
    [[nodiscard]] ErrorPanel *errors();
    [[nodiscard]] AccountsPanel *accounts();

    QDockWidget *filterDock;
    QDockWidget *detailsDock;
    QDockWidget *timelineDock;
    QDockWidget *problemsDock;
    QDockWidget *accountsDock;
    FilterPanel *filter;
    DetailsPane *details;
    TimelinePanel *timeline;

Q_SIGNALS:
    void retryWanted(const QString &accountId);
    void editAccountWanted(const QString &accountId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QDockWidget *makeDock(const QString &title, const QString &objectName, Qt::DockWidgetArea area,
                                        const QKeySequence &toggleKey, const QString &icon);

    void connectProblems();
    [[nodiscard]] bool isSaved(const QString &accountId) const;
    void showProblemOf(const BatchError &error);
    void showProblemCount(int count);
    void rise(QDockWidget *dock, int height);

    QMainWindow *m_window;
    ApplicationServices &m_services;
    QMenu *m_viewMenu;
    QAction *m_refreshFailed;
    ErrorPanel *m_errors = nullptr;
    AccountsPanel *m_accounts = nullptr;
    bool m_wantsAccounts = true; //!< while several are open
    bool m_areSeveral = false;
    QTimer m_newest; //!< active for a while after the newest problem was shown
    bool m_isNewestDue = false;
};

} // namespace imagebrowser
