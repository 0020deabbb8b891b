// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace imagebrowser {

//! Finds ids by the hash of what they stand for: open addressing over hashes and ids alone, the things themselves stay
//! where they are. Grows by a few slots with every insertion, so that none of them takes long, however many there are.
//! Nothing is removed.
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
        const Id found = m_table.find(static_cast<std::uint32_t>(hash), isSame);
        return found == None && m_old.size > 0 ? m_old.find(static_cast<std::uint32_t>(hash), isSame) : found;
    }

    //! Calls \a visit with every id that has \a hash, in no order.
    template <typename Visit> void forEach(std::size_t hash, Visit visit) const
    {
        // What was moved is still in the old table: it counts there only where it was not yet.
        m_table.forEach(static_cast<std::uint32_t>(hash), [&](std::size_t /*slot*/, Id id) { visit(id); });
        m_old.forEach(static_cast<std::uint32_t>(hash), [&](std::size_t slot, Id id) {
            if (slot >= m_moved)
                visit(id);
        });
    }

    //! What find() looks at first is on its way into the cache when this returns.
    void prefetch(std::size_t hash) const
    {
        __builtin_prefetch(&m_table.slots[static_cast<std::uint32_t>(hash) & (m_table.size - 1)]);
    }

    //! Adds \a id, which is not in the index yet.
    void insert(std::size_t hash, Id id)
    {
        m_table.insert(static_cast<std::uint32_t>(hash), id + 1);
        ++m_count;
        moveSome();
        if (m_count * 4 > m_table.size * 3) {
            // The old slots are all moved by now: four for every id that came since.
            m_old = std::move(m_table);
            m_table = Table(m_old.size * 2);
        }
    }

    [[nodiscard]] std::size_t memoryUsage() const { return (m_table.size + m_old.size) * sizeof(Slot); }

private:
    static constexpr std::size_t InitialSlots = 64;
    static constexpr std::size_t SlotsMovedAtOnce = 4;

    struct Slot
    {
        std::uint32_t hash;
        Id id; //!< plus one; 0 when free, as the memory is that the system gives: it is not touched before it is used
    };

    struct Free
    {
        void operator()(Slot *slots) const { std::free(slots); } // NOLINT(cppcoreguidelines-no-malloc)
    };

    struct Table
    {
        Table() = default;
        explicit Table(std::size_t slotCount)
            : slots(static_cast<Slot *>(std::calloc(slotCount, sizeof(Slot)))) // NOLINT(cppcoreguidelines-no-malloc)
            , size(slotCount)
        {
            if (!slots)
                throw std::bad_alloc();
        }

        template <typename IsSame> [[nodiscard]] Id find(std::uint32_t hash, IsSame isSame) const
        {
            for (std::size_t slot = hash & (size - 1); slots[slot].id != 0; slot = (slot + 1) & (size - 1)) {
                if (slots[slot].hash == hash && isSame(slots[slot].id - 1))
                    return slots[slot].id - 1;
            }
            return None;
        }

        template <typename Visit> void forEach(std::uint32_t hash, Visit visit) const
        {
            for (std::size_t slot = hash & (size - 1); size > 0 && slots[slot].id != 0;
                 slot = (slot + 1) & (size - 1)) {
                if (slots[slot].hash == hash)
                    visit(slot, slots[slot].id - 1);
            }
        }

        void insert(std::uint32_t hash, Id idPlusOne)
        {
            std::size_t slot = hash & (size - 1);
            while (slots[slot].id != 0)
                slot = (slot + 1) & (size - 1);
            slots[slot] = {hash, idPlusOne};
        }

        std::unique_ptr<Slot[], Free> slots;
        std::size_t size = 0; //!< a power of two, or 0
    };

    void moveSome()
    {
        for (std::size_t i = 0; i < SlotsMovedAtOnce && m_moved < m_old.size; ++i, ++m_moved) {
            if (const Slot &slot = m_old.slots[m_moved]; slot.id != 0)
                m_table.insert(slot.hash, slot.id);
        }
        if (m_moved == m_old.size) {
            m_old = {};
            m_moved = 0;
        }
    }

    Table m_table;
    Table m_old; //!< being emptied into m_table; what was moved stays in it until it goes
    std::size_t m_moved = 0; //!< slots of m_old
    std::size_t m_count = 0;
};

} // namespace imagebrowser
