// SPDX-License-Identifier: Apache-2.0
#include "ui/tablecommands.h"

#include "ui/applicationservices.h"
#include "ui/cellfilter.h"
#include "ui/imagetableview.h"
#include "ui/mainactions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace imagebrowser {

namespace {

void copyText(const QString &text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace

TableCommands::TableCommands(ApplicationServices &services, ImageTableView *table, MainActions *actions)
    : QObject(table)
    , m_services(services)
    , m_table(table)
    , m_actions(actions)
{
    // While the differences stand in the table's place these commands are theirs.
    const auto whenShown = [this](QAction *action, auto run) {
        connect(action, &QAction::triggered, this, [this, run] {
            if (!m_actions->differences->isChecked())
                run();
        });
    };
    whenShown(actions->copyRows, [this] { copyText(m_table->selectionAsText()); });
    whenShown(actions->copyCell, [this] { copyText(m_table->currentCellText()); });
    whenShown(actions->copyJson, [this] { copyText(QString::fromUtf8(m_table->selectionAsJson())); });
    whenShown(actions->selectAll, [this] { m_table->selectAll(); });
    whenShown(actions->selectNone, [this] { m_table->clearSelection(); });
    whenShown(actions->filterToCell, [this] { filterToCell(false); });
    whenShown(actions->excludeCell, [this] { filterToCell(true); });
    for (const SnippetFormat format : allSnippetFormats()) {
        QAction *action = actions->copyAsMenu->addAction(snippetFormatLabel(format));
        connect(action, &QAction::triggered, this, [this, format] { copySnippet(format); });
    }
    connect(table, &ImageTableView::contextMenuWanted, this,
            [this](const QModelIndex &, const QPoint &position) { showContextMenu(position); });
}

void TableCommands::copySnippet(SnippetFormat format)
{
    QList<ImageInformation> images;
    for (const RowId row : m_table->keeper()->selectedRows())
        images << m_services.images().store().image(row);
    copyText(poolSnippet(format, images, m_services.now()));
}

void TableCommands::filterToCell(bool exclude)
{
    const auto row = m_table->currentRow();
    if (!row)
        return;
    const int place = m_table->currentIndex().row();
    const auto column = static_cast<ImageColumn>(m_table->currentIndex().column());
    const auto condition = cellFilter(m_services.images(), *row, column);
    if (!condition)
        return;
    if (exclude)
        m_services.filter().exclude(*condition);
    else
        m_services.filter().narrow(*condition);
    // The image itself may be gone: whoever works with the keyboard goes on from there.
    const auto chooseNext = [table = m_table, place, column] { table->chooseRowNear(place, column); };
    // The rows of a large store come when they are found: the window does not wait for them.
    if (m_services.images().reads().isReading())
        connect(&m_services.query(), &ImageQueryModel::rowsChanged, m_table, chooseNext, Qt::SingleShotConnection);
    else
        chooseNext();
}

void TableCommands::showContextMenu(const QPoint &globalPosition)
{
    QMenu menu(m_table);
    menu.addActions({m_actions->filterToCell, m_actions->excludeCell});
    menu.addSeparator();
    menu.addActions({m_actions->copyRows, m_actions->copyCell, m_actions->copyJson});
    menu.addMenu(m_actions->copyAsMenu);
    menu.addSeparator();
    menu.addAction(m_actions->exportImages);
    menu.exec(globalPosition);
}

} // namespace imagebrowser
