// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagequery.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace imagebrowser {

namespace {

using Mask = std::vector<std::uint8_t>;

//! Where one word of the search occurs.
struct WordHits
{
    Mask records;
    Mask listings; //!< by account name; empty when no account matches
};

QStringList wordsOf(const QString &search)
{
    return search.simplified().split(u' ', Qt::SkipEmptyParts);
}

void addRecordHits(const ImageStore &store, ImageField field, const Mask &texts, Mask &records)
{
    for (RecordId record = 0; record < records.size(); ++record)
        records[record] |= texts[store.textId(record, field)];
}

//! State, Ends and Days left are made from the day of the end of life, so they are searched through the few days there
//! are. False when nothing was found.
bool searchEndOfLife(const EndOfLifeTexts &endOfLives, const ImageColumnSet &columns, const QString &word, Mask &texts)
{
    const auto isHit = [&](const EndOfLifeTexts::Entry &entry) {
        const auto isIn = [&](ImageColumn column, const QString &text) {
            return columns.test(column) && text.contains(word, Qt::CaseInsensitive);
        };
        return isIn(StateColumn, entry.state) || isIn(EndsColumn, entry.ends) || isIn(DaysLeftColumn, entry.daysLeft);
    };
    Mask entries(endOfLives.entryCount());
    bool hasHit = false;
    for (EndOfLifeTexts::EntryId id = 0; id < entries.size(); ++id) {
        entries[id] = isHit(endOfLives.entryAt(id)) ? 1 : 0;
        hasHit |= entries[id] != 0;
    }
    for (TextPool::Id id = 0; hasHit && id < texts.size(); ++id)
        texts[id] = entries[endOfLives.entryId(id)];
    return hasHit;
}

void searchCapabilities(const ImageStore &store, const std::string &needle, Mask &records)
{
    const CapabilityPool &pool = store.capabilities();
    Mask texts(pool.joined().count(), 0);
    if (!pool.joined().markContaining(needle, texts))
        return;
    for (RecordId record = 0; record < records.size(); ++record)
        records[record] |= texts[pool.joinedText(store.capabilitySet(record))];
}

WordHits findWord(const ImageStore &store, const EndOfLifeTexts &endOfLives, const ImageColumnSet &columns,
                  const QString &word)
{
    WordHits hits;
    hits.records.assign(store.recordCount(), 0);
    const std::string needle = TextPool::fold(QStringView(word));
    for (int column = 0; column < ImageColumnCount; ++column) {
        const auto field = fieldOf(static_cast<ImageColumn>(column));
        if (!field || !columns.test(static_cast<std::size_t>(column)))
            continue;
        Mask texts(store.texts(*field).count(), 0);
        if (store.texts(*field).markContaining(needle, texts))
            addRecordHits(store, *field, texts, hits.records);
    }
    if (columns.test(StateColumn) || columns.test(EndsColumn) || columns.test(DaysLeftColumn)) {
        Mask texts(endOfLives.count(), 0);
        if (searchEndOfLife(endOfLives, columns, word, texts))
            addRecordHits(store, ImageField::BatchSupportEndOfLife, texts, hits.records);
    }
    if (columns.test(CapabilitiesColumn))
        searchCapabilities(store, needle, hits.records);
    for (ListingId listing = 0; columns.test(AccountColumn) && listing < store.listingCount(); ++listing) {
        if (!store.accountName(listing).contains(word, Qt::CaseInsensitive))
            continue;
        hits.listings.resize(store.listingCount(), 0);
        hits.listings[listing] = 1;
    }
    return hits;
}

//! Words that no account name contains narrow the records; the others are looked at row by row.
struct SearchHits
{
    Mask records; //!< empty: every record
    std::vector<WordHits> perRow;
};

SearchHits search(const ImageStore &store, const EndOfLifeTexts &endOfLives, const ImageCriteria &criteria)
{
    SearchHits result;
    for (const QString &word : wordsOf(criteria.search)) {
        WordHits hits = findWord(store, endOfLives, criteria.searchColumns, word);
        if (!hits.listings.empty()) {
            result.perRow.push_back(std::move(hits));
        } else if (result.records.empty()) {
            result.records = std::move(hits.records);
        } else {
            for (std::size_t i = 0; i < result.records.size(); ++i)
                result.records[i] &= hits.records[i];
        }
    }
    return result;
}

//! Ranks of the records for one key; 0 stands for "no value".
std::vector<std::uint32_t> recordRanks(const ImageStore &store, ImageColumn column)
{
    std::vector<std::uint32_t> ranks(store.recordCount());
    const auto fromText = [&](ImageField field, const std::vector<std::uint32_t> &textRanks) {
        for (RecordId record = 0; record < ranks.size(); ++record)
            ranks[record] = textRanks[store.textId(record, field)];
    };
    if (const auto field = fieldOf(column)) {
        fromText(*field, store.texts(*field).ranks());
    } else if (column == CapabilitiesColumn) {
        const auto &joined = store.capabilities().joined().ranks();
        for (RecordId record = 0; record < ranks.size(); ++record)
            ranks[record] = joined[store.capabilities().joinedText(store.capabilitySet(record))];
    } else {
        fromText(ImageField::BatchSupportEndOfLife, store.endOfLives().ranks());
    }
    return ranks;
}

std::vector<std::uint32_t> listingRanks(const ImageStore &store)
{
    TextPool names;
    std::vector<TextPool::Id> ids(store.listingCount());
    for (ListingId listing = 0; listing < ids.size(); ++listing)
        ids[listing] = names.intern(store.accountName(listing).toStdString());
    for (TextPool::Id &id : ids)
        id = names.ranks()[id];
    return ids;
}

//! Turns ranks into counting-sort keys 0 … n: descending mirrors them, missing values stay last.
std::uint32_t toSortKeys(std::vector<std::uint32_t> &ranks, Qt::SortOrder order)
{
    const std::uint32_t highest = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end());
    for (std::uint32_t &rank : ranks) {
        if (rank == 0)
            rank = highest;
        else
            rank = order == Qt::AscendingOrder ? rank - 1 : highest - rank;
    }
    return highest;
}

//! Stable counting sort of \a rows by keys[owners[row]].
void sortByKey(std::vector<RowId> &rows, std::span<const std::uint32_t> owners, const std::vector<std::uint32_t> &keys,
               std::uint32_t highest, std::vector<RowId> &scratch)
{
    std::vector<std::uint32_t> starts(static_cast<std::size_t>(highest) + 2, 0);
    for (const RowId row : rows)
        ++starts[keys[owners[row]] + 1U];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    scratch.resize(rows.size());
    for (const RowId row : rows)
        scratch[starts[keys[owners[row]]]++] = row;
    rows.swap(scratch);
}

} // namespace

std::vector<RowId> findImages(const ImageStore &store, const EndOfLifeTexts &endOfLives, const ImageCriteria &criteria,
                              std::span<const std::uint8_t> rowMask)
{
    const SearchHits hits = search(store, endOfLives, criteria);
    Mask shown(store.listingCount());
    for (ListingId listing = 0; listing < shown.size(); ++listing)
        shown[listing] = store.isListingShown(listing) ? 1 : 0;

    const auto records = store.rowRecords();
    const auto listings = store.rowListings();
    // Branch-free append: the slot is written always and kept only when the row passes.
    std::vector<RowId> rows(store.rowCount() + 1);
    std::size_t found = 0;
    for (RowId row = 0; row < store.rowCount(); ++row) {
        unsigned passes = shown[listings[row]];
        if (!hits.records.empty())
            passes &= hits.records[records[row]];
        if (!rowMask.empty())
            passes &= rowMask[row] != 0 ? 1U : 0U;
        for (const WordHits &word : hits.perRow)
            passes &= static_cast<unsigned>(word.records[records[row]] | word.listings[listings[row]]);
        rows[found] = row;
        found += passes;
    }
    rows.resize(found);
    return rows;
}

void sortImages(const ImageStore &store, const QList<SortKey> &keys, std::vector<RowId> &rows)
{
    std::vector<RowId> scratch;
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const bool byAccount = key->column == AccountColumn;
        std::vector<std::uint32_t> ranks = byAccount ? listingRanks(store) : recordRanks(store, key->column);
        const std::uint32_t highest = toSortKeys(ranks, key->order);
        sortByKey(rows, byAccount ? store.rowListings() : store.rowRecords(), ranks, highest, scratch);
    }
}

std::vector<RowId> queryImages(const ImageStore &store, const EndOfLifeTexts &endOfLives, const ImageCriteria &criteria,
                               std::span<const std::uint8_t> rowMask)
{
    std::vector<RowId> rows = findImages(store, endOfLives, criteria, rowMask);
    sortImages(store, criteria.sort, rows);
    return rows;
}

} // namespace imagebrowser
