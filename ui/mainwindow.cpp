// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/accountbox.h"
#include "ui/accountcontroller.h"
#include "ui/detailspane.h"
#include "ui/emptystate.h"
#include "ui/endoflifedelegate.h"
#include "ui/errorpanel.h"
#include "ui/exportdialog.h"
#include "ui/helpdialogs.h"
#include "ui/imagetableview.h"
#include "ui/listingpresenter.h"
#include "ui/mainactions.h"
#include "ui/metrics.h"
#include "ui/progressstrip.h"
#include "ui/sampletroublemenu.h"
#include "ui/searchfield.h"
#include "ui/windowmemory.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr QSize startSize {1360, 860};
constexpr int detailsWidth = 320;
constexpr int problemsHeight = 260;

void copyText(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace

MainWindow::MainWindow(ApplicationServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_actions(new MainActions(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Batch Image Browser"));
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setUnifiedTitleAndToolBarOnMac(true);
    resize(startSize);
    makeToolBar();
    makeCentre();
    makeDocks();
    makeStatusBar();
    m_accounts = new AccountController(m_services, m_accountBox, this);
    connectActions();
    connectModels();
    m_initialState = saveState();
    WindowMemory(m_services.settings(), this, m_table).restore();
    m_services.query().setSearchColumns(m_table->visibleColumns());
    m_presenter->updateNow();
    onListingChanged();
    startDayTimer();
}

MainWindow::~MainWindow()
{
    // The models outlive the window and would tell half-destroyed widgets.
    m_services.listings().disconnect(this);
    m_services.query().disconnect(this);
    m_services.problems().disconnect(this);
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_accountBox = new AccountBox(bar);
    m_search = new SearchField(bar);
    bar->addWidget(m_accountBox);
    bar->addActions({m_actions->refresh, m_actions->stop, m_actions->exportImages});
    bar->addWidget(m_search);
    for (QAction *action : {m_actions->refresh, m_actions->stop, m_actions->exportImages}) {
        auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action));
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text().remove(u'&').remove(QStringLiteral("…")));
        button->setObjectName(action->objectName() % QStringLiteral("Button"));
    }
    m_actions->stop->setVisible(false);
    m_actions->troubleMenu->menuAction()->setVisible(false);
}

void MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_strip = new ProgressStrip(centre);
    m_centre = new QStackedWidget(centre);
    m_table = new ImageTableView(&m_services.query(), m_centre);
    m_table->setItemDelegate(new EndOfLifeDelegate(m_table));
    m_empty = new EmptyState(m_centre);
    m_centre->addWidget(m_table);
    m_centre->addWidget(m_empty);
    layout->addWidget(m_strip);
    layout->addWidget(m_centre, 1);
    setCentralWidget(centre);
    setTabOrder(m_accountBox, m_search);
    setTabOrder(m_search, m_table);
}

QDockWidget *MainWindow::makeDock(const QString &title, const QString &objectName, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(objectName);
    dock->setAccessibleName(title);
    dock->setWidget(content);
    addDockWidget(area, dock);
    m_actions->viewMenu->insertAction(m_actions->viewMenu->actions().constFirst(), dock->toggleViewAction());
    return dock;
}

void MainWindow::makeDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_actions->viewMenu->insertSeparator(m_actions->viewMenu->actions().constFirst());
    m_errors = new ErrorPanel(&m_services.problems(), this);
    m_problemsDock = makeDock(tr("Problems"), QStringLiteral("problemsDock"), m_errors, Qt::BottomDockWidgetArea);
    m_details = new DetailsPane(this);
    m_detailsDock = makeDock(tr("Details"), QStringLiteral("detailsDock"), m_details, Qt::RightDockWidgetArea);
    m_detailsDock->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_1));
    m_problemsDock->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_3));
    arrangeDocks();
}

void MainWindow::arrangeDocks()
{
    m_problemsDock->hide();
    m_detailsDock->show();
    resizeDocks({m_detailsDock}, {detailsWidth}, Qt::Horizontal);
    resizeDocks({m_problemsDock}, {problemsHeight}, Qt::Vertical);
}

void MainWindow::makeStatusBar()
{
    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("imageCounts"));
    m_counts->setAccessibleName(tr("Image counts"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setContentsMargins(metrics::SpaceSmall, 0, 0, 0);
    m_fetched = new QLabel(this);
    m_fetched->setObjectName(QStringLiteral("fetchedText"));
    m_fetched->setTextFormat(Qt::PlainText);
    m_fetched->setForegroundRole(QPalette::PlaceholderText);
    m_fetched->setContentsMargins(0, 0, metrics::SpaceSmall, 0);
    statusBar()->addWidget(m_counts, 1);
    statusBar()->addPermanentWidget(m_fetched);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectActions()
{
    AccountListings &listings = m_services.listings();
    connect(m_actions->exportImages, &QAction::triggered, this, &MainWindow::showExport);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->copyRows, &QAction::triggered, this, [this] { copyText(m_table->selectionAsText()); });
    connect(m_actions->copyCell, &QAction::triggered, this, [this] { copyText(m_table->currentCellText()); });
    connect(m_actions->copyJson, &QAction::triggered, this, [this] { copyText(QString::fromUtf8(m_table->selectionAsJson())); });
    connect(m_actions->selectAll, &QAction::triggered, m_table, &QTableView::selectAll);
    connect(m_actions->selectNone, &QAction::triggered, m_table, &QTableView::clearSelection);
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_actions->clearFilter, &QAction::triggered, this, &MainWindow::clearFilter);
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] {
        restoreState(m_initialState);
        m_table->resetColumns();
        arrangeDocks();
    });
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { moveFocus(1); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { moveFocus(-1); });
    connect(m_actions->nextProblem, &QAction::triggered, this, [this] {
        showProblems();
        m_errors->showNext();
    });
    connect(m_actions->previousProblem, &QAction::triggered, this, [this] {
        showProblems();
        m_errors->showPrevious();
    });
    connect(m_actions->refresh, &QAction::triggered, &listings, &AccountListings::refreshAll);
    connect(m_actions->stop, &QAction::triggered, &listings, &AccountListings::stopAll);
    connect(m_actions->resume, &QAction::triggered, this, &MainWindow::resume);
    connect(m_actions->chooseAccount, &QAction::triggered, this, [this] {
        m_accountBox->setFocus(Qt::ShortcutFocusReason);
        m_accountBox->showPopup();
    });
    connect(m_actions->accountSettings, &QAction::triggered, this, [this] { m_accounts->editAccount(); });
    connect(m_actions->openSamples, &QAction::triggered, m_accounts, &AccountController::openSamples);
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { showShortcuts(this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectModels()
{
    m_presenter = new ListingPresenter(m_services, {m_strip, m_centre, m_table, m_empty, m_counts, m_fetched}, this);
    connect(m_presenter, &ListingPresenter::addAccountWanted, m_accounts, &AccountController::addAccount);
    connect(m_presenter, &ListingPresenter::samplesWanted, m_accounts, &AccountController::openSamples);
    connect(m_presenter, &ListingPresenter::refreshWanted, &m_services.listings(), &AccountListings::refreshAll);
    connect(m_presenter, &ListingPresenter::resumeWanted, this, &MainWindow::resume);
    connect(m_presenter, &ListingPresenter::clearFilterWanted, this, &MainWindow::clearFilter);
    connect(m_presenter, &ListingPresenter::problemsWanted, this, &MainWindow::showProblems);
    connect(m_accounts, &AccountController::opened, this, &MainWindow::onOpened);
    connect(m_accounts, &AccountController::failed, this, [this](const QString &text) { statusBar()->showMessage(text); });
    connect(m_accounts, &AccountController::samplesStarted, this, [this] {
        fillSampleTroubleMenu(m_actions->troubleMenu, *m_services.samples(), m_services.listings());
        m_actions->troubleMenu->menuAction()->setVisible(true);
    });
    connect(m_search, &SearchField::searchChanged, &m_services.query(), &ImageQueryModel::setSearch);
    connect(m_search, &SearchField::leaveToTable, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_table, &ImageTableView::typed, m_search, &SearchField::beginWith);
    connect(m_table, &ImageTableView::columnsChanged, this, [this] { m_services.query().setSearchColumns(m_table->visibleColumns()); });
    connect(m_table, &ImageTableView::currentImageChanged, this, &MainWindow::showDetails);
    connect(m_table, &ImageTableView::escapePressed, &m_services.listings(), &AccountListings::stopAll);
    connect(m_table, &ImageTableView::contextMenuWanted, this,
            [this](const QModelIndex &, const QPoint &position) { showContextMenu(position); });
    connect(&m_services.listings(), &AccountListings::changed, this, &MainWindow::onListingChanged);
    connect(&m_services.problems(), &QAbstractItemModel::rowsInserted, this, &MainWindow::onProblem);
    connect(m_errors, &ErrorPanel::retryWanted, &m_services.listings(), &AccountListings::resume);
    connect(m_errors, &ErrorPanel::editAccountWanted, m_accounts, &AccountController::editAccount);
}

void MainWindow::openAccounts(const QList<Account> &accounts)
{
    if (accounts.isEmpty())
        m_accounts->openAccount(WindowMemory(m_services.settings(), this, m_table).openAccount());
    else
        m_accounts->openAccounts(accounts);
}

void MainWindow::openSamples()
{
    m_accounts->openSamples();
}

void MainWindow::onOpened(const QList<Account> &accounts)
{
    m_table->setColumnShown(AccountColumn, accounts.size() > 1);
    setWindowTitle(accounts.size() == 1 ? tr("%1 – Batch Image Browser").arg(accounts.first().name) : tr("Batch Image Browser"));
    onListingChanged();
    m_presenter->updateSoon();
}

bool MainWindow::isLoading() const
{
    return m_services.listings().isRunning();
}

void MainWindow::onListingChanged()
{
    const bool isRunning = isLoading();
    const QList<AccountListing> listings = m_services.listings().openListings();
    const bool canResume = !isRunning
        && std::any_of(listings.begin(), listings.end(), [](const AccountListing &listing) { return listing.progress.canResume(); });
    m_actions->refresh->setVisible(!isRunning);
    m_actions->refresh->setEnabled(!isRunning && !listings.isEmpty());
    m_actions->stop->setVisible(isRunning);
    m_actions->resume->setEnabled(canResume);
    m_actions->exportImages->setEnabled(m_services.images().rowCount() > 0);
    if (m_wasRunning && !isRunning) {
        m_services.query().flush();
        m_presenter->updateNow();
        Q_EMIT idle();
    }
    m_wasRunning = isRunning;
}

void MainWindow::onProblem()
{
    m_problemsDock->show();
    m_errors->showNewest();
}

void MainWindow::showProblems()
{
    m_problemsDock->show();
    m_problemsDock->raise();
    m_errors->setFocus();
}

void MainWindow::showDetails()
{
    const auto row = m_table->currentRow();
    if (!row) {
        m_details->clear();
        return;
    }
    const ImageTableModel &images = m_services.images();
    m_details->setImage(images.store().image(*row), images.endOfLife(*row), images.endOfLives().now());
}

void MainWindow::resume()
{
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (listing.progress.canResume())
            m_services.listings().resume(listing.account.id);
    }
}

void MainWindow::clearFilter()
{
    m_search->clear();
    m_services.query().setSearch({});
}

void MainWindow::showExport()
{
    ExportDialog dialog(m_services, m_table->keeper()->selectedRows(), this);
    dialog.exec();
}

void MainWindow::showContextMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    menu.addActions({m_actions->copyRows, m_actions->copyCell, m_actions->copyJson});
    menu.addSeparator();
    menu.addAction(m_actions->exportImages);
    menu.exec(globalPosition);
}

void MainWindow::moveFocus(int step)
{
    const QList<QWidget *> panes {m_search, m_table, m_details->tabs(), m_errors};
    QList<QWidget *> visible;
    qsizetype current = -1;
    for (QWidget *pane : panes) {
        if (!pane->isVisible())
            continue;
        if (pane == focusWidget() || pane->isAncestorOf(focusWidget()))
            current = visible.size();
        visible << pane;
    }
    if (visible.isEmpty())
        return;
    QWidget *target = visible[(current + step + visible.size()) % visible.size()];
    if (target->focusPolicy() == Qt::NoFocus)
        target = target->nextInFocusChain();
    target->setFocus(Qt::TabFocusReason);
}

void MainWindow::startDayTimer()
{
    // Looked at every minute: a laptop that slept over midnight has no other sign.
    m_dayTimer.setInterval(std::chrono::minutes(1));
    connect(&m_dayTimer, &QTimer::timeout, &m_services.images(), &ImageTableModel::updateEndOfLives);
    m_dayTimer.start();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isLoading()) {
        m_services.listings().stopAll();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::rememberWindow()
{
    WindowMemory(m_services.settings(), this, m_table).save(m_accounts->chosenId());
    m_services.settings().save();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembersItself)
        rememberWindow();
    QMainWindow::closeEvent(event);
}

} // namespace imagebrowser
