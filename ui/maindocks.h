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

//! The five docks of the window with their contents, their entries in the View menu, and where they stand at first.
class MainDocks : public QObject
{
    Q_OBJECT

public:
    MainDocks(QMainWindow *window, ApplicationServices &services, ImageTableView *table, QMenu *viewMenu, QAction *refreshFailed);

    //! As on the first start.
    void arrange();
    void showProblems();
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

    QDockWidget *filterDock;
    QDockWidget *detailsDock;
    QDockWidget *timelineDock;
    QDockWidget *problemsDock;
    QDockWidget *accountsDock;
    FilterPanel *filter;
    DetailsPane *details;
    TimelinePanel *timeline;
    ErrorPanel *errors;
    AccountsPanel *accounts;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QDockWidget *makeDock(const QString &title, const QString &objectName, QWidget *content, Qt::DockWidgetArea area,
                                        const QKeySequence &toggleKey, const QString &icon);

    void connectPanels(ApplicationServices &services);
    void showProblemCount(int count);
    void rise(QDockWidget *dock, int height);

    QMainWindow *m_window;
    QMenu *m_viewMenu;
    bool m_wantsAccounts = true; //!< while several are open
    bool m_areSeveral = false;
    QTimer m_newest; //!< active for a while after the newest problem was shown
    bool m_isNewestDue = false;
};

} // namespace imagebrowser
