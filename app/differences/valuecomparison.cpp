// SPDX-License-Identifier: Apache-2.0
#include "app/differences/valuecomparison.h"

#include <algorithm>

namespace imagebrowser {

namespace {

//! No store has as many values.
constexpr std::uint32_t severalValues = 0x8000'0000;

} // namespace

ImageDifferenceSet ValueComparison::compare()
{
    ImageDifferenceSet differences;
    differences.set(indexOf(ImageDifference::Copies), compareCopies());
    if (isAllOneRecord())
        return differences;
    for (const ImageDifference kind : {ImageDifference::EndDate, ImageDifference::Verification,
                                       ImageDifference::Capabilities, ImageDifference::NodeAgent, ImageDifference::Os,
                                       ImageDifference::ExactVersion, ImageDifference::OtherMembers}) {
        m_tokens.clear();
        for (const Side &side : m_sides)
            m_tokens.push_back(tokenOf(side, kind));
        differences.set(indexOf(kind), compareTokens(kind));
    }
    return differences;
}

//! Most images of most accounts: nothing else needs a look then.
bool ValueComparison::isAllOneRecord() const
{
    const RecordId first = m_store.record(m_sides.front().rows.front());
    return std::all_of(m_sides.begin(), m_sides.end(), [&](const Side &side) {
        return std::all_of(side.rows.begin(), side.rows.end(), [&](RowId row) { return m_store.record(row) == first; });
    });
}

ValueComparison::Token ValueComparison::tokenOf(const Side &side, ImageDifference kind)
{
    if (side.rows.size() == 1)
        return m_values.value(m_store.record(side.rows.front()), kind);
    std::vector<std::uint32_t> values;
    for (const RowId row : side.rows)
        values.push_back(m_values.value(m_store.record(row), kind));
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values.size() == 1 ? values.front() : tokenOfSet(std::move(values));
}

ValueComparison::Token ValueComparison::tokenOfSet(std::vector<std::uint32_t> values)
{
    const auto [found, isNew] =
        m_tokenOfSet.try_emplace(std::move(values), severalValues + static_cast<Token>(m_sets.size()));
    if (isNew)
        m_sets.push_back(found->first);
    return found->second;
}

bool ValueComparison::contains(Token whole, Token part) const
{
    const auto setOf = [this](const Token &token) {
        return token < severalValues ? std::span<const std::uint32_t>(&token, 1)
                                     : std::span<const std::uint32_t>(m_sets[token - severalValues]);
    };
    const auto all = setOf(whole);
    const auto some = setOf(part);
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

//! True when no row that may still come could make the two agree.
bool ValueComparison::conflict(Token left, bool isLeftWhole, Token right, bool isRightWhole) const
{
    if (left == right)
        return false;
    if (isLeftWhole && isRightWhole)
        return true;
    const bool canLeftGrow = !isLeftWhole && contains(right, left);
    const bool canRightGrow = !isRightWhole && contains(left, right);
    return !canLeftGrow && !canRightGrow;
}

//! One that is whole; else one with the most values, as the others may grow to it.
std::size_t ValueComparison::referenceSide() const
{
    const auto valueCount = [this](Token token) {
        return token < severalValues ? 1 : m_sets[token - severalValues].size();
    };
    std::size_t reference = 0;
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        if (m_sides[i].isWhole)
            return i;
        if (valueCount(m_tokens[i]) > valueCount(m_tokens[reference]))
            reference = i;
    }
    return reference;
}

bool ValueComparison::compareTokens(ImageDifference kind)
{
    const std::size_t reference = referenceSide();
    bool isDifferent = false;
    for (std::size_t i = 0; i < m_sides.size() && !isDifferent; ++i)
        isDifferent = conflict(m_tokens[i], m_sides[i].isWhole, m_tokens[reference], m_sides[reference].isWhole);
    if (!isDifferent)
        return false;
    const std::optional<Token> usual = usualToken();
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        m_sides[i].unusual.set(indexOf(kind), !usual || conflict(m_tokens[i], m_sides[i].isWhole, *usual, true));
    return true;
}

//! What more sides say than anything else; nothing when there is a tie.
std::optional<ValueComparison::Token> ValueComparison::usualToken()
{
    m_sorted = m_tokens;
    std::sort(m_sorted.begin(), m_sorted.end());
    std::optional<Token> usual;
    std::ptrdiff_t most = 0;
    for (auto first = m_sorted.begin(); first != m_sorted.end();) {
        const auto last = std::find_if(first, m_sorted.end(), [&](Token token) { return token != *first; });
        if (last - first == most)
            usual.reset();
        else if (last - first > most)
            usual = *first;
        most = std::max(most, last - first);
        first = last;
    }
    return usual;
}

//! A list that is not whole may still bring more copies.
bool ValueComparison::compareCopies()
{
    m_tokens.clear();
    std::size_t most = 0;
    std::size_t fewest = 0; // of the whole ones; 0 when there is none
    for (const Side &side : m_sides) {
        m_tokens.push_back(static_cast<Token>(side.rows.size()));
        most = std::max(most, side.rows.size());
        if (side.isWhole)
            fewest = fewest == 0 ? side.rows.size() : std::min(fewest, side.rows.size());
    }
    if (fewest == 0 || fewest == most)
        return false;
    const std::optional<Token> usual = usualToken();
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        const bool canGrow = !m_sides[i].isWhole && usual && m_tokens[i] < *usual;
        m_sides[i].unusual.set(indexOf(ImageDifference::Copies), !canGrow && (!usual || m_tokens[i] != *usual));
    }
    return true;
}

} // namespace imagebrowser
