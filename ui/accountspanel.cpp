// SPDX-License-Identifier: Apache-2.0
#include "ui/accountspanel.h"

#include "ui/accountsdelegate.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace imagebrowser {

namespace {

//! In widths of "0".
constexpr std::array<int, ListingStateModel::ColumnCount> startWidths{24, 30, 10, 25, 9, 10};

void addButton(QHBoxLayout *bar, QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(action->objectName() % QStringLiteral("Button"));
    button->setAccessibleName(action->text().remove(u'&').remove(QStringLiteral("…")));
    bar->addWidget(button);
}

} // namespace

AccountsPanel::AccountsPanel(AccountListings &listings, QAction *refreshFailed, QWidget *parent)
    : QWidget(parent)
    , m_listings(listings)
    , m_view(new QTreeView(this))
    , m_model(new ListingStateModel(listings, this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("accountsPanel"));
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::SpaceSmall, metrics::SpaceTiny, metrics::SpaceSmall, metrics::SpaceTiny);
    bar->setSpacing(metrics::SpaceTiny);
    addButton(bar, refreshFailed, this);
    m_refresh = addCommand(bar, tr("Refresh"), QStringLiteral("rowRefresh"), QStringLiteral("refresh"));
    m_stop = addCommand(bar, tr("Stop"), QStringLiteral("rowStop"), QStringLiteral("stop"));
    m_resume = addCommand(bar, tr("Resume"), QStringLiteral("rowResume"), QStringLiteral("resume"));
    m_problem = addCommand(bar, tr("What happened"), QStringLiteral("rowProblem"), QStringLiteral("info"));
    m_edit = addCommand(bar, tr("Edit account…"), QStringLiteral("rowEdit"), QStringLiteral("edit"));
    bar->addStretch(1);
    makeView();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);

    const auto forChosen = [this](auto command) {
        return [this, command] {
            for (const AccountListing &listing : chosen())
                command(listing);
        };
    };
    connect(m_refresh, &QAction::triggered, this, forChosen([this](const AccountListing &row) {
                if (!row.progress.isRunning())
                    m_listings.refresh(row.account.id);
            }));
    connect(m_stop, &QAction::triggered, this,
            forChosen([this](const AccountListing &row) { m_listings.stop(row.account.id); }));
    connect(m_resume, &QAction::triggered, this, forChosen([this](const AccountListing &row) {
                if (row.progress.canResume())
                    m_listings.resume(row.account.id);
            }));
    connect(m_problem, &QAction::triggered, this, [this] {
        if (const AccountListing *row = listing(m_view->currentIndex()); row != nullptr && row->failure)
            Q_EMIT problemWanted(*row->failure);
    });
    connect(m_edit, &QAction::triggered, this, [this] {
        Q_EMIT editAccountWanted(m_view->currentIndex().data(ListingStateModel::AccountIdRole).toString());
    });
    updateCommands();
}

AccountsPanel::~AccountsPanel()
{
    // The view goes after this and loses its rows on the way; nobody must hear of it.
    m_view->selectionModel()->disconnect(this);
    m_sorted->disconnect(this);
}

void AccountsPanel::makeView()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ListingStateModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName(QStringLiteral("accountStates"));
    m_view->setAccessibleName(tr("Open accounts"));
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new AccountsDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setMouseTracking(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ListingStateModel::StatusColumn, Qt::AscendingOrder);
    // The state says most, and the action must be in sight at any width.
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ListingStateModel::StatusColumn, QHeaderView::Stretch);
    fitColumns();
    m_view->installEventFilter(this);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ListingStateModel::ActionColumn)
            doAction(index);
    });
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != ListingStateModel::ActionColumn)
            doAction(index);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountsPanel::updateCommands);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &AccountsPanel::updateCommands);
    connect(m_sorted, &QAbstractItemModel::dataChanged, this, &AccountsPanel::updateCommands);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &AccountsPanel::updateCommands);
}

void AccountsPanel::fitColumns()
{
    const int zero = fontMetrics().horizontalAdvance(u'0');
    for (int column = 0; column < ListingStateModel::ColumnCount; ++column)
        m_view->header()->resizeSection(column, startWidths[static_cast<std::size_t>(column)] * zero);
}

QAction *AccountsPanel::addCommand(QHBoxLayout *bar, const QString &text, const QString &objectName,
                                   const QString &icon)
{
    auto *action = new QAction(paletteIcon(icon), text, this);
    action->setObjectName(objectName);
    m_view->addAction(action);
    addButton(bar, action, this);
    return action;
}

void AccountsPanel::setIsEditable(const std::function<bool(const QString &)> &isEditable)
{
    m_isEditable = isEditable;
    updateCommands();
}

const AccountListing *AccountsPanel::listing(const QModelIndex &index) const
{
    return m_model->listing(m_sorted->mapToSource(index));
}

QList<AccountListing> AccountsPanel::chosen() const
{
    QList<AccountListing> listings;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        if (const AccountListing *row = listing(index))
            listings << *row;
    }
    return listings;
}

void AccountsPanel::doAction(const QModelIndex &index)
{
    const AccountListing *row = listing(index);
    if (row == nullptr)
        return;
    const QString id = row->account.id;
    switch (listingAction(*row)) {
    case ListingAction::Refresh:
        m_listings.refresh(id);
        return;
    case ListingAction::Stop:
        m_listings.stop(id);
        return;
    case ListingAction::Retry:
    case ListingAction::Resume:
        m_listings.resume(id);
        return;
    }
}

void AccountsPanel::updateCommands()
{
    const QList<AccountListing> rows = chosen();
    const auto isAny = [&rows](auto predicate) { return std::any_of(rows.begin(), rows.end(), predicate); };
    m_refresh->setEnabled(isAny([](const AccountListing &row) { return !row.progress.isRunning(); }));
    m_stop->setEnabled(isAny([](const AccountListing &row) { return row.progress.isRunning(); }));
    m_resume->setEnabled(isAny([](const AccountListing &row) { return row.progress.canResume(); }));
    const AccountListing *current = listing(m_view->currentIndex());
    m_problem->setEnabled(current != nullptr && current->failure);
    m_edit->setEnabled(current != nullptr && m_isEditable && m_isEditable(current->account.id));
}

bool AccountsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            doAction(m_view->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace imagebrowser
