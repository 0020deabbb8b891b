// SPDX-License-Identifier: Apache-2.0
#include "app/images/endoflifepool.h"

#include <algorithm>
#include <numeric>

namespace imagebrowser {

void EndOfLifePool::update(const TextPool &texts)
{
    if (m_instants.size() < texts.count())
        m_ranks.clear();
    for (auto id = static_cast<TextPool::Id>(m_instants.size()); id < texts.count(); ++id)
        m_instants.push_back(id == TextPool::Absent ? std::nullopt : parseInstant(texts.text(id)));
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
    std::vector<TextPool::Id> order;
    for (TextPool::Id id = 0; id < m_instants.size(); ++id) {
        if (m_instants[id])
            order.push_back(id);
    }
    std::sort(order.begin(), order.end(),
              [this](TextPool::Id left, TextPool::Id right) { return m_instants[left] < m_instants[right]; });
    m_ranks.assign(m_instants.size(), 0);
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || m_instants[order[i - 1]] != m_instants[order[i]])
            ++rank;
        m_ranks[order[i]] = rank;
    }
    return m_ranks;
}

} // namespace imagebrowser
