// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesmemory.h"

#include "app/account/settingsfile.h"
#include "ui/differencesview.h"

#include <QEvent>
#include <QHeaderView>
#include <QJsonObject>
#include <QScopedValueRollback>

#include <array>

namespace imagebrowser {

namespace {

const QString section = QStringLiteral("differences");
constexpr int minColumnWidth = 24;
constexpr int maxColumnWidth = 2000;
constexpr std::array identityIds{"differs", "sku", "offer", "publisher", "version"};

QList<int> widthsOf(const QHeaderView &header)
{
    QList<int> widths;
    for (int column = 0; column < header.count(); ++column)
        widths.append(header.sectionSize(column));
    return widths;
}

} // namespace

DifferencesMemory::DifferencesMemory(SettingsFile &settings, DifferencesView &view, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_view(view)
{
    read();
    apply();
    applySort();
    for (QHeaderView *header : view.findChildren<QHeaderView *>()) {
        if (header->orientation() == Qt::Horizontal)
            header->viewport()->installEventFilter(this);
    }
    connect(&view, &DifferencesView::columnsFitted, this, &DifferencesMemory::apply);
    // The model is in the middle of a change then.
    connect(&view, &DifferencesView::columnsFitted, this, &DifferencesMemory::applySort, Qt::QueuedConnection);
    connect(&view, &DifferencesView::columnShown, this, &DifferencesMemory::noteShown);
    connect(view.horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &DifferencesMemory::noteSort);
}

void DifferencesMemory::read()
{
    const QJsonObject saved = m_settings.value(section).toObject();
    const QJsonObject columns = saved[QStringLiteral("columns")].toObject();
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        const QJsonObject entry = column.value().toObject();
        const int width = entry[QStringLiteral("width")].toInt();
        if (width >= minColumnWidth && width <= maxColumnWidth)
            m_widths.insert(column.key(), width);
        if (const QJsonValue shown = entry[QStringLiteral("shown")]; shown.isBool())
            m_shown.insert(column.key(), shown.toBool());
    }
    const QJsonObject sort = saved[QStringLiteral("sort")].toObject();
    m_sortId = sort[QStringLiteral("column")].toString();
    m_sortOrder = sort[QStringLiteral("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void DifferencesMemory::write()
{
    QJsonObject columns;
    for (auto width = m_widths.cbegin(); width != m_widths.cend(); ++width)
        columns.insert(width.key(), QJsonObject{{QStringLiteral("width"), width.value()}});
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        QJsonObject entry = columns.value(shown.key()).toObject();
        entry.insert(QStringLiteral("shown"), shown.value());
        columns.insert(shown.key(), entry);
    }
    QJsonObject saved{{QStringLiteral("columns"), columns}};
    if (!m_sortId.isEmpty())
        saved.insert(QStringLiteral("sort"),
                     QJsonObject{{QStringLiteral("column"), m_sortId},
                                 {QStringLiteral("descending"), m_sortOrder == Qt::DescendingOrder}});
    m_settings.setValue(section, saved);
}

QString DifferencesMemory::idOf(int column) const
{
    if (column < DifferencesModel::FirstAccount)
        return QString::fromLatin1(identityIds.at(static_cast<std::size_t>(column)));
    return QStringLiteral("account/") + m_view.model()->headerData(column, Qt::Horizontal).toString();
}

int DifferencesMemory::columnOf(const QString &id) const
{
    for (int column = 0; column < m_view.model()->columnCount(); ++column) {
        if (idOf(column) == id)
            return column;
    }
    return -1;
}

void DifferencesMemory::apply()
{
    const QScopedValueRollback applying(m_isApplying, true);
    for (int column = 0; column < m_view.model()->columnCount(); ++column) {
        const QString id = idOf(column);
        if (m_shown.contains(id))
            m_view.setColumnHidden(column, !m_shown.value(id));
        if (m_widths.contains(id) && !m_view.isColumnHidden(column))
            m_view.setColumnWidth(column, m_widths.value(id));
    }
}

void DifferencesMemory::applySort()
{
    const QScopedValueRollback applying(m_isApplying, true);
    const QHeaderView *header = m_view.horizontalHeader();
    const int column = columnOf(m_sortId);
    // The order by an account waits until the account is open. Another one may have its column by now.
    if (column < 0 && header->sortIndicatorSection() >= DifferencesModel::FirstAccount)
        m_view.sortByColumn(DifferencesModel::Differs, Qt::AscendingOrder);
    if (column >= 0 && (header->sortIndicatorSection() != column || header->sortIndicatorOrder() != m_sortOrder))
        m_view.sortByColumn(column, m_sortOrder);
}

void DifferencesMemory::noteSort(int column, Qt::SortOrder order)
{
    if (m_isApplying || column < 0 || column >= m_view.model()->columnCount())
        return;
    m_sortId = idOf(column);
    m_sortOrder = order;
    write();
}

void DifferencesMemory::noteShown(int column, bool isShown)
{
    m_shown.insert(idOf(column), isShown);
    write();
}

void DifferencesMemory::noteWidths()
{
    const QList<int> after = widthsOf(*m_view.horizontalHeader());
    bool isChanged = false;
    // The last column takes what is left; nobody chose that.
    for (int column = 0; column + 1 < after.size() && after.size() == m_before.size(); ++column) {
        if (after.at(column) == m_before.at(column) || m_view.isColumnHidden(column))
            continue;
        m_widths.insert(idOf(column), after.at(column));
        isChanged = true;
    }
    if (isChanged)
        write();
}

bool DifferencesMemory::eventFilter(QObject *watched, QEvent *event)
{
    const bool result = QObject::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonPress)
        m_before = widthsOf(*m_view.horizontalHeader());
    // A double click fits the column between press and release.
    else if (event->type() == QEvent::MouseButtonRelease)
        noteWidths();
    return result;
}

} // namespace imagebrowser
