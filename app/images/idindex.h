// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/growingarray.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace imagebrowser {

//! Finds ids by the hash of what they stand for: extendible hashing over hashes and ids alone, the things themselves
//! stay where they are. A bucket that is full is split in two, so no insertion takes long, however many there are.
//! Nothing is removed.
class IdIndex
{
public:
    using Id = std::uint32_t;
    //! Never inserted.
    static constexpr Id None = UINT32_MAX;

    IdIndex()
        : m_directory{0}
        , m_buckets{Bucket{}}
    {
    }

    //! The id with \a hash for which \a isSame(id) holds, or None.
    template <typename IsSame> [[nodiscard]] Id find(std::size_t hash, IsSame isSame) const
    {
        const auto wanted = static_cast<std::uint32_t>(hash);
        for (std::uint32_t at = m_directory[placeOf(wanted)]; at != NoBucket; at = m_buckets[at].next) {
            const Bucket &bucket = m_buckets[at];
            if (!bucket.mayHave(wanted))
                continue;
            for (std::size_t i = 0; i < bucket.count; ++i) {
                if (bucket.hashes[i] == wanted && isSame(bucket.ids[i]))
                    return bucket.ids[i];
            }
        }
        return None;
    }

    //! Calls \a visit with every id that has \a hash, in no order.
    template <typename Visit> void forEach(std::size_t hash, Visit visit) const
    {
        (void)find(hash, [&](Id id) {
            visit(id);
            return false;
        });
    }

    //! What find() looks at first is on its way into the cache when this returns.
    void prefetch(std::size_t hash) const
    {
        constexpr std::size_t cacheLine = 64;
        const Bucket &bucket = m_buckets[m_directory[placeOf(static_cast<std::uint32_t>(hash))]];
        const auto *bytes = reinterpret_cast<const char *>(&bucket);
        for (std::size_t offset = 0; offset <= sizeof bucket.hashes; offset += cacheLine)
            __builtin_prefetch(bytes + offset);
    }

    //! Adds \a id, which is not in the index yet.
    void insert(std::size_t hash, Id id)
    {
        const auto key = static_cast<std::uint32_t>(hash);
        std::uint32_t at = m_directory[placeOf(key)];
        while (m_buckets[at].count == Bucket::Size && canSplit(at)) {
            split(at, key);
            at = m_directory[placeOf(key)];
        }
        while (m_buckets[at].count == Bucket::Size) {
            if (m_buckets[at].next == NoBucket)
                m_buckets[at].next = addBucket(m_buckets[at].depth);
            at = m_buckets[at].next;
        }
        m_buckets[at].add(key, id);
    }

    [[nodiscard]] std::size_t memoryUsage() const { return m_directory.memoryUsage() + m_buckets.memoryUsage(); }

private:
    static constexpr std::uint32_t NoBucket = UINT32_MAX;

    //! All ids whose hashes end in the same `depth` bits; 512 bytes.
    struct Bucket
    {
        static constexpr std::size_t Size = 63;

        //! Eight bytes and more at a time, as compilers make of it.
        [[nodiscard]] bool mayHave(std::uint32_t hash) const
        {
            std::uint32_t any = 0;
            for (const std::uint32_t other : hashes)
                any |= static_cast<std::uint32_t>(other == hash);
            return any != 0;
        }
        void add(std::uint32_t hash, Id id)
        {
            hashes[count] = hash;
            ids[count] = id;
            ++count;
        }

        std::array<std::uint32_t, Size> hashes{};
        std::uint16_t count = 0;
        std::uint16_t depth = 0;
        std::array<Id, Size> ids{};
        std::uint32_t next = NoBucket; //!< holds more of the same, where splitting does not help
    };

    [[nodiscard]] std::size_t placeOf(std::uint32_t hash) const { return hash & (m_directory.size() - 1); }

    //! Hashes of one kind, as somebody could make them up, would have the directory double without end.
    [[nodiscard]] bool canSplit(std::uint32_t at) const
    {
        constexpr std::size_t placesForBucket = 16;
        const bool hasPlace = std::size_t{1} << m_buckets[at].depth < m_directory.size();
        return m_buckets[at].next == NoBucket && (hasPlace || m_directory.size() < m_buckets.size() * placesForBucket);
    }

    [[nodiscard]] std::uint32_t addBucket(std::uint16_t depth)
    {
        Bucket bucket;
        bucket.depth = depth;
        m_buckets.push_back(bucket);
        return static_cast<std::uint32_t>(m_buckets.size() - 1);
    }

    //! Moves those with the next bit set into a bucket of their own. \a hash belongs to the bucket.
    void split(std::uint32_t at, std::uint32_t hash)
    {
        const std::size_t bit = std::size_t{1} << m_buckets[at].depth;
        if (bit == m_directory.size())
            doubleDirectory();
        const std::uint32_t fresh = addBucket(static_cast<std::uint16_t>(m_buckets[at].depth + 1));
        const Bucket old = m_buckets[at];
        m_buckets[at] = Bucket();
        m_buckets[at].depth = m_buckets[fresh].depth;
        for (std::size_t i = 0; i < old.count; ++i)
            m_buckets[(old.hashes[i] & bit) != 0 ? fresh : at].add(old.hashes[i], old.ids[i]);
        for (std::size_t place = (hash & (bit - 1)) | bit; place < m_directory.size(); place += 2 * bit)
            m_directory[place] = fresh;
    }

    void doubleDirectory()
    {
        const std::size_t size = m_directory.size();
        m_directory.resize(size * 2, 0);
        std::copy(m_directory.begin(), m_directory.begin() + size, m_directory.data() + size);
    }

    GrowingArray<std::uint32_t> m_directory; //!< a bucket for each ending of a hash; its size is a power of two
    GrowingArray<Bucket> m_buckets;
};

} // namespace imagebrowser
