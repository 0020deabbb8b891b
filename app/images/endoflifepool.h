// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/instant.h"
#include "app/images/growingarray.h"
#include "app/images/textpool.h"

#include <optional>
#include <vector>

namespace imagebrowser {

//! The instants of the distinct `batchSupportEndOfLife` texts, read once each and looked up by text id.
class EndOfLifePool
{
public:
    //! Reads the texts that are new in \a texts.
    void update(const TextPool &texts);
    void clear();

    [[nodiscard]] std::size_t count() const { return m_instants.size(); }
    //! Nothing for Absent and for texts that are no date.
    [[nodiscard]] std::optional<Instant> instant(TextPool::Id id) const
    {
        return m_instants[id] == NoInstant ? std::nullopt : std::optional(m_instants[id]);
    }
    //! Position of the instant among all instants, from 1; equal instants share one. 0 means no readable date.
    [[nodiscard]] const std::vector<std::uint32_t> &ranks() const;

    [[nodiscard]] std::size_t memoryUsage() const
    {
        return m_instants.memoryUsage() + m_ranks.capacity() * sizeof(m_ranks[0]);
    }

private:
    static constexpr Instant NoInstant = Instant::min(); //!< no text can mean it

    GrowingArray<Instant> m_instants;
    mutable std::vector<std::uint32_t> m_ranks;
};

} // namespace imagebrowser
