// SPDX-License-Identifier: Apache-2.0
#include "ui/accountlistpane.h"

#include "app/account/accountdraftmodel.h"
#include "ui/accountdelegate.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace imagebrowser {

AccountListPane::AccountListPane(AccountDraftModel &drafts, QWidget *parent)
    : QWidget(parent)
    , m_drafts(drafts)
    , m_list(createList())
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(180);
    setMaximumWidth(std::max(240, fontMetrics().averageCharWidth() * 38));

    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(line);
    layout->addWidget(createTools());

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateTools();
        Q_EMIT currentChanged();
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_drafts, change, this, &AccountListPane::updateTools);
    updateTools();
}

AccountListPane::~AccountListPane()
{
    // The list goes after this and loses its current row on the way; nobody must hear of it.
    m_list->selectionModel()->disconnect(this);
}

QListView *AccountListPane::createList()
{
    auto *list = new QListView(this);
    list->setObjectName(QStringLiteral("accountList"));
    list->setAccessibleName(tr("Accounts"));
    list->setModel(&m_drafts);
    list->setItemDelegate(new AccountDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *favourite = new QAction(tr("Favourite"), list);
    favourite->setObjectName(QStringLiteral("accountFavourite"));
    favourite->setShortcut(Qt::Key_Space);
    favourite->setShortcutContext(Qt::WidgetShortcut);
    connect(favourite, &QAction::triggered, this, &AccountListPane::toggleFavourite);
    list->addAction(favourite);
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
    return list;
}

QWidget *AccountListPane::createTools()
{
    auto *bar = new QWidget(this);
    auto *add = createTool(QStringLiteral("accountAdd"), QStringLiteral("add"), tr("Add account"), QKeySequence::New,
                           &AccountListPane::addRequested);
    m_duplicate = createTool(QStringLiteral("accountDuplicate"), QStringLiteral("duplicate"), tr("Duplicate account"),
                             QKeySequence(Qt::CTRL | Qt::Key_D), &AccountListPane::duplicateCurrent);
    m_remove = createTool(QStringLiteral("accountRemove"), QStringLiteral("remove"), tr("Remove account"),
                          QKeySequence(Qt::CTRL | Qt::Key_Delete), &AccountListPane::removeRequested);
    m_up = createTool(QStringLiteral("accountUp"), QStringLiteral("up"), tr("Move up"),
                      QKeySequence(Qt::ALT | Qt::Key_Up), &AccountListPane::moveCurrentUp);
    m_down = createTool(QStringLiteral("accountDown"), QStringLiteral("down"), tr("Move down"),
                        QKeySequence(Qt::ALT | Qt::Key_Down), &AccountListPane::moveCurrentDown);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::SpaceSmall, metrics::SpaceTiny, metrics::SpaceSmall, metrics::SpaceTiny);
    layout->setSpacing(metrics::SpaceTiny);
    for (QToolButton *tool : {add, m_duplicate, m_remove, createMoreTool()})
        layout->addWidget(tool);
    layout->addStretch();
    for (QToolButton *tool : {m_up, m_down})
        layout->addWidget(tool);
    return bar;
}

QToolButton *AccountListPane::createTool(const QString &objectName, const QString &icon, const QString &text,
                                         const QKeySequence &key, Slot slot)
{
    auto *tool = new QToolButton(this);
    tool->setObjectName(objectName);
    tool->setIcon(paletteIcon(icon));
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setAccessibleName(text);
    tool->setToolTip(tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(tool, &QToolButton::clicked, this, slot);
    // Not the button's own shortcut: that one is animated, and what is typed next comes before it acts.
    connect(new QShortcut(key, this), &QShortcut::activated, this, slot);
    return tool;
}

QToolButton *AccountListPane::createMoreTool()
{
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &text, const QString &objectName, const QString &icon,
                                  const QKeySequence &key, void (AccountListPane::*signal)()) {
        QAction *action = menu->addAction(paletteIcon(icon), text, this, signal);
        action->setObjectName(objectName);
        action->setShortcut(key);
        // Shortcuts of a menu that is closed and belongs to no menu bar are not heard.
        addAction(action);
        return action;
    };
    add(tr("New from &clipboard"), QStringLiteral("accountFromClipboard"), QStringLiteral("add"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), &AccountListPane::addFromClipboardRequested);
    add(tr("&Import accounts…"), QStringLiteral("accountImport"), QStringLiteral("import"),
        QKeySequence(Qt::CTRL | Qt::Key_O), &AccountListPane::importRequested);
    m_export = add(tr("&Export accounts…"), QStringLiteral("accountExport"), QStringLiteral("export"),
                   QKeySequence(Qt::CTRL | Qt::Key_E), &AccountListPane::exportRequested);
    auto *tool = new QToolButton(this);
    tool->setObjectName(QStringLiteral("accountMore"));
    tool->setIcon(paletteIcon(QStringLiteral("more")));
    tool->setAutoRaise(true);
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setAccessibleName(tr("From clipboard, import and export"));
    tool->setToolTip(tool->accessibleName());
    tool->setPopupMode(QToolButton::InstantPopup);
    tool->setMenu(menu);
    return tool;
}

int AccountListPane::currentRow() const
{
    return m_list->currentIndex().row();
}

void AccountListPane::selectRow(int row)
{
    m_list->setCurrentIndex(m_drafts.index(std::clamp(row, 0, std::max(0, m_drafts.rowCount() - 1))));
}

void AccountListPane::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

void AccountListPane::duplicateCurrent()
{
    if (currentRow() < 0)
        return;
    selectRow(m_drafts.duplicateAccount(currentRow()));
    Q_EMIT duplicated();
}

void AccountListPane::moveCurrentUp()
{
    if (currentRow() > 0 && m_drafts.moveAccount(currentRow(), currentRow() - 1))
        m_list->scrollTo(m_list->currentIndex());
    updateTools();
}

void AccountListPane::moveCurrentDown()
{
    if (currentRow() >= 0 && m_drafts.moveAccount(currentRow(), currentRow() + 1))
        m_list->scrollTo(m_list->currentIndex());
    updateTools();
}

void AccountListPane::toggleFavourite()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid())
        m_drafts.setData(index, !index.data(AccountDraftModel::FavouriteRole).toBool(),
                         AccountDraftModel::FavouriteRole);
}

void AccountListPane::updateTools()
{
    // Model signals arrive while the pane is being made.
    if (m_down == nullptr)
        return;
    const int row = currentRow();
    for (QToolButton *tool : {m_duplicate, m_remove})
        tool->setEnabled(row >= 0);
    m_export->setEnabled(m_drafts.rowCount() > 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_drafts.rowCount());
}

} // namespace imagebrowser
