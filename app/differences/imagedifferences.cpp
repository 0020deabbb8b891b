// SPDX-License-Identifier: Apache-2.0
#include "app/differences/imagedifferences.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace imagebrowser {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct IdentityHash
{
    std::size_t operator()(const ImageValueClasses::Identity &identity) const
    {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const std::uint32_t word : identity)
            hash = (hash ^ word) * 0x100000001b3U;
        return static_cast<std::size_t>(hash ^ hash >> 31U);
    }
};

//! By listing id; `none` for listings that are not compared.
std::vector<std::uint32_t> accountsOfListings(const ImageStore &store, const std::vector<ComparedAccount> &accounts)
{
    std::vector<std::uint32_t> result(store.listingCount(), none);
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        if (accounts[i].listing && *accounts[i].listing < result.size())
            result[*accounts[i].listing] = static_cast<std::uint32_t>(i);
    }
    return result;
}

//! Stable; \a keyOf(row) is below \a keyCount.
template <typename KeyOf> void sortByKey(std::vector<RowId> &rows, std::size_t keyCount, const KeyOf &keyOf)
{
    std::vector<std::uint32_t> starts(keyCount + 1, 0);
    for (const RowId row : rows)
        ++starts[keyOf(row) + 1U];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<RowId> sorted(rows.size());
    for (const RowId row : rows)
        sorted[starts[keyOf(row)]++] = row;
    rows.swap(sorted);
}

} // namespace

ImageDifferences::ImageDifferences(const ImageStore &store, std::vector<ComparedAccount> accounts)
    : m_accounts(std::move(accounts))
{
    for (const ComparedAccount &account : m_accounts)
        m_wholeCount += account.isWhole ? 1 : 0;
    const std::vector<std::uint32_t> accountOf = accountsOfListings(store, m_accounts);
    ImageValueClasses values(store);
    nameImages(store, values, accountOf);
    makeEntries(store, accountOf);
    ValueComparison comparison(store, values);
    for (ImageId image = 0; image < imageCount(); ++image) {
        std::vector<ValueComparison::Side> &sides = comparison.sides();
        sides.clear();
        std::uint32_t whole = 0;
        for (const Entry &entry : entriesOf(image)) {
            const bool isWhole = m_accounts[entry.account].isWhole;
            whole += isWhole ? 1 : 0;
            sides.push_back({rowsOf(entry), isWhole, {}});
        }
        m_missing[image] = static_cast<std::uint32_t>(m_wholeCount) - whole;
        m_differences[image] = comparison.compare();
        m_differences[image].set(indexOf(ImageDifference::Missing), m_missing[image] > 0);
        for (std::size_t i = 0; i < sides.size(); ++i)
            entriesOf(image)[i].unusual = sides[i].unusual;
    }
}

void ImageDifferences::nameImages(const ImageStore &store, const ImageValueClasses &values,
                                  const std::vector<std::uint32_t> &accounts)
{
    std::unordered_map<ImageValueClasses::Identity, ImageId, IdentityHash> known;
    m_imageOfRecord.assign(store.recordCount(), none);
    for (RowId row = 0; row < store.rowCount(); ++row) {
        if (accounts[store.listing(row)] == none)
            continue;
        m_rows.push_back(row);
        ImageId &image = m_imageOfRecord[store.record(row)];
        if (image == none)
            image =
                known.try_emplace(values.identity(store.record(row)), static_cast<ImageId>(known.size())).first->second;
    }
    m_differences.resize(known.size());
    m_missing.resize(known.size());
}

void ImageDifferences::makeEntries(const ImageStore &store, const std::vector<std::uint32_t> &accounts)
{
    const auto accountOf = [&](RowId row) { return accounts[store.listing(row)]; };
    const auto imageOfRow = [&](RowId row) { return m_imageOfRecord[store.record(row)]; };
    sortByKey(m_rows, m_accounts.size(), accountOf);
    sortByKey(m_rows, imageCount(), imageOfRow);

    m_firstEntry.assign(imageCount() + 1, 0);
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        const ImageId image = imageOfRow(m_rows[i]);
        if (i > 0 && imageOfRow(m_rows[i - 1]) == image && accountOf(m_rows[i - 1]) == accountOf(m_rows[i]))
            continue;
        m_entries.push_back({accountOf(m_rows[i]), i, {}});
        ++m_firstEntry[image + 1];
    }
    m_entries.push_back({none, static_cast<std::uint32_t>(m_rows.size()), {}});
    std::partial_sum(m_firstEntry.begin(), m_firstEntry.end(), m_firstEntry.begin());
}

std::span<ImageDifferences::Entry> ImageDifferences::entriesOf(ImageId image)
{
    return std::span(m_entries).subspan(m_firstEntry[image], listedCount(image));
}

std::optional<ImageDifferences::ImageId> ImageDifferences::imageOf(RecordId record) const
{
    const bool isKnown = record < m_imageOfRecord.size() && m_imageOfRecord[record] != none;
    return isKnown ? std::optional(m_imageOfRecord[record]) : std::nullopt;
}

const ImageDifferences::Entry *ImageDifferences::find(ImageId image, std::size_t account) const
{
    const auto entries = std::span(m_entries).subspan(m_firstEntry[image], listedCount(image));
    const auto found = std::lower_bound(entries.begin(), entries.end(), account,
                                        [](const Entry &entry, std::size_t number) { return entry.account < number; });
    return found != entries.end() && found->account == account ? &*found : nullptr;
}

std::span<const RowId> ImageDifferences::rowsOf(const Entry &entry) const
{
    const Entry &next = *(&entry + 1);
    return std::span(m_rows).subspan(entry.firstRow, next.firstRow - entry.firstRow);
}

ImagePresence ImageDifferences::presence(ImageId image, std::size_t account) const
{
    if (find(image, account) != nullptr)
        return ImagePresence::Listed;
    return m_accounts[account].isWhole ? ImagePresence::Missing : ImagePresence::NotKnown;
}

std::span<const RowId> ImageDifferences::rows(ImageId image, std::size_t account) const
{
    const Entry *entry = find(image, account);
    return entry == nullptr ? std::span<const RowId>() : rowsOf(*entry);
}

std::span<const RowId> ImageDifferences::rows(ImageId image) const
{
    const std::uint32_t first = m_entries[m_firstEntry[image]].firstRow;
    return std::span(m_rows).subspan(first, m_entries[m_firstEntry[image + 1]].firstRow - first);
}

ImageDifferenceSet ImageDifferences::unusual(ImageId image, std::size_t account) const
{
    const std::size_t listed = listedCount(image);
    const std::size_t missing = missingCount(image);
    const Entry *entry = find(image, account);
    ImageDifferenceSet unusual = entry == nullptr ? ImageDifferenceSet() : entry->unusual;
    // Of two that disagree the one without the image is what a reader looks for.
    if (entry == nullptr)
        unusual.set(indexOf(ImageDifference::Missing), m_accounts[account].isWhole && missing <= listed);
    else
        unusual.set(indexOf(ImageDifference::Missing), listed < missing);
    return unusual;
}

} // namespace imagebrowser
