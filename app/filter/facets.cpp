// SPDX-License-Identifier: Apache-2.0
#include "app/filter/facets.h"

#include "app/filter/endoflifefilter.h"

#include <QCoreApplication>

#include <algorithm>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Facets", text);
}

constexpr std::array<QLatin1StringView, EndOfLifeStateCount> stateIds{
    QLatin1StringView("noDate"),  QLatin1StringView("supported"), QLatin1StringView("notice"),
    QLatin1StringView("warning"), QLatin1StringView("critical"),  QLatin1StringView("ended")};

FilterNode capabilityFilter(const FacetValue &value)
{
    using Kind = FilterNode::Kind;
    if (!value)
        return FilterNode::group(Kind::None, {FilterNode::group(Kind::SomeCapability)});
    return FilterNode::group(Kind::SomeCapability,
                             {FilterNode::condition(FilterField::Capability, FilterOperator::Equal, *value)});
}

FilterOperand operandOf(const FacetValue &value)
{
    return value ? FilterOperand(*value) : FilterOperand();
}

} // namespace

const std::array<Facet, FacetCount> &allFacets()
{
    static constexpr std::array facets{Facet::State, Facet::OsType,    Facet::Verification, Facet::Publisher,
                                       Facet::Offer, Facet::NodeAgent, Facet::Capability,   Facet::Account};
    return facets;
}

QString facetLabel(Facet facet)
{
    switch (facet) {
    case Facet::State:
        return tr("State");
    case Facet::OsType:
        return tr("OS type");
    case Facet::Verification:
        return tr("Verification");
    case Facet::Publisher:
        return tr("Publisher");
    case Facet::Offer:
        return tr("Offer");
    case Facet::NodeAgent:
        return tr("Node agent");
    case Facet::Capability:
        return tr("Capabilities");
    case Facet::Account:
        return tr("Account");
    }
    return {};
}

QString facetId(Facet facet)
{
    static constexpr std::array<QLatin1StringView, FacetCount> ids{
        QLatin1StringView("state"),      QLatin1StringView("osType"), QLatin1StringView("verification"),
        QLatin1StringView("publisher"),  QLatin1StringView("offer"),  QLatin1StringView("nodeAgent"),
        QLatin1StringView("capability"), QLatin1StringView("account")};
    return ids[static_cast<std::size_t>(facet)];
}

std::optional<FilterField> facetField(Facet facet)
{
    switch (facet) {
    case Facet::OsType:
        return FilterField::OsType;
    case Facet::Verification:
        return FilterField::VerificationType;
    case Facet::Publisher:
        return FilterField::Publisher;
    case Facet::Offer:
        return FilterField::Offer;
    case Facet::NodeAgent:
        return FilterField::NodeAgentSkuId;
    case Facet::Account:
        return FilterField::Account;
    case Facet::State:
    case Facet::Capability:
        break;
    }
    return {};
}

FacetValue stateFacetValue(EndOfLifeState state)
{
    return QString(stateIds[static_cast<std::size_t>(state)]);
}

std::optional<EndOfLifeState> stateOfFacetValue(const FacetValue &value)
{
    for (std::size_t i = 0; value && i < stateIds.size(); ++i) {
        if (*value == stateIds[i])
            return static_cast<EndOfLifeState>(i);
    }
    return {};
}

QString facetValueLabel(Facet facet, const FacetValue &value)
{
    if (const auto state = facet == Facet::State ? stateOfFacetValue(value) : std::nullopt)
        return endOfLifeStateName(*state);
    if (!value)
        return facet == Facet::Capability ? tr("none listed") : tr("(none)");
    return value->isEmpty() ? tr("(empty)") : *value;
}

bool isSameFacetValue(const FacetValue &left, const FacetValue &right)
{
    if (!left || !right)
        return !left && !right;
    return left->toCaseFolded() == right->toCaseFolded();
}

bool FacetSelection::contains(Facet facet, const FacetValue &value) const
{
    return std::ranges::any_of(values(facet), [&](const FacetValue &other) { return isSameFacetValue(value, other); });
}

bool FacetSelection::isEmpty() const
{
    return std::ranges::all_of(m_values, [](const auto &values) { return values.isEmpty(); });
}

void FacetSelection::set(Facet facet, const FacetValue &value, bool isSelected)
{
    QList<FacetValue> &values = m_values[static_cast<std::size_t>(facet)];
    if (isSelected && !contains(facet, value))
        values.append(value);
    else if (!isSelected)
        values.removeIf([&](const FacetValue &other) { return isSameFacetValue(value, other); });
}

FilterNode facetFilter(Facet facet, const QList<FacetValue> &values, const EndOfLifeThresholds &thresholds)
{
    if (const auto field = facetField(facet)) {
        QList<FilterOperand> operands;
        for (const FacetValue &value : values)
            operands.append(operandOf(value));
        return FilterNode::condition(*field, operands.size() > 1 ? FilterOperator::In : FilterOperator::Equal,
                                     operands);
    }
    std::vector<FilterNode> children;
    for (const FacetValue &value : values) {
        if (facet == Facet::Capability)
            children.push_back(capabilityFilter(value));
        else if (const auto state = stateOfFacetValue(value))
            children.push_back(endOfLifeStateFilter(*state, thresholds));
    }
    return FilterNode::group(facet == Facet::Capability ? FilterNode::Kind::All : FilterNode::Kind::Any,
                             std::move(children));
}

} // namespace imagebrowser
