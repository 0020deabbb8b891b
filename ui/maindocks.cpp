// SPDX-License-Identifier: Apache-2.0
#include "ui/maindocks.h"

#include "ui/accountspanel.h"
#include "ui/applicationservices.h"
#include "ui/detailspane.h"
#include "ui/errorpanel.h"
#include "ui/errorview.h"
#include "ui/filterpanel.h"
#include "ui/imagetableview.h"
#include "ui/mainactions.h"
#include "ui/paletteicon.h"
#include "ui/timelinepanel.h"
#include "ui/timelinesource.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QMenu>
#include <QTabWidget>
#include <QTreeView>

#include <utility>

namespace imagebrowser {

namespace {

constexpr int filterWidth = 264;
constexpr int detailsWidth = 312;
constexpr int timelineHeight = 176;
constexpr int problemsHeight = 260;
constexpr int accountsHeight = 260;
constexpr std::chrono::milliseconds newestInterval {150};

//! Of a dock: true while another stands before it in the same place.
constexpr auto behindProperty = "isBehind";

} // namespace

MainDocks::MainDocks(QMainWindow *window, ApplicationServices &services, ImageTableView *table, QMenu *viewMenu, QAction *refreshFailed)
    : QObject(window)
    , filter(new FilterPanel(services.liveFilter(), window))
    , details(new DetailsPane(window))
    , timeline(new TimelinePanel(window))
    , m_window(window)
    , m_services(services)
    , m_viewMenu(viewMenu)
    , m_refreshFailed(refreshFailed)
{
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    viewMenu->insertSeparator(viewMenu->actions().constFirst());
    accountsDock = makeDock(tr("Accounts"), QStringLiteral("accountsDock"), Qt::BottomDockWidgetArea,
                            QKeySequence(Qt::CTRL | Qt::Key_4), QStringLiteral("account"));
    problemsDock = makeDock(tr("Problems"), QStringLiteral("problemsDock"), Qt::BottomDockWidgetArea,
                            QKeySequence(Qt::CTRL | Qt::Key_3), QStringLiteral("warning"));
    timelineDock = makeDock(tr("Timeline"), QStringLiteral("timelineDock"), Qt::BottomDockWidgetArea,
                            QKeySequence(Qt::CTRL | Qt::Key_2), QStringLiteral("timeline"));
    detailsDock = makeDock(tr("Details"), QStringLiteral("detailsDock"), Qt::RightDockWidgetArea,
                           QKeySequence(Qt::CTRL | Qt::Key_1), QStringLiteral("details"));
    filterDock = makeDock(tr("Filter"), QStringLiteral("filterDock"), Qt::LeftDockWidgetArea,
                          QKeySequence(Qt::CTRL | Qt::Key_5), QStringLiteral("filter"));
    timelineDock->setWidget(timeline);
    detailsDock->setWidget(details);
    filterDock->setWidget(filter);
    window->setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    window->tabifyDockWidget(timelineDock, accountsDock);
    window->tabifyDockWidget(accountsDock, problemsDock);
    timelineDock->setTitleBarWidget(timeline->header());
    connectProblems();
    new TimelineSource(services, timeline, table, this);
    arrange();
}

ErrorPanel *MainDocks::errors()
{
    if (m_errors)
        return m_errors;
    m_errors = new ErrorPanel(&m_services.problems(), problemsDock);
    m_errors->view()->setIsEditable([this](const QString &id) { return isSaved(id); });
    connect(m_errors, &ErrorPanel::retryWanted, this, &MainDocks::retryWanted);
    connect(m_errors, &ErrorPanel::editAccountWanted, this, &MainDocks::editAccountWanted);
    problemsDock->setWidget(m_errors);
    return m_errors;
}

AccountsPanel *MainDocks::accounts()
{
    if (m_accounts)
        return m_accounts;
    m_accounts = new AccountsPanel(m_services.listings(), m_refreshFailed, accountsDock);
    m_accounts->setIsEditable([this](const QString &id) { return isSaved(id); });
    connect(m_accounts, &AccountsPanel::problemWanted, this, &MainDocks::showProblemOf);
    connect(m_accounts, &AccountsPanel::editAccountWanted, this, &MainDocks::editAccountWanted);
    accountsDock->setWidget(m_accounts);
    return m_accounts;
}

bool MainDocks::isSaved(const QString &accountId) const
{
    return m_services.accounts().account(accountId).has_value();
}

void MainDocks::showProblemOf(const BatchError &error)
{
    showProblems();
    // One of more than the list keeps comes back to it.
    if (!errors()->showProblemOf(error.accountId))
        m_services.problems().add(error);
}

void MainDocks::connectProblems()
{
    const BatchErrorModel &problems = m_services.problems();
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&problems, change, this, [this, &problems] { showProblemCount(problems.rowCount()); });
    connect(&problems, &QAbstractItemModel::modelReset, this, [this, &problems] { showProblemCount(problems.rowCount()); });
    m_newest.setSingleShot(true);
    m_newest.setInterval(newestInterval);
    connect(&m_newest, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isNewestDue, false))
            showNewestProblem();
    });
    problemsDock->installEventFilter(this);
    accountsDock->installEventFilter(this);
    connect(accountsDock->toggleViewAction(), &QAction::triggered, this, [this] { m_wantsAccounts = !accountsDock->isHidden(); });
}

QDockWidget *MainDocks::makeDock(const QString &title, const QString &objectName, Qt::DockWidgetArea area,
                                 const QKeySequence &toggleKey, const QString &icon)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(objectName);
    dock->setAccessibleName(title);
    m_window->addDockWidget(area, dock);
    QAction *toggle = dock->toggleViewAction();
    toggle->setIcon(paletteIcon(icon));
    toggle->setShortcut(toggleKey);
    // The title counts.
    toggle->setProperty(shortcutNameProperty, title);
    toggle->setToolTip(QString(title % QStringLiteral(" (") % toggleKey.toString(QKeySequence::NativeText) % u')'));
    // Behind the tab of another it is out of sight: the key brings it to the front, and hides it only from there.
    connect(dock, &QDockWidget::visibilityChanged, dock, [dock](bool isInSight) {
        if (isInSight || !dock->isHidden())
            dock->setProperty(behindProperty, !isInSight);
    });
    connect(toggle, &QAction::triggered, dock, [dock](bool isShown) {
        if (!isShown && !dock->property(behindProperty).toBool())
            return;
        dock->show();
        dock->raise();
    });
    m_viewMenu->insertAction(m_viewMenu->actions().constFirst(), toggle);
    m_window->addAction(toggle);
    return dock;
}

void MainDocks::arrange()
{
    problemsDock->hide();
    m_wantsAccounts = true;
    accountsDock->setVisible(m_areSeveral);
    for (QDockWidget *dock : {filterDock, detailsDock, timelineDock})
        dock->show();
    m_window->resizeDocks({filterDock, detailsDock}, {filterWidth, detailsWidth}, Qt::Horizontal);
    timelineDock->raise();
    m_window->resizeDocks({timelineDock}, {timelineHeight}, Qt::Vertical);
}

void MainDocks::rise(QDockWidget *dock, int height)
{
    const bool wasHidden = !dock->isVisible();
    dock->show();
    dock->raise();
    if (wasHidden && dock->height() < height)
        m_window->resizeDocks({dock}, {height}, Qt::Vertical);
}

void MainDocks::showProblems()
{
    rise(problemsDock, problemsHeight);
}

void MainDocks::enterProblems()
{
    showProblems();
    errors()->setFocus();
}

void MainDocks::showNextProblem()
{
    enterProblems();
    errors()->showNext();
}

void MainDocks::showPreviousProblem()
{
    enterProblems();
    errors()->showPrevious();
}

void MainDocks::showNewestProblem()
{
    if (m_newest.isActive()) {
        m_isNewestDue = true;
        return;
    }
    m_newest.start();
    showProblems();
    errors()->showNewest();
}

void MainDocks::showAccounts()
{
    m_wantsAccounts = true;
    rise(accountsDock, accountsHeight);
    accounts()->view()->setFocus();
}

void MainDocks::setSeveralAccounts(bool areSeveral)
{
    if (areSeveral == m_areSeveral)
        return;
    m_areSeveral = areSeveral;
    if (!areSeveral || !m_wantsAccounts) {
        accountsDock->hide();
        return;
    }
    QDockWidget *inFront = problemsDock->isVisible() && !problemsDock->visibleRegion().isEmpty() ? problemsDock : timelineDock;
    accountsDock->show();
    if (inFront->isVisible())
        inFront->raise();
}

void MainDocks::showProblemCount(int count)
{
    problemsDock->setWindowTitle(count == 0 ? tr("Problems") : tr("Problems (%1)").arg(count));
}

bool MainDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && watched == problemsDock)
        (void)errors();
    else if (event->type() == QEvent::Show && watched == accountsDock)
        (void)accounts();
    // Hiding comes from a change of tabs too; only the user's own closing counts.
    if (watched == accountsDock && event->type() == QEvent::Close)
        m_wantsAccounts = false;
    return QObject::eventFilter(watched, event);
}

void MainDocks::editFilter()
{
    filterDock->show();
    filterDock->raise();
    filter->beginEditing();
}

} // namespace imagebrowser
