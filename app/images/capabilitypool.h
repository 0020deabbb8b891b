// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/textpool.h"

#include <span>

namespace imagebrowser {

//! Distinct capability lists and the distinct names in them. A list keeps the order it came in; to the program it is a
//! set.
class CapabilityPool
{
public:
    using SetId = std::uint32_t;
    //! No `capabilities` member. An empty array is another set, with no names.
    static constexpr SetId Absent = 0;

    CapabilityPool();

    [[nodiscard]] SetId intern(std::span<const std::string_view> names);

    //! Number of sets, Absent included.
    [[nodiscard]] std::size_t count() const { return m_firstName.size() - 1; }
    //! Name ids of a set, into names().
    [[nodiscard]] std::span<const TextPool::Id> members(SetId set) const;
    [[nodiscard]] const TextPool &names() const { return m_names; }
    //! The names joined by ", ", in the order received; null for Absent and the empty set.
    [[nodiscard]] QString string(SetId set) const { return m_joined.string(m_joinedText[set]); }
    //! Joined texts, for search and order: joined().text(joinedText(set)).
    [[nodiscard]] const TextPool &joined() const { return m_joined; }
    [[nodiscard]] TextPool::Id joinedText(SetId set) const { return m_joinedText[set]; }

    [[nodiscard]] std::size_t memoryUsage() const;

private:
    TextPool m_names;
    TextPool m_keys; //!< the name ids of a list as bytes, so that equal lists are found; key id - 1 is the set id - 1
    std::vector<SetId> m_setOfKey;
    std::vector<std::uint32_t> m_firstName; //!< into m_members; one more entry than sets
    std::vector<TextPool::Id> m_members;
    TextPool m_joined;
    std::vector<TextPool::Id> m_joinedText;
};

} // namespace imagebrowser
