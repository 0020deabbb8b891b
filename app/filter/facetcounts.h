// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/facets.h"
#include "app/images/imagestore.h"

namespace imagebrowser {

//! One line of a facet.
struct FacetEntry
{
    FacetValue value;
    qsizetype count =
        0; //!< images that ticking it alone would leave, or that it adds when others of its facet are ticked
    bool isSelected = false;
    bool operator==(const FacetEntry &) const = default;
};

//! Distinct values with counts for one state of the filter, and the counts that go with them.
struct FacetCounts
{
    //! More values than anybody reads; the rarest beyond it are left out and counted in hiddenValues.
    static constexpr std::size_t MaxValues = 500;

    std::array<QList<FacetEntry>, FacetCount>
        facets; //!< by Facet; State in order of urgency, others by count, then name
    std::array<qsizetype, FacetCount> hiddenValues{};
    std::array<qsizetype, EndOfLifeStateCount> matchingByState{}; //!< of the matching images
    qsizetype matching = 0; //!< images that pass search, filter and all ticks
    qsizetype total = 0; //!< images of shown listings

    [[nodiscard]] const QList<FacetEntry> &entries(Facet facet) const
    {
        return facets[static_cast<std::size_t>(facet)];
    }
    //! 0 when no image has the value.
    [[nodiscard]] qsizetype count(Facet facet, const FacetValue &value) const;
    bool operator==(const FacetCounts &) const = default;
};

struct FacetQuery
{
    FilterExpression expression{}; //!< without the ticks
    FacetSelection selection{};
    EndOfLifeThresholds thresholds{};
    Instant now{};
    //! Rows of shown listings that pass the search (findImages() with the search alone); nothing when there is none.
    std::optional<std::span<const RowId>> searched{};
};

//! Counts how many images each value of each facet stands for. A facet's counts follow everything but its own ticks;
//! those of capabilities follow theirs too, as every tick there narrows. One pass over the rows, then over the records.
[[nodiscard]] FacetCounts countFacets(const ImageStore &store, const FacetQuery &query);

} // namespace imagebrowser
