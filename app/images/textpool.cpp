// SPDX-License-Identifier: Apache-2.0
#include "app/images/textpool.h"

#include "app/images/naturalorder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

namespace imagebrowser {

namespace {

//! Strings kept ready for painting; past this many the cache starts anew.
constexpr std::size_t maxCachedStrings = 20'000;

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

using Word = std::uint64_t;
constexpr Word ones = 0x0101'0101'0101'0101U;
constexpr Word highBits = 0x80 * ones;

//! Eight letters at once, of ASCII text only.
Word lowered(Word letters)
{
    const Word fromA = letters + (0x80 - 'A') * ones;
    const Word pastZ = letters + (0x7F - 'Z') * ones;
    return letters | (fromA & ~pastZ & highBits) >> 2;
}

//! MurmurHash's step from one word to the next.
Word mixed(Word hash, Word word)
{
    constexpr Word factor = 0xc6a4'a793'5bd1'e995U;
    word *= factor;
    word ^= word >> 47;
    return (hash ^ word * factor) * factor;
}

struct AsciiHash
{
    Word hash = 0;
    bool isAscii = true;
    bool hasUpperCase = false;
};

template <typename T> T loaded(const char *place)
{
    T value;
    std::memcpy(&value, place, sizeof value);
    return value;
}

//! One to seven letters, some of them perhaps twice.
Word fewLetters(std::string_view utf8)
{
    const char *const begin = utf8.data();
    const std::size_t size = utf8.size();
    if (size >= sizeof(std::uint32_t))
        return loaded<std::uint32_t>(begin) | Word{loaded<std::uint32_t>(begin + size - sizeof(std::uint32_t))} << 32U;
    const auto letter = [&](std::size_t i) { return Word{static_cast<unsigned char>(begin[i])}; };
    return letter(0) | letter(size / 2) << 8U | letter(size - 1) << 16U;
}

//! Of \a utf8 in lower case, without making a copy of it. With letters that are not ASCII it is a hash of those bytes
//! and no other spelling's. Only loads of a fixed size: a copy of any size is a call, and this runs for every value of
//! every page.
AsciiHash asciiHash(std::string_view utf8)
{
    AsciiHash result;
    result.hash = mixed(0, utf8.size());
    Word notAscii = 0;
    Word changed = 0;
    const auto add = [&](Word letters) {
        const Word lower = lowered(letters);
        notAscii |= letters & highBits;
        changed |= letters ^ lower;
        result.hash = mixed(result.hash, lower);
    };
    if (utf8.size() >= sizeof(Word)) {
        const char *const last = utf8.data() + utf8.size() - sizeof(Word);
        for (const char *place = utf8.data(); place < last; place += sizeof(Word))
            add(loaded<Word>(place));
        add(loaded<Word>(last));
    } else if (!utf8.empty()) {
        add(fewLetters(utf8));
    }
    result.hash ^= result.hash >> 47;
    result.isAscii = notAscii == 0;
    result.hasUpperCase = changed != 0;
    return result;
}

//! The first \a needle between \a begin and \a end, or \a end. Looks for first and last letter in blocks that compilers
//! make vector code of.
const char *findText(const char *begin, const char *end, std::string_view needle)
{
    constexpr std::ptrdiff_t blockSize = 64;
    const auto toLast = static_cast<std::ptrdiff_t>(needle.size() - 1);
    const char first = needle.front();
    const char last = needle.back();
    const auto isAt = [&](const char *place) {
        return *place == first && place[toLast] == last && std::memcmp(place, needle.data(), needle.size()) == 0;
    };
    const char *block = begin;
    for (; end - block >= blockSize + toLast; block += blockSize) {
        unsigned char any = 0;
        for (std::ptrdiff_t i = 0; i < blockSize; ++i)
            any = static_cast<unsigned char>(any | ((block[i] == first) & (block[i + toLast] == last)));
        if (any == 0)
            continue;
        for (std::ptrdiff_t i = 0; i < blockSize; ++i) {
            if (isAt(block + i))
                return block + i;
        }
    }
    for (; end - block > toLast; ++block) {
        if (isAt(block))
            return block;
    }
    return end;
}

} // namespace

TextPool::TextPool(Case letters)
    : m_case(letters)
    , m_bytes{'\0'}
    , m_ends{0}
{
}

std::string_view TextPool::text(Id id) const
{
    if (id == Absent)
        return {};
    const std::size_t begin = m_ends[id - 1] + 1U;
    return {m_bytes.data() + begin, m_ends[id] - begin};
}

std::string_view TextPool::folded(Id id) const
{
    if (!m_hasFolded || id == Absent)
        return text(id);
    const std::size_t begin = m_foldedEnds[id - 1] + 1U;
    return {m_folded.data() + begin, m_foldedEnds[id] - begin};
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

TextPool::Hash TextPool::hashOf(std::string_view utf8) const
{
    if (m_case == Case::Kept)
        return {static_cast<std::uint32_t>(std::hash<std::string_view>{}(utf8)), true};
    const AsciiHash ascii = asciiHash(utf8);
    if (ascii.isAscii)
        return {static_cast<std::uint32_t>(ascii.hash), !ascii.hasUpperCase};
    const std::string folding = fold(utf8);
    return {static_cast<std::uint32_t>(asciiHash(folding).hash), folding == utf8};
}

TextPool::Id TextPool::find(std::string_view utf8) const
{
    if (utf8.data() == nullptr)
        return Absent;
    const Id found = m_index.find(hashOf(utf8).value, [&](Id id) { return text(id) == utf8; });
    return found == IdIndex::None ? Absent : found;
}

TextPool::Id TextPool::intern(std::string_view utf8)
{
    return utf8.data() == nullptr ? Absent : intern(utf8, hashOf(utf8));
}

void TextPool::internAll(std::span<const std::string_view> utf8, std::span<Id> ids)
{
    constexpr std::size_t ahead = 32;
    std::array<Hash, ahead> hashes;
    for (std::size_t first = 0; first < utf8.size(); first += ahead) {
        const std::size_t count = std::min(ahead, utf8.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            hashes[i] = utf8[first + i].data() == nullptr ? Hash() : hashOf(utf8[first + i]);
            m_index.prefetch(hashes[i].value);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view text = utf8[first + i];
            ids[first + i] = text.data() == nullptr ? Absent : intern(text, hashes[i]);
        }
    }
}

TextPool::Id TextPool::intern(std::string_view utf8, Hash hash)
{
    const Id found = m_index.find(hash.value, [&](Id id) { return text(id) == utf8; });
    if (found != IdIndex::None)
        return found;

    const Id id = static_cast<Id>(m_ends.size());
    m_bytes.append(utf8);
    m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
    m_bytes.push_back('\0');
    if (m_hasFolded || !hash.isFolded) {
        appendFolded(hash.isFolded ? std::string(utf8) : fold(utf8));
        m_hasSpellings = m_hasSpellings
            || m_index.find(hash.value, [&](Id other) { return folded(other) == folded(id); }) != IdIndex::None;
    }
    m_index.insert(hash.value, id);
    m_ranks.clear();
    return id;
}

void TextPool::appendFolded(std::string_view folding)
{
    if (!m_hasFolded) {
        // Every text before this one is its own folding.
        m_hasFolded = true;
        m_foldedEnds.append({m_ends.data(), m_ends.size() - 1});
        m_folded.append({m_bytes.data(), m_foldedEnds.back() + 1U});
    }
    m_folded.append(folding);
    m_foldedEnds.push_back(static_cast<std::uint32_t>(m_folded.size()));
    m_folded.push_back('\0');
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
    return m_strings.emplace(id, toString(id)).first->second;
}

QString TextPool::toString(Id id) const
{
    if (id == Absent)
        return {};
    const std::string_view utf8 = text(id);
    const QString string = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return string.isNull() ? QStringLiteral("") : string;
}

bool TextPool::markContaining(std::string_view foldedNeedle, std::vector<std::uint8_t> &hits) const
{
    if (foldedNeedle.empty()) {
        std::fill(hits.begin() + 1, hits.begin() + static_cast<std::ptrdiff_t>(count()), std::uint8_t(1));
        return count() > 1;
    }
    // One pass over the whole block; a hit is booked to its text and the search goes on behind that text.
    const GrowingArray<char> &block = m_hasFolded ? m_folded : m_bytes;
    const GrowingArray<std::uint32_t> &ends = m_hasFolded ? m_foldedEnds : m_ends;
    const char *const begin = block.data();
    const char *const end = begin + block.size();
    bool hasHit = false;
    const std::uint32_t *textEnd = ends.begin();
    for (const char *hit = findText(begin, end, foldedNeedle); hit != end;
         hit = findText(begin + *textEnd, end, foldedNeedle)) {
        const auto offset = static_cast<std::uint32_t>(hit - begin);
        // Often one of the next texts; else far away.
        for (int step = 0; step < 8 && *textEnd <= offset; ++step)
            ++textEnd;
        if (*textEnd <= offset)
            textEnd = std::upper_bound(textEnd, ends.end(), offset);
        hits[static_cast<std::size_t>(textEnd - ends.begin())] = 1;
        hasHit = true;
    }
    return hasHit;
}

void TextPool::markEqual(std::string_view folding, std::vector<std::uint8_t> &hits) const
{
    m_index.forEach(hashOf(folding).value, [&](Id id) {
        if (folded(id) == folding)
            hits[id] = 1;
    });
}

const std::vector<std::uint32_t> &TextPool::ranks() const
{
    if (m_ranks.size() == count())
        return m_ranks;
    NaturalRanks ranks(count(), byteCount());
    for (Id id = 1; id < count(); ++id)
        ranks.add(id, folded(id));
    m_ranks = ranks.take();
    return m_ranks;
}

std::size_t TextPool::memoryUsage() const
{
    return m_bytes.memoryUsage() + m_folded.memoryUsage() + m_ends.memoryUsage() + m_foldedEnds.memoryUsage()
        + m_index.memoryUsage() + m_ranks.capacity() * sizeof(std::uint32_t);
}

} // namespace imagebrowser
