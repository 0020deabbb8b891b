// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace imagebrowser {

//! Order of two case-folded texts as people expect it: digits by value ("9" before "10"), otherwise by bytes. Negative,
//! zero or positive.
[[nodiscard]] int compareNatural(std::string_view foldedLeft, std::string_view foldedRight);

//! A number and a 64-bit key to order it by.
struct KeyedId
{
    std::uint64_t key = 0;
    std::uint32_t id = 0;
};

//! Orders by key; equal keys keep their order. Takes time in proportion to the count.
void sortByKey(std::span<KeyedId> items);

//! Ranks of many texts in the order of compareNatural(). Add them in any order, then ask once.
class NaturalRanks
{
public:
    //! For ids below \a count, with texts of about so many \a bytes altogether.
    NaturalRanks(std::size_t count, std::size_t bytes);
    //! \a id is smaller than the count.
    void add(std::uint32_t id, std::string_view folded);
    //! By id: dense from 1; texts that order the same share a rank, ids that were not added have 0.
    [[nodiscard]] std::vector<std::uint32_t> take();

private:
    struct Text
    {
        std::uint32_t begin = 0; //!< in m_keys
        std::uint32_t size = 0;
    };
    void rankGroup(std::span<KeyedId> items, std::size_t depth);
    [[nodiscard]] std::size_t skipShared(std::span<KeyedId> items, std::size_t depth);

    //! Texts written so that comparing bytes is comparing naturally: each number as "0", its length and its digits.
    std::vector<char> m_keys;
    std::vector<Text> m_texts; //!< by id
    std::vector<KeyedId> m_items;
    std::vector<std::uint32_t> m_ranks;
    std::uint32_t m_last = 0;
};

} // namespace imagebrowser
