// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagestore.h"

#include "app/images/imagejson.h"

#include <algorithm>
#include <limits>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace imagebrowser {

namespace {

//! Below this many records a compaction is not worth its time.
constexpr std::size_t fewRecords = 64;
//! Below this many rows their memory is not worth giving back.
constexpr std::size_t fewRows = 4096;
constexpr RecordId noRecord = std::numeric_limits<RecordId>::max();

//! FNV-1a over words with a final mix: keys are a handful of small integers.
template <typename Key> std::size_t hashOf(const Key &key)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const std::uint32_t word : key)
        hash = (hash ^ word) * 0x100000001b3U;
    hash ^= hash >> 29;
    return static_cast<std::size_t>(hash * 0xbf58476d1ce4e5b9U >> 20);
}

//! The C library keeps what lies between pieces in use, which after many pages is a multiple of them.
void giveBackFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace

ImageStore::ImageStore()
{
    m_texts[indexOf(ImageField::BatchSupportEndOfLife)] = TextPool(TextPool::Case::Kept);
    m_endOfLives.update(texts(ImageField::BatchSupportEndOfLife));
}

ListingId ImageStore::addListing(const QString &account)
{
    if (!m_freeListings.empty()) {
        const ListingId listing = m_freeListings.back();
        m_freeListings.pop_back();
        m_listings[listing] = {account};
        return listing;
    }
    m_listings.push_back({account});
    return static_cast<ListingId>(m_listings.size() - 1);
}

bool ImageStore::canHold(std::size_t bytes, std::size_t images) const
{
    // A page adds at most its own size to any pool, folding at most trebles a text.
    const std::size_t limit = std::numeric_limits<std::uint32_t>::max() / 4;
    const bool textsFit = std::all_of(m_texts.begin(), m_texts.end(),
                                      [&](const TextPool &pool) { return pool.byteCount() + bytes < limit; });
    return textsFit && m_json.byteCount() + bytes < limit && rowCount() + images < noRecord;
}

//! Field by field, so that one pool after the other is in the cache.
std::vector<ImageStore::RecordKey> ImageStore::internTexts(const ImagePage &page)
{
    std::vector<RecordKey> keys(page.images.size(), RecordKey{});
    std::vector<std::string_view> texts(page.images.size());
    std::vector<TextPool::Id> ids(page.images.size());
    for (std::size_t field = 0; field < ImageFieldCount; ++field) {
        std::ranges::transform(page.images, texts.begin(),
                               [field](const PageImage &image) { return image.text[field]; });
        m_texts[field].internAll(texts, ids);
        for (std::size_t i = 0; i < keys.size(); ++i)
            keys[i][field] = ids[i];
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const PageImage &image = page.images[i];
        if (image.hasCapabilities) {
            const auto names = std::span(page.capabilities).subspan(image.firstCapability, image.capabilityCount);
            keys[i][CapabilitiesPart] = m_capabilities.intern(names);
        }
        keys[i][JsonPart] = image.isRegular ? TextPool::Absent : m_json.intern(image.json);
    }
    return keys;
}

ImageStore::RecordKey ImageStore::keyOf(RecordId record) const
{
    RecordKey key{};
    for (std::size_t part = 0; part < key.size(); ++part)
        key[part] = recordPart(record, part);
    return key;
}

//! The record of each key, in the order of the keys.
void ImageStore::appendRows(std::span<const RecordKey> keys)
{
    constexpr std::size_t ahead = 32;
    std::array<std::size_t, ahead> hashes{};
    for (std::size_t first = 0; first < keys.size(); first += ahead) {
        const auto block = keys.subspan(first, std::min(ahead, keys.size() - first));
        for (std::size_t i = 0; i < block.size(); ++i) {
            hashes[i] = hashOf(block[i]);
            m_recordIndex.prefetch(hashes[i]);
        }
        for (std::size_t i = 0; i < block.size(); ++i)
            m_rowRecord.push_back(internRecord(block[i], hashes[i]));
    }
}

RecordId ImageStore::internRecord(const RecordKey &key, std::size_t hash)
{
    const RecordId found = m_recordIndex.find(hash, [&](RecordId record) { return keyOf(record) == key; });
    if (found != IdIndex::None)
        return found;
    const auto record = static_cast<RecordId>(recordCount());
    for (std::size_t part = 0; part < key.size(); ++part) {
        if (key[part] == 0)
            continue;
        m_recordParts[part].resize(record, 0);
        m_recordParts[part].push_back(key[part]);
    }
    ++m_recordCount;
    m_recordIndex.insert(hash, record);
    return record;
}

bool ImageStore::append(ListingId listing, const ImagePage &page)
{
    if (!canHold(static_cast<std::size_t>(page.body.size()), page.images.size()))
        return false;
    appendRows(internTexts(page));
    m_rowListing.resize(m_rowRecord.size(), listing);
    m_listings[listing].rows += page.images.size();
    m_endOfLives.update(texts(ImageField::BatchSupportEndOfLife));
    return true;
}

void ImageStore::removeListings(std::span<const ListingId> listings)
{
    for (const ListingId listing : listings) {
        if (m_listings[listing].isRemoved)
            continue;
        m_listings[listing] = {{}, 0, false, true};
        m_freeListings.push_back(listing);
    }
    std::size_t kept = 0;
    for (std::size_t row = 0; row < m_rowRecord.size(); ++row) {
        if (m_listings[m_rowListing[row]].isRemoved)
            continue;
        m_rowRecord[kept] = m_rowRecord[row];
        m_rowListing[kept] = m_rowListing[row];
        ++kept;
    }
    m_rowRecord.resize(kept, 0);
    m_rowListing.resize(kept, 0);
    // Half is not enough: a refresh has twice the rows for a moment, each time.
    if (m_rowRecord.capacity() > fewRows && kept * 2 < m_rowRecord.capacity()) {
        m_rowRecord.shrinkToFit();
        m_rowListing.shrinkToFit();
    }
    // Records are shared, so some stay in use; with fewer rows than half the records most cannot.
    if (recordCount() > fewRecords && kept * 2 < recordCount()) {
        compact();
        giveBackFreeMemory();
    }
}

void ImageStore::compact()
{
    ImageStore fresh;
    fresh.m_listings = std::move(m_listings);
    fresh.m_freeListings = std::move(m_freeListings);
    fresh.m_rowListing = std::move(m_rowListing);
    fresh.m_rowListing.shrinkToFit();
    std::vector<RecordId> moved(recordCount(), noRecord);
    std::vector<std::string_view> names;
    for (const RecordId record : m_rowRecord) {
        if (moved[record] == noRecord) {
            RecordKey key{};
            for (const ImageField field : allImageFields())
                key[indexOf(field)] = fresh.m_texts[indexOf(field)].intern(texts(field).text(textId(record, field)));
            if (const auto set = capabilitySet(record); set != CapabilityPool::Absent) {
                names.clear();
                for (const TextPool::Id name : m_capabilities.members(set))
                    names.push_back(m_capabilities.names().text(name));
                key[CapabilitiesPart] = fresh.m_capabilities.intern(names);
            }
            key[JsonPart] = fresh.m_json.intern(receivedJson(record));
            moved[record] = fresh.internRecord(key, hashOf(key));
        }
        fresh.m_rowRecord.push_back(moved[record]);
    }
    fresh.m_endOfLives.update(fresh.texts(ImageField::BatchSupportEndOfLife));
    // Not an assignment: a short string assigned to a long one would keep the long one's memory.
    std::swap(*this, fresh);
}

void ImageStore::clear()
{
    ImageStore empty;
    std::swap(*this, empty);
}

ImageInformation ImageStore::image(RowId row) const
{
    const RecordId record = m_rowRecord[row];
    ImageInformation image;
    for (const ImageField field : allImageFields())
        image.text[indexOf(field)] = texts(field).string(textId(record, field));
    for (const TextPool::Id name : m_capabilities.members(capabilitySet(record)))
        image.capabilities.append(m_capabilities.names().string(name));
    image.account = accountName(m_rowListing[row]);
    image.json = json(row);
    return image;
}

QByteArray ImageStore::json(RowId row) const
{
    std::string out;
    appendJson(row, out);
    return QByteArray::fromStdString(out);
}

void ImageStore::appendJson(RowId row, std::string &out) const
{
    const RecordId record = m_rowRecord[row];
    if (hasReceivedJson(row))
        out += receivedJson(record);
    else
        appendImageJson(*this, record, out);
}

std::size_t ImageStore::memoryUsage() const
{
    std::size_t bytes = m_rowRecord.memoryUsage() + m_rowListing.memoryUsage() + m_recordIndex.memoryUsage()
        + m_json.memoryUsage() + m_capabilities.memoryUsage() + m_endOfLives.memoryUsage();
    for (const auto &column : m_recordParts)
        bytes += column.memoryUsage();
    for (const TextPool &pool : m_texts)
        bytes += pool.memoryUsage();
    return bytes;
}

} // namespace imagebrowser
