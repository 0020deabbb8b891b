// SPDX-License-Identifier: Apache-2.0
#include "ui/columnmenus.h"

#include "ui/differencesview.h"
#include "ui/imagetableview.h"
#include "ui/mainactions.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QMenu>

namespace imagebrowser {

namespace {

QAction *addChoice(QMenu *menu, const QString &text, bool isChosen)
{
    QAction *action = menu->addAction(QString(text).replace(u'&', QStringLiteral("&&")));
    action->setCheckable(true);
    action->setChecked(isChosen);
    return action;
}

} // namespace

ColumnMenus::ColumnMenus(MainActions *actions, ImageTableView *images, std::function<QTableView *()> shownTable)
    : QObject(actions->columnsMenu)
    , m_images(images)
    , m_shownTable(std::move(shownTable))
{
    connect(actions->columnsMenu, &QMenu::aboutToShow, this,
            [this, menu = actions->columnsMenu] { fillColumns(menu); });
    connect(actions->sortMenu, &QMenu::aboutToShow, this, [this, menu = actions->sortMenu] { fillSort(menu); });
}

void ColumnMenus::fillColumns(QMenu *menu)
{
    menu->clear();
    if (auto *differences = qobject_cast<DifferencesView *>(m_shownTable()))
        differences->addColumnActions(menu);
    else
        m_images->addColumnActions(menu);
}

void ColumnMenus::fillSort(QMenu *menu)
{
    menu->clear();
    QTableView *table = m_shownTable();
    const QHeaderView *header = table->horizontalHeader();
    const int sorted = header->sortIndicatorSection();
    const Qt::SortOrder order = header->sortIndicatorOrder();
    auto *columns = new QActionGroup(menu);
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (header->isSectionHidden(column))
            continue;
        const QString text = table->model()->headerData(column, Qt::Horizontal).toString();
        QAction *action = columns->addAction(addChoice(menu, text, column == sorted));
        connect(action, &QAction::triggered, table, [table, column, order] { table->sortByColumn(column, order); });
    }
    menu->addSeparator();
    auto *orders = new QActionGroup(menu);
    const auto addOrder = [&](const QString &text, Qt::SortOrder which) {
        QAction *action = orders->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(order == which);
        connect(action, &QAction::triggered, table, [table, sorted, which] { table->sortByColumn(sorted, which); });
    };
    addOrder(tr("&Ascending"), Qt::AscendingOrder);
    addOrder(tr("&Descending"), Qt::DescendingOrder);
}

} // namespace imagebrowser
