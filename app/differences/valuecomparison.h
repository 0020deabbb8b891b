// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/imagevalueclasses.h"

#include <bitset>
#include <map>

namespace imagebrowser {

using ImageDifferenceSet = std::bitset<ImageDifferenceCount>;

//! Compares what several accounts say about one image. Made for one store and used for image after image, so that its
//! memory is asked for once: fill sides(), then compare().
class ValueComparison
{
public:
    //! One account that lists the image.
    struct Side
    {
        std::span<const RowId> rows; //!< at least one
        bool isWhole = false; //!< no further row can come
        ImageDifferenceSet unusual; //!< result: in what it is not like most of the others
    };

    ValueComparison(const ImageStore &store, ImageValueClasses &values)
        : m_store(store)
        , m_values(values)
    {
    }

    [[nodiscard]] std::vector<Side> &sides() { return m_sides; }
    //! All kinds but Missing.
    [[nodiscard]] ImageDifferenceSet compare();

private:
    //! What a side says, as a number: the class of its value, or from `severalValues` on a set of them.
    using Token = std::uint32_t;

    [[nodiscard]] bool isAllOneRecord() const;
    [[nodiscard]] Token tokenOf(const Side &side, ImageDifference kind);
    [[nodiscard]] Token tokenOfSet(std::vector<std::uint32_t> values);
    [[nodiscard]] bool contains(Token whole, Token part) const;
    [[nodiscard]] bool conflict(Token left, bool isLeftWhole, Token right, bool isRightWhole) const;
    [[nodiscard]] std::size_t referenceSide() const;
    [[nodiscard]] bool compareTokens(ImageDifference kind);
    [[nodiscard]] bool compareCopies();
    [[nodiscard]] std::optional<Token> usualToken();

    const ImageStore &m_store;
    ImageValueClasses &m_values;
    std::vector<Side> m_sides;
    std::vector<Token> m_tokens; //!< by side
    std::vector<Token> m_sorted;
    std::map<std::vector<std::uint32_t>, Token> m_tokenOfSet;
    std::vector<std::vector<std::uint32_t>> m_sets; //!< sorted, by token without `severalValues`
};

} // namespace imagebrowser
