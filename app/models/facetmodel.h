// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/livefilter.h"

#include <QAbstractItemModel>

namespace imagebrowser {

//! The facets as a tree of two levels: facets, and below each its values with count and tick. Long facets end in a row
//! that shows the rest when it is activated. Ticks go to the FilterState; counts come from the LiveFilter.
class FacetModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum FacetRole : int
    {
        FacetKindRole = Qt::UserRole, //!< Facet as int
        CountRole, //!< qlonglong; not on facets and on "more" rows
        IsMoreRole, //!< true on the row that shows the rest
        StateRole, //!< EndOfLifeState as int, on values of the State facet
        IsWorthShowingRole, //!< on facets: false when its values tell nothing apart
    };

    //! Values shown before "more".
    static constexpr qsizetype ShortLength = 6;

    explicit FacetModel(LiveFilter &filter, QObject *parent = nullptr);

    //! Shows all values of a facet, or only the first again.
    void setFullLength(Facet facet, bool isFull);
    [[nodiscard]] bool isFullLength(Facet facet) const { return m_isFull[static_cast<std::size_t>(facet)]; }
    [[nodiscard]] QModelIndex facetIndex(Facet facet) const { return index(static_cast<int>(facet), 0); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

private:
    struct Row
    {
        FacetEntry entry;
        qsizetype more = 0; //!< values behind a "more" row; 0 on values, -1 on the row that shows fewer
        [[nodiscard]] bool isSameRow(const Row &other) const
        {
            return (more != 0) == (other.more != 0) && entry.value == other.entry.value;
        }
    };

    [[nodiscard]] QList<Row> rowsOf(Facet facet) const;
    void update();
    void updateFacet(Facet facet);
    void removeMissing(Facet facet, const QList<Row> &fresh);
    void appendNew(Facet facet, const QList<Row> &fresh);
    void reorder(Facet facet, const QList<Row> &fresh);
    [[nodiscard]] const Row *rowAt(const QModelIndex &index) const;
    [[nodiscard]] QVariant facetData(Facet facet, int role) const;
    [[nodiscard]] QVariant rowData(Facet facet, const Row &row, int role) const;

    LiveFilter &m_filter;
    std::array<QList<Row>, FacetCount> m_rows;
    std::array<bool, FacetCount> m_isFull{};
};

} // namespace imagebrowser
