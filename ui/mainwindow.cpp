// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "ui/accountbox.h"
#include "ui/accountcommands.h"
#include "ui/accountcontroller.h"
#include "ui/accountspanel.h"
#include "ui/appliedfilterbar.h"
#include "ui/chipbar.h"
#include "ui/columnmenus.h"
#include "ui/detailspane.h"
#include "ui/detailspresenter.h"
#include "ui/differencescontroller.h"
#include "ui/differencesview.h"
#include "ui/emptystate.h"
#include "ui/endoflifedelegate.h"
#include "ui/errorpanel.h"
#include "ui/exportdialog.h"
#include "ui/helpdialogs.h"
#include "ui/imageexportsubject.h"
#include "ui/imagetableview.h"
#include "ui/listingcommands.h"
#include "ui/listingpresenter.h"
#include "ui/filterpanel.h"
#include "ui/mainactions.h"
#include "ui/maindocks.h"
#include "ui/metrics.h"
#include "ui/noticebar.h"
#include "ui/panefocus.h"
#include "ui/preferencesdialog.h"
#include "ui/progressstrip.h"
#include "ui/sampletroublemenu.h"
#include "ui/savedfiltersmenu.h"
#include "ui/searchfield.h"
#include "ui/tablecommands.h"
#include "ui/taborder.h"
#include "ui/timelinepanel.h"
#include "ui/timelineview.h"
#include "ui/windowmemory.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace imagebrowser {

namespace {

constexpr QSize startSize {1360, 860};

void prepareButton(QToolButton *button, const QAction *action)
{
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->iconText().remove(QStringLiteral("…")));
    button->setObjectName(action->objectName() % QStringLiteral("Button"));
}

//! At the end without \a before.
void addButtons(QToolBar *bar, QAction *before, const QList<QAction *> &actions)
{
    bar->insertActions(before, actions);
    for (QAction *action : actions)
        prepareButton(qobject_cast<QToolButton *>(bar->widgetForAction(action)), action);
}

//! The two take turns in one place, while the menu keeps both.
void addRefreshAndStop(QToolBar *bar, QAction *refresh, QAction *stop)
{
    const auto add = [bar](QAction *action) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setToolButtonStyle(bar->toolButtonStyle());
        button->setAutoRaise(true);
        prepareButton(button, action);
        return bar->addWidget(button);
    };
    QAction *refreshSlot = add(refresh);
    QAction *stopSlot = add(stop);
    const auto showOne = [refreshSlot, stopSlot](bool isRunning) {
        refreshSlot->setVisible(!isRunning);
        stopSlot->setVisible(isRunning);
    };
    showOne(stop->isEnabled());
    QObject::connect(stop, &QAction::enabledChanged, bar, showOne);
}

} // namespace

MainWindow::MainWindow(ApplicationServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_actions(new MainActions(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Batch Image Browser"));
    setUnifiedTitleAndToolBarOnMac(true);
    resize(startSize);
    makeToolBar();
    makeCentre();
    makeDocks();
    makeMenus();
    makeStatusBar();
    m_accounts = new AccountController(m_services, m_accountBox, this);
    auto *commands = new AccountCommands(m_services, m_actions, this);
    connect(commands, &AccountCommands::told, this, [this](const QString &text) { statusBar()->showMessage(text); });
    connect(m_actions->differences, &QAction::toggled, this, [this] { (void)differences(); });
    connectActions();
    connectFilter();
    connectModels();
    m_initialState = m_workspace->saveState();
    m_isRestored = memory().restore();
    m_docks->setWantsAccounts(memory().wantsAccountsPane());
    m_docks->accountsDock->hide();
    m_services.query().setSearchColumns(m_table->visibleColumns());
    m_presenter->updateNow();
    onListingChanged();
    startDayTimer();
}

MainWindow::~MainWindow()
{
    hide(); // while it is whole: a table that is hidden still tells of its columns
    // The models outlive the window and would tell half-destroyed widgets.
    for (QObject *model : std::initializer_list<QObject *>{&m_services.listings(), &m_services.query(), &m_services.problems()})
        model->disconnect(this);
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
    addRefreshAndStop(bar, m_actions->refresh, m_actions->stop);
    addButtons(bar, nullptr, {m_actions->exportImages});
    m_searchSlot = bar->addWidget(m_search);
    m_actions->troubleMenu->menuAction()->setVisible(false);
}

void MainWindow::makeCentre()
{
    // The docks stand in a window of their own below the chips, so that chips and labels have the whole width.
    m_workspace = new QMainWindow(this, Qt::Widget);
    m_workspace->setObjectName(QStringLiteral("workspace"));
    m_workspace->setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    m_applied = new AppliedFilterBar(m_services.filter(), m_services.savedFilters(), this);
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *notices = new NoticeBar(whole);
    notices->follow(m_services);
    layout->addWidget(notices);
    layout->addWidget(m_chips = new ChipBar(m_services.liveFilter(), whole));
    layout->addWidget(m_applied);
    layout->addWidget(m_workspace, 1);
    setCentralWidget(whole);

    auto *centre = new QWidget(m_workspace);
    auto *centreLayout = new QVBoxLayout(centre);
    centreLayout->setContentsMargins(0, 0, 0, 0);
    centreLayout->setSpacing(0);
    m_strip = new ProgressStrip(centre);
    m_views = new QStackedWidget(centre);
    m_centre = new QStackedWidget(m_views);
    m_views->addWidget(m_centre);
    m_table = new ImageTableView(&m_services.query(), m_centre);
    m_table->setItemDelegate(new EndOfLifeDelegate(m_table));
    m_empty = new EmptyState(m_centre);
    m_centre->addWidget(m_table);
    m_centre->addWidget(m_empty);
    centreLayout->addWidget(m_strip);
    centreLayout->addWidget(m_views, 1);
    m_workspace->setCentralWidget(centre);
    m_table->setFocus();
}

void MainWindow::makeDocks()
{
    m_docks = new MainDocks(m_workspace, m_services, m_table, m_actions->viewMenu, m_actions->refreshFailed);
    m_details = new DetailsPresenter(m_services.images(), m_table, m_docks->details, this);
    connect(m_details, &DetailsPresenter::told, this, [this](const QString &text) { statusBar()->showMessage(text); });
    auto *bar = findChild<QToolBar *>(QStringLiteral("mainToolBar"));
    addButtons(bar, m_searchSlot, {m_docks->filterDock->toggleViewAction(), m_docks->timelineDock->toggleViewAction(), m_actions->differences});
}

DifferencesController *MainWindow::differences()
{
    if (m_differences)
        return m_differences;
    m_differences = new DifferencesController(m_services, m_actions, {m_table, m_chips, m_views, m_search, m_docks->details, m_details, m_counts, statusBar()}, this);
    connect(m_differences, &DifferencesController::problemsWanted, m_docks, &MainDocks::enterProblems);
    return m_differences;
}

bool MainWindow::isComparing() const
{
    return m_actions->differences->isChecked();
}

bool MainWindow::event(QEvent *event)
{
    // What the first painting does not show is made right after it, unless it is wanted sooner.
    if (event->type() == QEvent::Paint && !std::exchange(m_isPainted, true))
        QMetaObject::invokeMethod(this, &MainWindow::makeRest, Qt::QueuedConnection);
    return QMainWindow::event(event);
}

void MainWindow::makeRest()
{
    (void)differences();
    (void)m_docks->errors();
    (void)m_docks->accounts();
    (void)m_docks->filter->textPane();
}

void MainWindow::makeMenus()
{
    auto *saved = new SavedFiltersMenu(m_services.filter(), m_services.savedFilters(), this);
    m_actions->editMenu->addMenu(saved);
    connect(saved, &SavedFiltersMenu::told, this, [this](const QString &text) { statusBar()->showMessage(text); });
    connect(saved, &SavedFiltersMenu::saveWanted, m_applied, &AppliedFilterBar::beginSaving);
    new TableCommands(m_services, m_table, m_actions);
    new ColumnMenus(m_actions, m_table, [this]() -> QTableView * {
        if (isComparing())
            return differences()->view();
        return m_table;
    });
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
    connect(m_actions->exportImages, &QAction::triggered, this, &MainWindow::showExport);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_actions->preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_actions->resetLayout, &QAction::triggered, this, [this] {
        m_workspace->restoreState(m_initialState);
        m_table->resetColumns();
        m_docks->arrange();
    });
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { focusPane(panes(), focusWidget(), 1); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { focusPane(panes(), focusWidget(), -1); });
    connect(m_actions->nextProblem, &QAction::triggered, m_docks, &MainDocks::showNextProblem);
    connect(m_actions->previousProblem, &QAction::triggered, m_docks, &MainDocks::showPreviousProblem);
    m_commands = new ListingCommands(m_services, m_actions, this);
    connect(m_actions->chooseAccount, &QAction::triggered, this, [this] {
        m_accountBox->setFocus(Qt::ShortcutFocusReason);
        m_accountBox->showPopup();
    });
    connect(m_actions->accountSettings, &QAction::triggered, this, [this] { m_accounts->editAccount(); });
    connect(m_actions->openSamples, &QAction::triggered, m_accounts, &AccountController::openSamples);
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { showShortcuts(this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectFilter()
{
    FilterState &filter = m_services.filter();
    connect(m_actions->editFilter, &QAction::triggered, m_docks, &MainDocks::editFilter);
    connect(m_actions->clearFilter, &QAction::triggered, &filter, &FilterState::clear);
    connect(m_actions->undoFilter, &QAction::triggered, &filter, &FilterState::undo);
    connect(m_actions->redoFilter, &QAction::triggered, &filter, &FilterState::redo);
    connect(&filter, &FilterState::undoStateChanged, this, [this](bool canUndo, bool canRedo) {
        m_actions->undoFilter->setEnabled(canUndo);
        m_actions->redoFilter->setEnabled(canRedo);
    });
    connect(m_search, &SearchField::searchChanged, &filter, &FilterState::setSearch);
    connect(m_search, &SearchField::clearAllWanted, &filter, &FilterState::clear);
    connect(&filter, &FilterState::cleared, m_search, &SearchField::forget);
    connect(&filter, &FilterState::changed, this, [this, &filter] {
        m_search->showSearch(filter.search());
        m_actions->clearFilter->setEnabled(filter.isFiltering());
    });
}

void MainWindow::connectModels()
{
    m_presenter = new ListingPresenter(m_services, {m_strip, m_centre, m_table, m_empty, m_counts, m_fetched}, this);
    connect(m_presenter, &ListingPresenter::addAccountWanted, m_accounts, &AccountController::addAccount);
    connect(m_presenter, &ListingPresenter::samplesWanted, m_accounts, &AccountController::openSamples);
    connect(m_presenter, &ListingPresenter::refreshWanted, &m_services.listings(), &AccountListings::refreshAll);
    connect(m_presenter, &ListingPresenter::resumeWanted, &m_services.listings(), &AccountListings::resumeAll);
    connect(m_presenter, &ListingPresenter::accountsWanted, m_docks, &MainDocks::showAccounts);
    connect(m_presenter, &ListingPresenter::updated, m_commands, &ListingCommands::update);
    connect(m_presenter, &ListingPresenter::clearFilterWanted, &m_services.filter(), &FilterState::clear);
    connect(m_presenter, &ListingPresenter::editAccountWanted, m_accounts, &AccountController::editAccount);
    connect(m_presenter, &ListingPresenter::problemsWanted, m_docks, &MainDocks::enterProblems);
    connect(m_accounts, &AccountController::opened, this, &MainWindow::onOpened);
    connect(m_accounts, &AccountController::failed, this, [this](const QString &text) { statusBar()->showMessage(text); });
    connect(m_accounts, &AccountController::samplesStarted, this, [this] {
        fillSampleTroubleMenu(m_actions->troubleMenu, *m_services.samples(), m_services.listings());
        m_actions->troubleMenu->menuAction()->setVisible(true);
    });
    connect(m_search, &SearchField::leaveToTable, this, [this] { (isComparing() ? differences()->view() : static_cast<QWidget *>(m_table))->setFocus(Qt::TabFocusReason); });
    connect(m_table, &ImageTableView::typed, m_search, &SearchField::beginWith);
    connect(m_table, &ImageTableView::columnsChanged, this, [this] { m_services.query().setSearchColumns(m_table->visibleColumns()); });
    connect(m_table, &ImageTableView::escapePressed, &m_services.listings(), &AccountListings::stopAll);
    connect(&m_services.listings(), &AccountListings::changed, this, &MainWindow::onListingChanged);
    connect(&m_services.problems(), &QAbstractItemModel::rowsInserted, m_docks, &MainDocks::showNewestProblem);
    connect(m_docks, &MainDocks::retryWanted, &m_services.listings(), &AccountListings::resume);
    connect(m_docks, &MainDocks::editAccountWanted, m_accounts, &AccountController::editAccount);
}

void MainWindow::openAccounts(const QList<Account> &accounts)
{
    if (accounts.isEmpty())
        m_accounts->openIds(memory().openAccounts());
    else
        m_accounts->openAccounts(accounts);
}

void MainWindow::openSamples()
{
    m_accounts->openSamples();
}

void MainWindow::onOpened(const QList<Account> &accounts)
{
    if (const QStringList ids = m_accounts->chosenIds(); ids != m_openIds) {
        m_openIds = ids;
        m_mayChooseRow = true;
    }
    m_table->setColumnShown(AccountColumn, accounts.size() > 1);
    setWindowTitle(accounts.size() == 1 ? tr("%1 – Batch Image Browser").arg(accounts.first().name) : tr("Batch Image Browser"));
    m_docks->setSeveralAccounts(accounts.size() > 1);
    onListingChanged();
    m_presenter->updateNow();
}

bool MainWindow::isLoading() const
{
    return m_services.listings().isRunning();
}

void MainWindow::onListingChanged()
{
    const bool isRunning = isLoading();
    if (isRunning == m_wasRunning)
        return;
    m_wasRunning = isRunning;
    if (!isRunning)
        m_services.query().flush();
    m_presenter->updateNow();
    if (isRunning)
        return;
    m_table->fitColumns();
    // Once: a refresh leaves it to the user which row is current, or none.
    if (m_mayChooseRow && m_table->model()->rowCount() > 0) {
        m_mayChooseRow = false;
        m_table->chooseFirstRow();
    }
    Q_EMIT idle();
}

void MainWindow::showPreferences()
{
    PreferencesDialog dialog(Preferences::read(m_services.settings()), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const Preferences preferences = dialog.preferences();
    preferences.write(m_services.settings());
    m_services.setThresholds(preferences.thresholds);
    Q_EMIT themeChosen(preferences.scheme);
}

void MainWindow::showExport()
{
    if (isComparing()) // they have an export of their own
        return;
    m_services.query().settle();
    ExportDialog dialog(m_services.settings(), std::make_unique<ImageExportSubject>(m_services, m_table->keeper()->selectedRows()), this);
    if (dialog.exec() == QDialog::Accepted)
        statusBar()->showMessage(dialog.summary(), 8000);
}

QList<QWidget *> MainWindow::panes()
{
    return {m_search, m_docks->filter, m_table, differences()->view(), m_docks->details->tabs(), m_docks->timeline->view(), m_docks->accounts()->view(), m_docks->errors()};
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

bool MainWindow::focusNextPrevChild(bool next)
{
    // Docks move, and rows of the filter, chips and panes come and go: only as Tab is pressed is it known what stands where.
    return focusNextInReadingOrder(this, next) || QMainWindow::focusNextPrevChild(next);
}

WindowMemory MainWindow::memory()
{
    return {m_services.settings(), {this, m_workspace, m_table, &m_services.filter()}};
}

void MainWindow::rememberWindow()
{
    memory().save(m_accounts->chosenIds(), m_docks->wantsAccounts());
    m_services.settings().save();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // Sizes of docks are only kept once the window has its own.
    if (!m_isArranged && !m_isRestored) {
        QTimer::singleShot(0, m_docks, &MainDocks::arrange);
    } else if (!m_isArranged) {
        const bool hadAccounts = !m_docks->accountsDock->isHidden();
        memory().restoreDocks();
        m_docks->accountsDock->setVisible(hadAccounts);
    }
    m_isArranged = true;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_remembersItself)
        rememberWindow();
    QMainWindow::closeEvent(event);
}

} // namespace imagebrowser
