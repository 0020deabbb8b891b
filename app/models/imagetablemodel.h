// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/images/endoflifetexts.h"
#include "app/images/imagecolumns.h"
#include "app/models/storereads.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>

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
//! changes it goes through here, so that views are told. GUI thread only; what takes long over a large store is read
//! through read(), and pages that arrive meanwhile wait their turn.
class ImageTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ImageTableModel(Clock clock = systemNow, QObject *parent = nullptr);

    [[nodiscard]] const ImageStore &store() const { return m_store; }
    [[nodiscard]] const EndOfLifeTexts &endOfLives() const { return m_endOfLives; }
    [[nodiscard]] EndOfLife endOfLife(RowId row) const
    {
        return m_endOfLives.endOfLifeOf(m_store, m_store.record(row));
    }
    [[nodiscard]] Instant now() const { return m_clock(); }

    [[nodiscard]] ListingId addListing(const QString &account, bool isShown);
    //! Appends as one insertion, now. False when the store is full; nothing is added then.
    [[nodiscard]] bool appendPage(ListingId listing, const ImagePage &page);
    //! Appends as one insertion, as soon as nothing reads the store. False when the store is full; nothing is added
    //! then.
    [[nodiscard]] bool addPage(ListingId listing, const std::shared_ptr<const ImagePage> &page);
    //! Rows of \a listing, those of pages that wait included.
    [[nodiscard]] std::size_t rowCountOf(ListingId listing) const;
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
        const Replacement replacement{old, fresh};
        replaceListings({&replacement, 1});
    }
    //! In one reset.
    void removeListings(std::span<const ListingId> listings);
    void removeListing(ListingId listing) { removeListings({&listing, 1}); }
    void clear();

    void setThresholds(const EndOfLifeThresholds &thresholds);
    //! To be called when the clock has moved on; does nothing until an end-of-life text changes.
    void updateEndOfLives();

    //! Has the store and endOfLives() read; see StoreReads. \a work runs at once while the store is small, on another
    //! thread when it is large. It may use what is said there to be for any thread, and, as the only one, ranks().
    void read(const QObject *reader, StoreReads::Work work, StoreReads::Done done);
    [[nodiscard]] StoreReads &reads() { return m_reads; }
    //! From this many rows, or a quarter as many distinct images, on.
    static constexpr std::size_t LargeRowCount = 100'000;

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
    [[nodiscard]] bool append(ListingId listing, const ImagePage &page);
    void onReadEnded();
    void appendNext();
    [[nodiscard]] bool isLarge() const;
    void settle();

    Clock m_clock;
    ImageStore m_store;
    EndOfLifeTexts m_endOfLives;
    EndOfLifeThresholds m_thresholds;

    struct WaitingPage
    {
        ListingId listing;
        std::shared_ptr<const ImagePage> page;
    };
    std::deque<WaitingPage> m_waiting;
    std::size_t m_pagesBeforeReading = 0; //!< that waited when the last read ended: they go before the next read
    QTimer m_appending; //!< one page each turn of the event loop
    StoreReads m_reads; //!< last, so that nothing is read when the store goes
};

} // namespace imagebrowser
