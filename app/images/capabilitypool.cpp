// SPDX-License-Identifier: Apache-2.0
#include "app/images/capabilitypool.h"

namespace imagebrowser {

CapabilityPool::CapabilityPool()
    : m_keys(TextPool::Case::Kept)
    , m_setOfKey{Absent}
    , m_firstName{0, 0}
    , m_joinedText{TextPool::Absent}
{
}

CapabilityPool::SetId CapabilityPool::intern(std::span<const std::string_view> names)
{
    std::vector<TextPool::Id> ids;
    ids.reserve(names.size());
    for (const std::string_view name : names)
        ids.push_back(m_names.intern(name));
    const std::string_view key(names.empty() ? "" : reinterpret_cast<const char *>(ids.data()),
                               ids.size() * sizeof(TextPool::Id));
    const TextPool::Id keyId = m_keys.intern(key);
    if (keyId < m_setOfKey.size())
        return m_setOfKey[keyId];

    const auto set = static_cast<SetId>(count());
    m_setOfKey.push_back(set);
    m_members.insert(m_members.end(), ids.begin(), ids.end());
    m_firstName.push_back(static_cast<std::uint32_t>(m_members.size()));
    std::string joined;
    for (const std::string_view name : names) {
        if (!joined.empty())
            joined += ", ";
        joined += name;
    }
    m_joinedText.push_back(names.empty() ? TextPool::Absent : m_joined.intern(joined));
    return set;
}

std::span<const TextPool::Id> CapabilityPool::members(SetId set) const
{
    return std::span(m_members).subspan(m_firstName[set], m_firstName[set + 1] - m_firstName[set]);
}

std::size_t CapabilityPool::memoryUsage() const
{
    return m_names.memoryUsage() + m_keys.memoryUsage() + m_joined.memoryUsage()
        + (m_setOfKey.capacity() + m_firstName.capacity() + m_members.capacity() + m_joinedText.capacity())
        * sizeof(std::uint32_t);
}

} // namespace imagebrowser
