// SPDX-License-Identifier: Apache-2.0
#include "app/models/facetmodel.h"

#include <algorithm>

namespace imagebrowser {

namespace {

//! Internal id of the facets; values carry the number of their facet and one.
constexpr quintptr facetLevel = 0;

constexpr std::size_t indexOf(Facet facet)
{
    return static_cast<std::size_t>(facet);
}

} // namespace

FacetModel::FacetModel(LiveFilter &filter, QObject *parent)
    : QAbstractItemModel(parent)
    , m_filter(filter)
{
    for (const Facet facet : allFacets())
        m_rows[indexOf(facet)] = rowsOf(facet);
    connect(&filter, &LiveFilter::countsChanged, this, &FacetModel::update);
}

void FacetModel::setFullLength(Facet facet, bool isFull)
{
    m_isFull[indexOf(facet)] = isFull;
    updateFacet(facet);
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : facetLevel);
}

QModelIndex FacetModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == facetLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, facetLevel);
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(FacetCount);
    const bool isFacet = parent.internalId() == facetLevel && parent.column() == 0;
    return isFacet ? static_cast<int>(m_rows[static_cast<std::size_t>(parent.row())].size()) : 0;
}

int FacetModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    if (row == nullptr)
        return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return row->more != 0 ? common : common | Qt::ItemIsUserCheckable;
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const Row *row = rowAt(index))
        return rowData(static_cast<Facet>(index.internalId() - 1), *row, role);
    return facetData(static_cast<Facet>(index.row()), role);
}

QVariant FacetModel::facetData(Facet facet, int role) const
{
    const auto &rows = m_rows[indexOf(facet)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return facetLabel(facet);
    case FacetKindRole:
        return static_cast<int>(facet);
    case IsWorthShowingRole: {
        // One account, or none yet, is nothing to choose from; a tick must stay reachable in any case.
        const qsizetype least = facet == Facet::Account ? 2 : 1;
        return rows.size() >= least || !m_filter.state().selection().values(facet).isEmpty();
    }
    default:
        return {};
    }
}

QVariant FacetModel::rowData(Facet facet, const Row &row, int role) const
{
    const bool isValue = row.more == 0;
    const QString label = isValue ? facetValueLabel(facet, row.entry.value)
        : row.more > 0            ? tr("%1 more").arg(row.more)
                                  : tr("Show fewer");
    // Where nothing was fetched there are not 0 images of a kind: nobody knows.
    const bool isCounted = m_filter.store().rowCount() > 0;
    switch (role) {
    case Qt::DisplayRole:
        return label;
    case Qt::ToolTipRole:
        return isValue ? QVariant(label) : QVariant();
    case Qt::AccessibleTextRole:
        return !isValue || !isCounted ? label
            : row.entry.count == 1    ? tr("%1, 1 image").arg(label)
                                      : tr("%1, %2 images").arg(label, QString::number(row.entry.count));
    case Qt::CheckStateRole:
        return isValue ? QVariant(row.entry.isSelected ? Qt::Checked : Qt::Unchecked) : QVariant();
    case FacetKindRole:
        return static_cast<int>(facet);
    case CountRole:
        return isValue && isCounted ? QVariant(static_cast<qlonglong>(row.entry.count)) : QVariant();
    case IsMoreRole:
        return !isValue;
    case StateRole: {
        const auto state = facet == Facet::State ? stateOfFacetValue(row.entry.value) : std::nullopt;
        return state ? QVariant(static_cast<int>(*state)) : QVariant();
    }
    default:
        return {};
    }
}

bool FacetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Row *row = rowAt(index);
    if (row == nullptr || row->more != 0 || role != Qt::CheckStateRole)
        return false;
    const auto facet = static_cast<Facet>(index.internalId() - 1);
    m_filter.state().setSelected(facet, row->entry.value, value.value<Qt::CheckState>() == Qt::Checked);
    m_filter.flush();
    return true;
}

QList<FacetModel::Row> FacetModel::rowsOf(Facet facet) const
{
    const QList<FacetEntry> &entries = m_filter.counts().entries(facet);
    const bool hasMore = facet != Facet::State && entries.size() > ShortLength + 1;
    const bool isShort = hasMore && !m_isFull[indexOf(facet)];
    QList<Row> rows;
    qsizetype left = 0;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (isShort && i >= ShortLength && !entries.at(i).isSelected)
            ++left;
        else
            rows.append({entries.at(i), 0});
    }
    if (hasMore)
        rows.append({{}, isShort ? std::max<qsizetype>(left, 1) : -1});
    return rows;
}

void FacetModel::update()
{
    for (const Facet facet : allFacets())
        updateFacet(facet);
}

void FacetModel::updateFacet(Facet facet)
{
    const QList<Row> fresh = rowsOf(facet);
    removeMissing(facet, fresh);
    appendNew(facet, fresh);
    reorder(facet, fresh);
    m_rows[indexOf(facet)] = fresh;
    const QModelIndex parent = facetIndex(facet);
    if (!fresh.isEmpty())
        Q_EMIT dataChanged(index(0, 0, parent), index(static_cast<int>(fresh.size()) - 1, 0, parent));
    Q_EMIT dataChanged(parent, parent);
}

void FacetModel::removeMissing(Facet facet, const QList<Row> &fresh)
{
    QList<Row> &rows = m_rows[indexOf(facet)];
    for (qsizetype i = rows.size() - 1; i >= 0; --i) {
        const bool stays = std::ranges::any_of(fresh, [&](const Row &row) { return row.isSameRow(rows.at(i)); });
        if (stays)
            continue;
        beginRemoveRows(facetIndex(facet), static_cast<int>(i), static_cast<int>(i));
        rows.removeAt(i);
        endRemoveRows();
    }
}

void FacetModel::appendNew(Facet facet, const QList<Row> &fresh)
{
    QList<Row> &rows = m_rows[indexOf(facet)];
    QList<Row> added;
    for (const Row &row : fresh) {
        if (std::ranges::none_of(rows, [&](const Row &other) { return row.isSameRow(other); }))
            added.append(row);
    }
    if (added.isEmpty())
        return;
    const auto first = static_cast<int>(rows.size());
    beginInsertRows(facetIndex(facet), first, first + static_cast<int>(added.size()) - 1);
    rows.append(added);
    endInsertRows();
}

void FacetModel::reorder(Facet facet, const QList<Row> &fresh)
{
    QList<Row> &rows = m_rows[indexOf(facet)];
    const bool isInOrder =
        std::ranges::equal(rows, fresh, [](const Row &left, const Row &right) { return left.isSameRow(right); });
    if (isInOrder)
        return;
    const QList<QPersistentModelIndex> parents{facetIndex(facet)};
    Q_EMIT layoutAboutToBeChanged(parents);
    const QModelIndexList persistent = persistentIndexList();
    for (const QModelIndex &old : persistent) {
        const Row *row = old.internalId() == indexOf(facet) + 1 ? rowAt(old) : nullptr;
        if (row == nullptr)
            continue;
        const auto place = std::ranges::find_if(fresh, [&](const Row &other) { return other.isSameRow(*row); });
        changePersistentIndex(old, createIndex(static_cast<int>(place - fresh.begin()), 0, old.internalId()));
    }
    rows = fresh;
    Q_EMIT layoutChanged(parents);
}

const FacetModel::Row *FacetModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == facetLevel)
        return nullptr;
    const QList<Row> &rows = m_rows[index.internalId() - 1];
    return index.row() < rows.size() ? &rows.at(index.row()) : nullptr;
}

} // namespace imagebrowser
