// SPDX-License-Identifier: Apache-2.0
#include "app/images/naturalorder.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace imagebrowser {

namespace {

//! Bytes of a text in one 64-bit key; the lowest byte of the key says how many there are.
constexpr std::size_t bytesInKey = 7;
constexpr std::uint64_t keyIsFull = 0xFF;
//! Below this a comparison sort is quicker than counting.
constexpr std::size_t smallCount = 256;
//! Lengths of numbers from here on take four bytes more.
constexpr std::size_t longNumber = 0xFF;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! The digits at \a position without leading zeros; moves \a position past all of them.
std::string_view takeNumber(std::string_view text, std::size_t &position)
{
    while (position < text.size() && text[position] == '0')
        ++position;
    const std::size_t start = position;
    while (position < text.size() && isDigit(text[position]))
        ++position;
    return text.substr(start, position - start);
}

void appendNumber(std::vector<char> &out, std::string_view digits)
{
    // A digit compared with another letter compares as any digit does.
    out.push_back('0');
    out.push_back(static_cast<char>(std::min(digits.size(), longNumber)));
    if (digits.size() >= longNumber) {
        for (int shift = 24; shift >= 0; shift -= 8)
            out.push_back(static_cast<char>(digits.size() >> static_cast<unsigned>(shift)));
    }
    out.insert(out.end(), digits.begin(), digits.end());
}

//! Up to seven bytes, so that keys order as the bytes do and a text before its extensions. Eight bytes can be read from
//! \a text, \a size or not.
std::uint64_t keyOf(const char *text, std::size_t size)
{
    const auto word = qFromBigEndian<std::uint64_t>(text);
    if (size > bytesInKey)
        return word | keyIsFull;
    return size == 0 ? 0 : (word & ~std::uint64_t{0} << (64 - 8 * size)) | size;
}

} // namespace

int compareNatural(std::string_view left, std::string_view right)
{
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() && r < right.size()) {
        if (isDigit(left[l]) && isDigit(right[r])) {
            const std::string_view leftNumber = takeNumber(left, l);
            const std::string_view rightNumber = takeNumber(right, r);
            if (leftNumber.size() != rightNumber.size())
                return leftNumber.size() < rightNumber.size() ? -1 : 1;
            if (const int order = leftNumber.compare(rightNumber); order != 0)
                return order;
            continue;
        }
        if (left[l] != right[r])
            return static_cast<unsigned char>(left[l]) < static_cast<unsigned char>(right[r]) ? -1 : 1;
        ++l;
        ++r;
    }
    const std::size_t leftRest = left.size() - l;
    const std::size_t rightRest = right.size() - r;
    return leftRest == rightRest ? 0 : leftRest < rightRest ? -1 : 1;
}

void sortByKey(std::span<KeyedId> items)
{
    if (items.size() < smallCount) {
        std::ranges::stable_sort(items, {}, &KeyedId::key);
        return;
    }
    constexpr std::size_t keyBytes = sizeof(KeyedId::key);
    std::array<std::array<std::uint32_t, 256>, keyBytes> counts{};
    for (const KeyedId &item : items) {
        for (std::size_t byte = 0; byte < keyBytes; ++byte)
            ++counts[byte][item.key >> (8 * byte) & 0xFFU];
    }
    // Byte by byte from the lowest on, leaving out those that are the same in all keys.
    std::vector<KeyedId> scratch(items.size());
    std::span<KeyedId> from = items;
    std::span<KeyedId> to = scratch;
    for (std::size_t byte = 0; byte < keyBytes; ++byte) {
        std::array<std::uint32_t, 256> &places = counts[byte];
        if (places[from.front().key >> (8 * byte) & 0xFFU] == items.size())
            continue;
        std::uint32_t place = 0;
        for (std::uint32_t &count : places)
            count = std::exchange(place, place + count);
        for (const KeyedId &item : from)
            to[places[item.key >> (8 * byte) & 0xFFU]++] = item;
        std::swap(from, to);
    }
    if (from.data() != items.data())
        std::ranges::copy(from, items.begin());
}

NaturalRanks::NaturalRanks(std::size_t count, std::size_t bytes)
    : m_texts(count)
    , m_ranks(count, 0)
{
    // Most texts hold one number or two, each of which takes two bytes more.
    m_keys.reserve(bytes + 4 * count);
    m_items.reserve(count);
}

void NaturalRanks::add(std::uint32_t id, std::string_view folded)
{
    const std::size_t begin = m_keys.size();
    for (std::size_t position = 0; position < folded.size();) {
        const auto rest = folded.begin() + static_cast<std::ptrdiff_t>(position);
        const auto number = std::find_if(rest, folded.end(), isDigit);
        m_keys.insert(m_keys.end(), rest, number);
        position = static_cast<std::size_t>(number - folded.begin());
        if (position < folded.size())
            appendNumber(m_keys, takeNumber(folded, position));
    }
    m_texts[id] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_keys.size() - begin)};
    m_items.push_back({0, id});
}

std::vector<std::uint32_t> NaturalRanks::take()
{
    m_keys.insert(m_keys.end(), sizeof(std::uint64_t), '\0');
    if (!m_items.empty())
        rankGroup(m_items, 0);
    return std::move(m_ranks);
}

//! Ranks items whose texts are the same up to \a depth.
void NaturalRanks::rankGroup(std::span<KeyedId> items, std::size_t depth)
{
    depth = skipShared(items, depth);
    sortByKey(items);
    for (std::size_t begin = 0; begin < items.size();) {
        const std::uint64_t key = items[begin].key;
        std::size_t end = begin + 1;
        while (end < items.size() && items[end].key == key)
            ++end;
        const std::span<KeyedId> group = items.subspan(begin, end - begin);
        if (group.size() > 1 && (key & keyIsFull) == keyIsFull) {
            rankGroup(group, depth + bytesInKey);
        } else {
            ++m_last;
            for (const KeyedId &item : group)
                m_ranks[item.id] = m_last;
        }
        begin = end;
    }
}

//! Sets the keys of \a items from the place on where they first differ, and says where that is.
std::size_t NaturalRanks::skipShared(std::span<KeyedId> items, std::size_t depth)
{
    for (;;) {
        std::uint64_t differing = 0;
        for (KeyedId &item : items) {
            const Text &text = m_texts[item.id];
            const std::size_t offset = std::min<std::size_t>(depth, text.size);
            item.key = keyOf(m_keys.data() + text.begin + offset, text.size - offset);
            differing |= item.key ^ items.front().key;
        }
        const bool isFull = (items.front().key & keyIsFull) == keyIsFull;
        const auto shared = static_cast<std::size_t>(std::countl_zero(differing)) / 8;
        if (shared == 0 || (differing == 0 && !isFull))
            return depth;
        depth += std::min(shared, bytesInKey);
    }
}

} // namespace imagebrowser
