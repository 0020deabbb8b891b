// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtersettingsjson.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"

#include <QJsonArray>

namespace imagebrowser {

namespace {

constexpr QLatin1StringView expressionMember("expression");
constexpr QLatin1StringView searchMember("search");
constexpr QLatin1StringView ticksMember("ticks");

QJsonObject ticksToJson(const FacetSelection &selection)
{
    QJsonObject ticks;
    for (const Facet facet : allFacets()) {
        QJsonArray values;
        for (const FacetValue &value : selection.values(facet))
            values.append(value ? QJsonValue(*value) : QJsonValue());
        if (!values.isEmpty())
            ticks.insert(facetId(facet), values);
    }
    return ticks;
}

FacetSelection ticksFromJson(const QJsonObject &ticks)
{
    FacetSelection selection;
    for (const Facet facet : allFacets()) {
        for (const QJsonValue &value : ticks[facetId(facet)].toArray()) {
            const bool isState = facet == Facet::State;
            if (value.isNull() && !isState)
                selection.set(facet, {}, true);
            else if (value.isString() && (!isState || stateOfFacetValue(value.toString())))
                selection.set(facet, value.toString(), true);
        }
    }
    return selection;
}

} // namespace

QJsonObject filterSettingsToJson(const FilterSettings &settings)
{
    QJsonObject json;
    if (!settings.expression.isEmpty())
        json.insert(expressionMember, filterText(settings.expression));
    if (!settings.search.isEmpty())
        json.insert(searchMember, settings.search);
    if (!settings.selection.isEmpty())
        json.insert(ticksMember, ticksToJson(settings.selection));
    return json;
}

FilterSettings filterSettingsFromJson(const QJsonObject &json)
{
    FilterSettings settings;
    if (const QString text = json[expressionMember].toString(); !text.isEmpty()) {
        if (const auto expression = parseFilter(text))
            settings.expression = expression.value();
    }
    settings.search = json[searchMember].toString();
    settings.selection = ticksFromJson(json[ticksMember].toObject());
    return settings;
}

} // namespace imagebrowser
