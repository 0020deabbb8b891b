// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace imagebrowser {

//! Finds ids by what they stand for: open addressing over ids alone, the things themselves stay where they are. Grows
//! by a few slots with every insertion, so that none of them takes long, however many there are. Nothing is removed.
class IdIndex
{
public:
    using Id = std::uint32_t;
    //! Never inserted.
    static constexpr Id None = UINT32_MAX;

    IdIndex()
        : m_table(InitialSlots)
    {
    }

    //! The id with \a hash for which \a isSame(id) holds, or None.
    template <typename IsSame> [[nodiscard]] Id find(std::size_t hash, IsSame isSame) const
    {
        const Id found = m_table.find(hash, isSame);
        return found == None && m_moved < m_old.size ? m_old.find(hash, isSame) : found;
    }

    //! Adds \a id, which is not in the index yet. \a hashOf(id) repeats the hash of any id inserted before.
    template <typename HashOf> void insert(std::size_t hash, Id id, HashOf hashOf)
    {
        m_table.insert(hash, id);
        ++m_count;
        moveSome(hashOf);
        if (m_count * 2 > m_table.size) {
            // The old slots are all moved by now: there were at most four for every id that came since.
            m_old = std::move(m_table);
            m_table = Table(m_old.size * 2);
            m_moved = 0;
        }
    }

    [[nodiscard]] std::size_t memoryUsage() const { return (m_table.size + m_old.size) * sizeof(Id); }

private:
    static constexpr std::size_t InitialSlots = 64;
    static constexpr std::size_t SlotsMovedAtOnce = 4;

    struct Free
    {
        void operator()(Id *slots) const { std::free(slots); } // NOLINT(cppcoreguidelines-no-malloc)
    };

    //! Slots hold id + 1, 0 when free: memory that the system gives zeroed is not touched before it is used.
    struct Table
    {
        Table() = default;
        explicit Table(std::size_t slotCount)
            : slots(static_cast<Id *>(std::calloc(slotCount, sizeof(Id)))) // NOLINT(cppcoreguidelines-no-malloc)
            , size(slotCount)
        {
            if (!slots)
                throw std::bad_alloc();
        }

        template <typename IsSame> [[nodiscard]] Id find(std::size_t hash, IsSame isSame) const
        {
            for (std::size_t slot = hash & (size - 1); slots[slot] != 0; slot = (slot + 1) & (size - 1)) {
                if (isSame(slots[slot] - 1))
                    return slots[slot] - 1;
            }
            return None;
        }

        void insert(std::size_t hash, Id id)
        {
            std::size_t slot = hash & (size - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (size - 1);
            slots[slot] = id + 1;
        }

        std::unique_ptr<Id[], Free> slots;
        std::size_t size = 0; //!< a power of two, or 0
    };

    template <typename HashOf> void moveSome(HashOf hashOf)
    {
        for (std::size_t i = 0; i < SlotsMovedAtOnce && m_moved < m_old.size; ++i, ++m_moved) {
            if (const Id slot = m_old.slots[m_moved]; slot != 0)
                m_table.insert(hashOf(slot - 1), slot - 1);
        }
        if (m_old.size != 0 && m_moved == m_old.size) {
            m_old = {};
            m_moved = 0;
        }
    }

    Table m_table;
    Table m_old; //!< being emptied into m_table; ids stay in it until it goes
    std::size_t m_moved = 0; //!< slots of m_old that were moved
    std::size_t m_count = 0;
};

} // namespace imagebrowser
