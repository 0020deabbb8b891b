// SPDX-License-Identifier: Apache-2.0
#include "app/images/endoflifepool.h"

#include "app/images/naturalorder.h"

#include <limits>

namespace imagebrowser {

namespace {

//! Instants before 1970 are negative; the key counts from the earliest there can be.
std::uint64_t sortKey(Instant instant)
{
    constexpr auto earliest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::min());
    return static_cast<std::uint64_t>(instant.time_since_epoch().count()) - earliest;
}

} // namespace

void EndOfLifePool::update(const TextPool &texts)
{
    if (m_instants.size() < texts.count())
        m_ranks.clear();
    for (auto id = static_cast<TextPool::Id>(m_instants.size()); id < texts.count(); ++id)
        m_instants.push_back(id == TextPool::Absent ? NoInstant : parseInstant(texts.text(id)).value_or(NoInstant));
}

void EndOfLifePool::clear()
{
    m_instants.clear();
    m_ranks.clear();
}

const std::vector<std::uint32_t> &EndOfLifePool::ranks() const
{
    if (m_ranks.size() == m_instants.size())
        return m_ranks;
    std::vector<KeyedId> order;
    for (TextPool::Id id = 0; id < m_instants.size(); ++id) {
        if (const auto instant = this->instant(id))
            order.push_back({sortKey(*instant), id});
    }
    sortByKey(order);
    m_ranks.assign(m_instants.size(), 0);
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || order[i - 1].key != order[i].key)
            ++rank;
        m_ranks[order[i].id] = rank;
    }
    return m_ranks;
}

} // namespace imagebrowser
