// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagequerymodel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace imagebrowser {

namespace {

//! Looking through a million rows this often takes as long as noting the place of each.
constexpr int FewLookups = 8;
//! Views make room for inserted rows in what they know of each row; for many that takes longer than to begin anew.
constexpr std::size_t MostInsertedAtOnce = 20'000;

} // namespace

ImageQueryModel::ImageQueryModel(ImageTableModel *source, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_source(source)
{
    // Earliest end first, images without a date last.
    m_criteria.sort = {{EndsColumn, Qt::AscendingOrder}};
    QAbstractProxyModel::setSourceModel(source);
    m_arrivals.setSingleShot(true);
    m_arrivals.setInterval(ArrivalInterval);
    connect(&m_arrivals, &QTimer::timeout, this, [this] { requery(); });
    connect(source, &QAbstractItemModel::rowsInserted, this, &ImageQueryModel::onRowsInserted);
    connect(source, &ImageTableModel::rowsAboutToBeMapped, this, [this] {
        Q_EMIT aboutToRearrange();
        beginResetModel();
        m_isResetting = true;
        setRows({});
    });
    connect(source, &ImageTableModel::rowsMapped, this, &ImageQueryModel::onMapped);
    connect(source, &ImageTableModel::endOfLivesChanged, this, [this] {
        requery();
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void ImageQueryModel::setSearch(const QString &search)
{
    if (search == m_criteria.search)
        return;
    m_criteria.search = search;
    requery();
}

void ImageQueryModel::setSearchColumns(const ImageColumnSet &columns)
{
    if (columns == m_criteria.searchColumns)
        return;
    m_criteria.searchColumns = columns;
    if (!m_criteria.search.isEmpty())
        requery();
}

void ImageQueryModel::setSortKeys(const QList<SortKey> &keys)
{
    if (keys == m_criteria.sort)
        return;
    m_criteria.sort = keys;
    requery();
}

void ImageQueryModel::setFilter(RowFilter filter)
{
    m_filter = std::move(filter);
    requery();
}

void ImageQueryModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ImageColumnCount)
        return;
    const SortKey first{static_cast<ImageColumn>(column), order};
    QList<SortKey> keys = m_criteria.sort;
    keys.removeIf([&](const SortKey &key) { return key.column == first.column; });
    keys.prepend(first);
    setSortKeys(keys);
}

int ImageQueryModel::rowOf(RowId id) const
{
    if (m_rowOf.empty() && m_rowsLookedFor < FewLookups) {
        ++m_rowsLookedFor;
        const auto place = std::find(m_rows.begin(), m_rows.end(), id);
        return place == m_rows.end() ? -1 : static_cast<int>(place - m_rows.begin());
    }
    if (m_rowOf.empty() && !m_rows.empty()) {
        m_rowOf.assign(m_source->store().rowCount(), -1);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            m_rowOf[m_rows[row]] = static_cast<int>(row);
    }
    return id < m_rowOf.size() ? m_rowOf[id] : -1;
}

//! Whoever hears that rows are about to change may still ask for places among those from before.
void ImageQueryModel::setRows(std::vector<RowId> rows)
{
    m_rows = std::move(rows);
    m_rowOf.clear();
    m_rowsLookedFor = 0;
}

void ImageQueryModel::onRowsInserted()
{
    if (m_isResetting)
        return;
    if (m_rows.empty())
        requery();
    else if (!m_arrivals.isActive())
        startArrivals();
}

void ImageQueryModel::startArrivals()
{
    // While a million rows arrive, placing them over and over must leave most of the time to the user.
    constexpr int share = 10;
    constexpr std::chrono::milliseconds longest{1000};
    const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(m_queryTime * share);
    m_arrivals.start(std::clamp(pause, ArrivalInterval, longest));
}

void ImageQueryModel::flush()
{
    if (m_arrivals.isActive())
        requery();
}

void ImageQueryModel::settle()
{
    m_source->reads().complete(this);
}

void ImageQueryModel::onMapped(const RowMapping &mapping)
{
    m_arrivals.stop();
    m_source->reads().forget(this);
    auto rows = std::make_shared<std::vector<RowId>>();
    query(rows)(StoreReads::Stop(false));
    place(std::move(*rows), mapping);
}

void ImageQueryModel::requery()
{
    m_arrivals.stop();
    QElapsedTimer clock;
    clock.start();
    auto rows = std::make_shared<std::vector<RowId>>();
    m_source->read(this, query(rows), [this, rows, clock] {
        place(std::move(*rows), {});
        m_queryTime = std::chrono::nanoseconds(clock.nsecsElapsed());
    });
}

//! Fills \a rows by the criteria and the filter of now; looks up between its steps whether it is still wanted.
StoreReads::Work ImageQueryModel::query(std::shared_ptr<std::vector<RowId>> rows) const
{
    return [rows = std::move(rows), criteria = m_criteria, filter = m_filter, &store = m_source->store(),
            &endOfLives = m_source->endOfLives(), now = m_source->now()](const StoreReads::Stop &stop) {
        const std::vector<std::uint8_t> mask = filter ? filter(store, now) : std::vector<std::uint8_t>();
        if (stop)
            return;
        *rows = findImages(store, endOfLives, criteria, mask);
        // Each key is a stable sort of its own, the last one first.
        for (qsizetype key = criteria.sort.size(); key > 0 && !stop; --key)
            sortImages(store, {criteria.sort[key - 1]}, *rows);
    };
}

void ImageQueryModel::place(std::vector<RowId> rows, const RowMapping &mapping)
{
    if (!m_isResetting && rows == m_rows)
        return;
    const bool isGrowth = !m_isResetting && rows.size() > m_rows.size()
        && rows.size() - m_rows.size() <= MostInsertedAtOnce && std::equal(m_rows.begin(), m_rows.end(), rows.begin());
    if (isGrowth) {
        beginInsertRows({}, rowCount(), static_cast<int>(rows.size()) - 1);
        setRows(std::move(rows));
        endInsertRows();
    } else {
        if (!m_isResetting) {
            Q_EMIT aboutToRearrange();
            beginResetModel();
        }
        setRows(std::move(rows));
        m_isResetting = false;
        endResetModel();
        Q_EMIT rearranged(mapping);
    }
    Q_EMIT rowsChanged();
}

QModelIndex ImageQueryModel::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || static_cast<std::size_t>(proxyIndex.row()) >= m_rows.size())
        return {};
    return m_source->index(static_cast<int>(rowId(proxyIndex.row())), proxyIndex.column());
}

QModelIndex ImageQueryModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const int row = rowOf(static_cast<RowId>(sourceIndex.row()));
    return row < 0 ? QModelIndex() : index(row, sourceIndex.column());
}

QModelIndex ImageQueryModel::index(int row, int column, const QModelIndex &parent) const
{
    const bool isHere = row >= 0 && static_cast<std::size_t>(row) < m_rows.size() && column >= 0
        && column < ImageColumnCount && !parent.isValid();
    return isHere ? createIndex(row, column) : QModelIndex();
}

Qt::ItemFlags ImageQueryModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QModelIndex ImageQueryModel::parent(const QModelIndex &) const
{
    return {};
}

int ImageQueryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImageQueryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ImageColumnCount;
}

QVariant ImageQueryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The base class maps through row 0, which an empty table does not have.
    return orientation == Qt::Horizontal ? m_source->headerData(section, orientation, role) : QVariant();
}

} // namespace imagebrowser
