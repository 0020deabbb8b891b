// SPDX-License-Identifier: Apache-2.0
#include "ui/windowmemory.h"

#include "app/account/settingsfile.h"
#include "app/filter/filtersettingsjson.h"
#include "ui/imagetableview.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QMainWindow>

namespace imagebrowser {

namespace {

const QString section = QStringLiteral("window");
//! Of docks and toolbars; a state of another version is ignored.
constexpr int stateVersion = 1;
constexpr int minColumnWidth = 24;
constexpr int maxColumnWidth = 2000;

QByteArray bytes(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

WindowMemory::WindowMemory(SettingsFile &settings, const Parts &parts) : m_settings(settings), m_parts(parts) {}

void WindowMemory::save(const QStringList &openAccounts, bool wantsAccountsPane)
{
    const QHeaderView *header = m_parts.table->horizontalHeader();
    QJsonArray columns;
    for (int visual = 0; visual < ImageColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        QJsonObject entry {{QStringLiteral("id"), columnId(static_cast<ImageColumn>(column))},
                           {QStringLiteral("shown"), !header->isSectionHidden(column)}};
        if (!header->isSectionHidden(column))
            entry.insert(QStringLiteral("width"), header->sectionSize(column));
        columns.append(entry);
    }
    QJsonArray sort;
    const auto *model = qobject_cast<ImageQueryModel *>(m_parts.table->model());
    for (const SortKey &key : model->criteria().sort)
        sort.append(QJsonObject {{QStringLiteral("column"), columnId(key.column)}, {QStringLiteral("descending"), key.order == Qt::DescendingOrder}});
    m_settings.setValue(section,
                        QJsonObject {{QStringLiteral("geometry"), text(m_parts.window->saveGeometry())},
                                     {QStringLiteral("state"), text(m_parts.workspace->saveState(stateVersion))},
                                     {QStringLiteral("columns"), columns},
                                     {QStringLiteral("sort"), sort},
                                     {QStringLiteral("filter"), filterSettingsToJson(m_parts.filter->settings())},
                                     {QStringLiteral("accounts"), QJsonArray::fromStringList(openAccounts)},
                                     {QStringLiteral("accountsPane"), wantsAccountsPane}});
}

bool WindowMemory::restore()
{
    const QJsonObject saved = m_settings.value(section).toObject();
    if (saved.isEmpty())
        return false;
    m_parts.window->restoreGeometry(bytes(saved[QStringLiteral("geometry")]));
    restoreDocks();
    restoreColumns(saved[QStringLiteral("columns")].toArray());
    restoreSort(saved[QStringLiteral("sort")].toArray());
    m_parts.filter->restore(filterSettingsFromJson(saved[QStringLiteral("filter")].toObject()));
    return true;
}

void WindowMemory::restoreDocks()
{
    const QJsonObject saved = m_settings.value(section).toObject();
    m_parts.workspace->restoreState(bytes(saved[QStringLiteral("state")]), stateVersion);
}

void WindowMemory::restoreColumns(const QJsonArray &columns)
{
    QHeaderView *header = m_parts.table->horizontalHeader();
    int visual = 0;
    for (const QJsonValue &value : columns) {
        const QJsonObject entry = value.toObject();
        const auto column = columnFromId(entry[QStringLiteral("id")].toString());
        if (!column)
            continue;
        header->moveSection(header->visualIndex(*column), visual++);
        header->setSectionHidden(*column, !entry[QStringLiteral("shown")].toBool(true));
        if (const int width = entry[QStringLiteral("width")].toInt(); width >= minColumnWidth && width <= maxColumnWidth) {
            header->resizeSection(*column, width);
            m_parts.table->setColumnWidthsKnown(true);
        }
    }
    if (m_parts.table->visibleColumns().none())
        m_parts.table->resetColumns();
}

void WindowMemory::restoreSort(const QJsonArray &keys)
{
    QList<SortKey> sort;
    for (const QJsonValue &value : keys) {
        const QJsonObject entry = value.toObject();
        if (const auto column = columnFromId(entry[QStringLiteral("column")].toString()))
            sort.append({*column, entry[QStringLiteral("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    if (sort.isEmpty())
        return;
    m_parts.table->horizontalHeader()->setSortIndicator(sort.first().column, sort.first().order);
    qobject_cast<ImageQueryModel *>(m_parts.table->model())->setSortKeys(sort);
}

bool WindowMemory::wantsAccountsPane() const
{
    return m_settings.value(section).toObject()[QStringLiteral("accountsPane")].toBool(true);
}

QStringList WindowMemory::openAccounts() const
{
    const QJsonObject saved = m_settings.value(section).toObject();
    QStringList ids;
    for (const QJsonValue &id : saved[QStringLiteral("accounts")].toArray())
        ids << id.toString();
    // Before several could be open.
    if (ids.isEmpty())
        ids << saved[QStringLiteral("account")].toString();
    return ids;
}

} // namespace imagebrowser
