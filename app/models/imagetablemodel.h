// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/images/endoflifetexts.h"
#include "app/images/imagecolumns.h"

#include <QAbstractTableModel>

namespace imagebrowser {

//! Where rows went when a listing was replaced or removed: index is the old row, value the new one or NoRow.
class RowMapping
{
public:
    static constexpr RowId NoRow = 0xffff'ffff;

    RowMapping() = default; //!< every row stayed
    explicit RowMapping(std::vector<RowId> newRows)
        : m_newRows(std::move(newRows))
    {
    }

    [[nodiscard]] RowId newRow(RowId oldRow) const
    {
        return m_newRows.empty() ? oldRow : oldRow < m_newRows.size() ? m_newRows[oldRow] : NoRow;
    }

private:
    std::vector<RowId> m_newRows;
};

//! All rows of the store in the order they arrived, one per image and account, as a Qt table. Owns the store: whoever
//! changes it goes through here, so that views are told. GUI thread only.
class ImageTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ImageTableModel(Clock clock = systemNow, QObject *parent = nullptr);

    [[nodiscard]] const ImageStore &store() const { return m_store; }
    [[nodiscard]] const EndOfLifeTexts &endOfLives() const { return m_endOfLives; }
    [[nodiscard]] const EndOfLife &endOfLife(RowId row) const
    {
        return m_endOfLives.entry(m_store, m_store.record(row)).endOfLife;
    }
    [[nodiscard]] Instant now() const { return m_clock(); }

    [[nodiscard]] ListingId addListing(const QString &account, bool isShown);
    //! Appends as one insertion. False when the store is full; nothing is added then.
    [[nodiscard]] bool appendPage(ListingId listing, const ImagePage &page);
    struct Replacement
    {
        ListingId old;
        ListingId fresh;
    };
    //! Shows each fresh listing in place of its old one, whose rows go, in one reset however many they are. Rows of the
    //! same image are mapped to each other.
    void replaceListings(std::span<const Replacement> replacements);
    void replaceListing(ListingId old, ListingId fresh)
    {
        const Replacement replacement {old, fresh};
        replaceListings({&replacement, 1});
    }
    //! In one reset.
    void removeListings(std::span<const ListingId> listings);
    void removeListing(ListingId listing) { removeListings({&listing, 1}); }
    void clear();

    void setThresholds(const EndOfLifeThresholds &thresholds);
    //! To be called when the clock has moved on; does nothing until an end-of-life text changes.
    void updateEndOfLives();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    //! Display text without a QVariant, for copying and measuring.
    [[nodiscard]] QString text(RowId row, ImageColumn column) const;

Q_SIGNALS:
    //! Around every change that moves or drops rows; between them the model is reset.
    void rowsAboutToBeMapped();
    void rowsMapped(const imagebrowser::RowMapping &mapping);
    //! Days counted on, thresholds changed: states and texts of any row may differ. No rows moved.
    void endOfLivesChanged();

private:
    [[nodiscard]] QVariant accessibleText(RowId row, ImageColumn column) const;
    [[nodiscard]] QString toolTip(RowId row, ImageColumn column) const;

    Clock m_clock;
    ImageStore m_store;
    EndOfLifeTexts m_endOfLives;
    EndOfLifeThresholds m_thresholds;
};

} // namespace imagebrowser
