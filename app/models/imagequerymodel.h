// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagequery.h"
#include "app/models/imagetablemodel.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <functional>

namespace imagebrowser {

//! The rows of an ImageTableModel that pass search and filter, in sort order: a vector of row numbers, made anew by
//! ImageQuery when anything changes. A change of rows is one reset between aboutToRearrange() and rearranged(), which
//! tells where each row went; rows that only come at the end are one insertion, unless they are very many. The rows of
//! a large store are found on another thread; until then the rows from before are shown.
class ImageQueryModel : public QAbstractProxyModel
{
    Q_OBJECT

public:
    //! The filter's answer for every row of the store; an empty vector lets all pass. Called on any thread.
    using RowFilter = std::function<std::vector<std::uint8_t>(const ImageStore &store, Instant now)>;

    explicit ImageQueryModel(ImageTableModel *source, QObject *parent = nullptr);

    [[nodiscard]] const ImageCriteria &criteria() const { return m_criteria; }
    void setSearch(const QString &search);
    void setSearchColumns(const ImageColumnSet &columns);
    void setSortKeys(const QList<SortKey> &keys);
    void setFilter(RowFilter filter);

    [[nodiscard]] std::span<const RowId> rows() const { return m_rows; }
    [[nodiscard]] RowId rowId(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    //! -1 when the row is not shown. The first calls after a change walk the rows.
    [[nodiscard]] int rowOf(RowId id) const;
    [[nodiscard]] ImageTableModel *images() const { return m_source; }

    //! Rows that came in are placed within this time, the first ones of an empty table at once; later where placing
    //! them takes a notable part of it.
    static constexpr std::chrono::milliseconds ArrivalInterval{80};
    //! Places rows that have arrived now, without waiting for more.
    void flush();
    //! Rows of a large store follow a change of criteria when they are found. After this, rows() are those that
    //! criteria() ask for.
    void settle();

    QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    //! Said without the source: headers ask for every row of a selection.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    //! Header clicks: \a column becomes the first key, the keys before stay behind it.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void aboutToRearrange();
    void rearranged(const imagebrowser::RowMapping &mapping);
    //! After any change of which rows are shown.
    void rowsChanged();

private:
    void requery();
    [[nodiscard]] StoreReads::Work query(std::shared_ptr<std::vector<RowId>> rows) const;
    void startArrivals();
    void setRows(std::vector<RowId> rows);
    void place(std::vector<RowId> rows, const RowMapping &mapping);
    void onRowsInserted();
    void onMapped(const RowMapping &mapping);

    ImageTableModel *m_source;
    ImageCriteria m_criteria;
    RowFilter m_filter;
    std::vector<RowId> m_rows;
    mutable std::vector<int> m_rowOf; //!< by RowId; empty until asked for often
    mutable int m_rowsLookedFor = 0; //!< without m_rowOf
    QTimer m_arrivals;
    std::chrono::nanoseconds m_queryTime{0}; //!< of the last query, placing its rows included
    bool m_isResetting = false;
};

} // namespace imagebrowser
