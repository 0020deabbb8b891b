// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/filter/filterexpression.h"

#include <array>
#include <optional>

namespace imagebrowser {

//! The fields whose distinct values can be ticked. The chips are ticks of State, Verification, OsType and Capability.
enum class Facet : quint8
{
    State,
    OsType,
    Verification,
    Publisher,
    Offer,
    NodeAgent,
    Capability,
    Account,
};
inline constexpr std::size_t FacetCount = 8;

[[nodiscard]] const std::array<Facet, FacetCount> &allFacets();
//! Header text, translated.
[[nodiscard]] QString facetLabel(Facet facet);
//! Stable name for settings and object names: "nodeAgent".
[[nodiscard]] QString facetId(Facet facet);
//! None for State and Capability, which are no plain text fields.
[[nodiscard]] std::optional<FilterField> facetField(Facet facet);

//! A value of a facet; nothing stands for "absent". A text compares without regard to case. Values of State are
//! stateFacetValue()s.
using FacetValue = std::optional<QString>;

[[nodiscard]] FacetValue stateFacetValue(EndOfLifeState state);
[[nodiscard]] std::optional<EndOfLifeState> stateOfFacetValue(const FacetValue &value);
//! What people read: "canonical", "Warning", "none listed", "(none)".
[[nodiscard]] QString facetValueLabel(Facet facet, const FacetValue &value);
[[nodiscard]] bool isSameFacetValue(const FacetValue &left, const FacetValue &right);

//! What is ticked. Within a facet any ticked value will do, except for capabilities: an image must have all ticked
//! ones. Facets with ticks must all agree.
class FacetSelection
{
public:
    [[nodiscard]] const QList<FacetValue> &values(Facet facet) const
    {
        return m_values[static_cast<std::size_t>(facet)];
    }
    [[nodiscard]] bool contains(Facet facet, const FacetValue &value) const;
    [[nodiscard]] bool isEmpty() const;
    void set(Facet facet, const FacetValue &value, bool isSelected);
    void clear(Facet facet) { m_values[static_cast<std::size_t>(facet)].clear(); }

    bool operator==(const FacetSelection &) const = default;

private:
    std::array<QList<FacetValue>, FacetCount> m_values;
};

//! The ticks of one facet as a condition or group; not active when nothing is ticked.
[[nodiscard]] FilterNode facetFilter(Facet facet, const QList<FacetValue> &values,
                                     const EndOfLifeThresholds &thresholds);

} // namespace imagebrowser
