// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imageinformation.h"
#include "app/domain/imagepage.h"
#include "app/images/capabilitypool.h"
#include "app/images/endoflifepool.h"
#include "app/images/growingarray.h"
#include "app/images/textpool.h"

#include <span>

namespace imagebrowser {

//! One listing of one account: its rows come and go together.
using ListingId = std::uint32_t;
//! Index of a distinct image: a set of texts that many rows may share.
using RecordId = std::uint32_t;
//! Index of one image of one listing.
using RowId = std::uint32_t;

//! All images of all open accounts, kept small. Three levels:
//! texts (a few thousand distinct ones, pooled per field) -> records (distinct images: one text id per field) -> rows
//! (one per image and account: record and listing, eight bytes). Filters look at each distinct text and record once and
//! then scan integers. GUI thread only. Rows of one listing are in the order the service sent them.
class ImageStore
{
public:
    ImageStore();

    //! Starts an empty listing that shows \a account in the account column. The id of a removed listing may be used
    //! again.
    ListingId addListing(const QString &account);
    [[nodiscard]] const QString &accountName(ListingId listing) const { return m_listings[listing].account; }
    [[nodiscard]] std::size_t listingCount() const { return m_listings.size(); }
    //! Rows of hidden listings stay out of every query: a refresh gathers its pages in one until it is complete.
    void setListingShown(ListingId listing, bool shown) { m_listings[listing].isShown = shown; }
    [[nodiscard]] bool isListingShown(ListingId listing) const { return m_listings[listing].isShown; }
    [[nodiscard]] std::size_t rowCount(ListingId listing) const { return m_listings[listing].rows; }

    //! False when pages with so many bytes and images could make a pool run over (4 GiB of text each).
    [[nodiscard]] bool canHold(std::size_t bytes, std::size_t images) const;
    //! Adds the images of \a page at the end. False, and nothing added, when the pools cannot hold them (4 GiB of
    //! text).
    [[nodiscard]] bool append(ListingId listing, const ImagePage &page);
    //! Drops the rows of \a listing; the rows after them move up. Gives memory back when much of the pools is unused.
    void removeListing(ListingId listing) { removeListings({&listing, 1}); }
    void removeListings(std::span<const ListingId> listings);
    void clear();

    [[nodiscard]] std::size_t rowCount() const { return m_rowRecord.size(); }
    [[nodiscard]] std::size_t recordCount() const { return m_recordCount; }
    [[nodiscard]] RecordId record(RowId row) const { return m_rowRecord[row]; }
    [[nodiscard]] ListingId listing(RowId row) const { return m_rowListing[row]; }
    [[nodiscard]] std::span<const RecordId> rowRecords() const { return {m_rowRecord.data(), m_rowRecord.size()}; }
    [[nodiscard]] std::span<const ListingId> rowListings() const { return {m_rowListing.data(), m_rowListing.size()}; }

    //! Id 0 (TextPool::Absent) when the image has no such text.
    [[nodiscard]] TextPool::Id textId(RecordId record, ImageField field) const
    {
        return recordPart(record, indexOf(field));
    }
    [[nodiscard]] CapabilityPool::SetId capabilitySet(RecordId record) const
    {
        return recordPart(record, CapabilitiesPart);
    }
    [[nodiscard]] const TextPool &texts(ImageField field) const { return m_texts[indexOf(field)]; }
    [[nodiscard]] const CapabilityPool &capabilities() const { return m_capabilities; }
    //! Parsed instants of texts(BatchSupportEndOfLife), by text id.
    [[nodiscard]] const EndOfLifePool &endOfLives() const { return m_endOfLives; }
    [[nodiscard]] std::optional<Instant> endOfLife(RecordId record) const
    {
        return m_endOfLives.instant(textId(record, ImageField::BatchSupportEndOfLife));
    }

    //! The whole image as a value; for single rows, not for scans.
    [[nodiscard]] ImageInformation image(RowId row) const;
    //! The image's JSON object as the service sent it (member order may differ for ordinary images); compact or as
    //! received.
    [[nodiscard]] QByteArray json(RowId row) const;
    void appendJson(RowId row, std::string &out) const;
    //! False for ordinary images: their JSON is made from their texts, compact and in plain UTF-8.
    [[nodiscard]] bool hasReceivedJson(RowId row) const
    {
        return recordPart(m_rowRecord[row], JsonPart) != TextPool::Absent;
    }
    //! The image's JSON when it has more or other members than an ordinary image; a null view for ordinary ones.
    [[nodiscard]] std::string_view receivedJson(RecordId record) const
    {
        return m_json.text(recordPart(record, JsonPart));
    }

    //! Bytes held by columns and pools, for the memory figures.
    [[nodiscard]] std::size_t memoryUsage() const;

private:
    struct Listing
    {
        QString account;
        std::size_t rows = 0;
        bool isShown = true;
        bool isRemoved = false;
    };
    //! What makes an image distinct, as numbers: a text id for each field, the set of its capabilities, and the id of
    //! its JSON, which is Absent for ordinary images, whose JSON is made from the texts.
    static constexpr std::size_t CapabilitiesPart = ImageFieldCount;
    static constexpr std::size_t JsonPart = ImageFieldCount + 1;
    using RecordKey = std::array<std::uint32_t, ImageFieldCount + 2>;

    void appendRows(std::span<const RecordKey> keys);
    [[nodiscard]] RecordId internRecord(const RecordKey &key, std::size_t hash);
    [[nodiscard]] RecordKey keyOf(RecordId record) const;
    [[nodiscard]] std::uint32_t recordPart(RecordId record, std::size_t part) const
    {
        const auto &column = m_recordParts[part];
        return record < column.size() ? column[record] : 0;
    }
    [[nodiscard]] std::vector<RecordKey> internTexts(const ImagePage &page);
    void compact();

    std::vector<Listing> m_listings;
    std::vector<ListingId> m_freeListings; //!< so that refreshes without end do not grow m_listings
    GrowingArray<RecordId> m_rowRecord;
    GrowingArray<ListingId> m_rowListing;

    std::size_t m_recordCount = 0;
    // A column ends at the last record that has such a part: members nobody sends cost nothing.
    std::array<GrowingArray<std::uint32_t>, std::tuple_size_v<RecordKey>> m_recordParts;
    IdIndex m_recordIndex; //!< by all parts of a record

    std::array<TextPool, ImageFieldCount> m_texts;
    TextPool m_json{TextPool::Case::Kept};
    CapabilityPool m_capabilities;
    EndOfLifePool m_endOfLives;
};

} // namespace imagebrowser
