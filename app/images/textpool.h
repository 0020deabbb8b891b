// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/growingarray.h"
#include "app/images/idindex.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace imagebrowser {

//! Distinct texts in one block of UTF-8, known by small numbers. Ids are dense and never change; a text is interned
//! once. Comparison of texts here is exact; search and order ignore case. Reading is for one thread at a time where
//! something is kept (string(), ranks()), else for any number.
class TextPool
{
public:
    using Id = std::uint32_t;
    //! Stands for "no text". A view with a null data() interns to it; the empty text is a text.
    static constexpr Id Absent = 0;

    //! Texts that nobody searches for regardless of case need no folding: folded() is then text().
    enum class Case : quint8
    {
        Ignored,
        Kept,
    };

    explicit TextPool(Case letters = Case::Ignored);

    [[nodiscard]] Id intern(std::string_view utf8);
    //! The same for many texts, in less time: what each needs of memory is on its way while others are looked at.
    //! \a ids has room for all.
    void internAll(std::span<const std::string_view> utf8, std::span<Id> ids);
    //! Absent when the text is not in the pool.
    [[nodiscard]] Id find(std::string_view utf8) const;

    //! Number of ids, Absent included: valid ids are 0 … count() - 1.
    [[nodiscard]] std::size_t count() const { return m_ends.size(); }
    //! Null view for Absent.
    [[nodiscard]] std::string_view text(Id id) const;
    //! Null string for Absent. The most used ones are kept, so that painting does not allocate; for one thread.
    [[nodiscard]] QString string(Id id) const;
    //! The same without keeping anything: for any thread.
    [[nodiscard]] QString toString(Id id) const;
    //! Case-folded UTF-8, what search compares.
    [[nodiscard]] std::string_view folded(Id id) const;
    //! Case folding as used by folded(), for needles.
    [[nodiscard]] static std::string fold(QStringView text);
    [[nodiscard]] static std::string fold(std::string_view utf8);

    //! True when some texts differ in nothing but case.
    [[nodiscard]] bool hasSpellings() const { return m_hasSpellings; }

    //! Sets hits[id] = 1 for every text that contains \a foldedNeedle; leaves the others. hits.size() >= count().
    //! False when there is none.
    bool markContaining(std::string_view foldedNeedle, std::vector<std::uint8_t> &hits) const;

    //! Sets hits[id] = 1 for every text whose folding is \a folded; leaves the others.
    void markEqual(std::string_view folded, std::vector<std::uint8_t> &hits) const;

    //! Position of every text in the order people expect (case ignored, digits by value: "9" before "10"), dense from
    //! 1; rank 0 is Absent. Texts that order the same share a rank. Computed on demand, kept until the pool grows.
    [[nodiscard]] const std::vector<std::uint32_t> &ranks() const;

    [[nodiscard]] std::size_t byteCount() const { return m_bytes.size(); }
    [[nodiscard]] std::size_t memoryUsage() const;

private:
    //! What a text is found by. Spellings that differ in case only have the same one.
    struct Hash
    {
        std::uint32_t value = 0;
        bool isFolded = true; //!< the text is its own folding
    };
    [[nodiscard]] Hash hashOf(std::string_view utf8) const;

    [[nodiscard]] Id intern(std::string_view utf8, Hash hash);
    void appendFolded(std::string_view folding);

    Case m_case;
    GrowingArray<char> m_bytes; //!< all texts, each followed by a NUL so that no search runs across two
    GrowingArray<std::uint32_t> m_ends; //!< offset just past the text, before its NUL
    IdIndex m_index; //!< by the hash of the folding

    // The folded block exists from the first text on that is not its own folding: Azure's values are lower case.
    bool m_hasFolded = false;
    GrowingArray<char> m_folded;
    GrowingArray<std::uint32_t> m_foldedEnds;
    bool m_hasSpellings = false;

    mutable std::unordered_map<Id, QString> m_strings;
    mutable std::vector<std::uint32_t> m_ranks;
};

} // namespace imagebrowser
