// SPDX-License-Identifier: Apache-2.0
#include "app/images/textpool.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>

namespace imagebrowser {

namespace {

constexpr std::size_t initialSlots = 64;
//! Strings kept ready for painting; past this many the cache starts anew.
constexpr std::size_t maxCachedStrings = 20'000;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isFoldedAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && (c < 'A' || c > 'Z'); });
}

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

TextPool::TextPool()
    : m_bytes(1, '\0')
    , m_ends{0}
    , m_index(initialSlots, Absent)
{
}

std::string_view TextPool::text(Id id) const
{
    if (id == Absent)
        return {};
    const std::size_t begin = m_ends[id - 1] + 1U;
    return std::string_view(m_bytes).substr(begin, m_ends[id] - begin);
}

std::string_view TextPool::folded(Id id) const
{
    if (!m_hasFolded || id == Absent)
        return text(id);
    const std::size_t begin = m_foldedEnds[id - 1] + 1U;
    return std::string_view(m_folded).substr(begin, m_foldedEnds[id] - begin);
}

std::string TextPool::fold(QStringView text)
{
    return text.toString().toCaseFolded().toStdString();
}

std::string TextPool::fold(std::string_view utf8)
{
    if (!isAscii(utf8))
        return fold(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
    std::string result(utf8);
    for (char &c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::size_t TextPool::slotOf(std::string_view utf8) const
{
    const std::size_t mask = m_index.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(utf8)&mask;
    while (m_index[slot] != Absent && text(m_index[slot]) != utf8)
        slot = (slot + 1) & mask;
    return slot;
}

TextPool::Id TextPool::find(std::string_view utf8) const
{
    return utf8.data() == nullptr ? Absent : m_index[slotOf(utf8)];
}

TextPool::Id TextPool::intern(std::string_view utf8)
{
    if (utf8.data() == nullptr)
        return Absent;
    const std::size_t slot = slotOf(utf8);
    if (m_index[slot] != Absent)
        return m_index[slot];

    const Id id = static_cast<Id>(m_ends.size());
    m_bytes.append(utf8);
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
    m_bytes.push_back('\0');
    m_index[slot] = id;
    if (m_hasFolded || !isFoldedAscii(utf8))
        appendFolded(utf8);
    m_ranks.clear();
    if (m_ends.size() * 2 > m_index.size())
        growIndex();
    return id;
}

void TextPool::appendFolded(std::string_view utf8)
{
    const std::string folding = fold(utf8);
    if (!m_hasFolded) {
        if (folding == utf8)
            return;
        // Every text before this one is its own folding.
        m_hasFolded = true;
        m_folded = m_bytes.substr(0, m_bytes.size() - utf8.size() - 1);
        m_foldedEnds.assign(m_ends.begin(), m_ends.end() - 1);
    }
    m_folded.append(folding);
    m_foldedEnds.push_back(static_cast<std::uint32_t>(m_folded.size()));
    m_folded.push_back('\0');
}

void TextPool::growIndex()
{
    m_index.assign(m_index.size() * 2, Absent);
    for (Id id = 1; id < m_ends.size(); ++id)
        m_index[slotOf(text(id))] = id;
}

QString TextPool::string(Id id) const
{
    if (id == Absent)
        return {};
    const auto found = m_strings.find(id);
    if (found != m_strings.end())
        return found->second;
    if (m_strings.size() >= maxCachedStrings)
        m_strings.clear();
    const std::string_view utf8 = text(id);
    QString string = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (string.isNull())
        string = QStringLiteral("");
    return m_strings.emplace(id, std::move(string)).first->second;
}

void TextPool::markContaining(std::string_view foldedNeedle, std::vector<std::uint8_t> &hits) const
{
    if (foldedNeedle.empty()) {
        std::fill(hits.begin() + 1, hits.begin() + static_cast<std::ptrdiff_t>(count()), std::uint8_t(1));
        return;
    }
    // One pass over the whole block; a hit is booked to its text and the search goes on behind that text.
    const std::string &block = m_hasFolded ? m_folded : m_bytes;
    const std::vector<std::uint32_t> &ends = m_hasFolded ? m_foldedEnds : m_ends;
    const char *const begin = block.data();
    const char *const end = begin + block.size();
    const char *position = begin;
    auto textEnd = ends.begin();
    while (position < end) {
        const void *hit =
            memmem(position, static_cast<std::size_t>(end - position), foldedNeedle.data(), foldedNeedle.size());
        if (hit == nullptr)
            return;
        const auto offset = static_cast<std::uint32_t>(static_cast<const char *>(hit) - begin);
        textEnd = std::upper_bound(textEnd, ends.end(), offset);
        hits[static_cast<std::size_t>(textEnd - ends.begin())] = 1;
        position = begin + *textEnd;
    }
}

const std::vector<std::uint32_t> &TextPool::ranks() const
{
    if (m_ranks.size() == count())
        return m_ranks;
    std::vector<Id> order(count() - 1);
    std::iota(order.begin(), order.end(), Id(1));
    std::sort(order.begin(), order.end(), [this](Id left, Id right) {
        const int compared = compareNatural(folded(left), folded(right));
        return compared != 0 ? compared < 0 : left < right;
    });
    m_ranks.assign(count(), 0);
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || compareNatural(folded(order[i - 1]), folded(order[i])) != 0)
            ++rank;
        m_ranks[order[i]] = rank;
    }
    return m_ranks;
}

std::size_t TextPool::memoryUsage() const
{
    return m_bytes.capacity() + m_folded.capacity() + m_index.capacity() * sizeof(Id)
        + (m_ends.capacity() + m_foldedEnds.capacity() + m_ranks.capacity()) * sizeof(std::uint32_t);
}

} // namespace imagebrowser
