// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterstate.h"

#include "app/filter/filterphrase.h"
#include "app/filter/servicefilter.h"

namespace imagebrowser {

namespace {

constexpr qsizetype undoLimit = 200;

} // namespace

FilterState::FilterState(QObject *parent)
    : QObject(parent)
{
}

FilterExpression FilterState::effectiveExpression() const
{
    FilterExpression whole = m_settings.expression.normalized();
    for (const Facet facet : allFacets()) {
        const FilterNode node = facetFilter(facet, m_settings.selection.values(facet), m_thresholds);
        if (node.isActive())
            whole = whole.narrowedBy(node);
    }
    return whole.normalized();
}

bool FilterState::isFiltering() const
{
    return !m_settings.search.trimmed().isEmpty() || !m_settings.selection.isEmpty()
        || !m_settings.expression.isEmpty();
}

QList<AppliedFilter> FilterState::appliedFilters() const
{
    QList<AppliedFilter> applied;
    if (const QString search = m_settings.search.simplified(); !search.isEmpty())
        applied.append({AppliedFilter::Kind::Search, -1, {}, tr("search: %1").arg(search)});
    const FilterNode &root = m_settings.expression.root();
    if (root.isActive() && root.kind == FilterNode::Kind::All) {
        for (std::size_t i = 0; i < root.children.size(); ++i) {
            if (root.children[i].isActive())
                applied.append(
                    {AppliedFilter::Kind::Condition, static_cast<qsizetype>(i), {}, filterPhrase(root.children[i])});
        }
    } else if (root.isActive()) {
        applied.append({AppliedFilter::Kind::Condition, -1, {}, filterPhrase(root)});
    }
    for (const Facet facet : allFacets()) {
        QStringList labels;
        for (const FacetValue &value : m_settings.selection.values(facet))
            labels.append(facetValueLabel(facet, value));
        const QString separator = facet == Facet::Capability ? tr(" and ") : tr(" or ");
        if (!labels.isEmpty())
            applied.append(
                {AppliedFilter::Kind::Facet, -1, facet, tr("%1: %2").arg(facetLabel(facet), labels.join(separator))});
    }
    return applied;
}

void FilterState::setExpression(const FilterExpression &expression, const QString &mergeKey)
{
    FilterSettings settings = m_settings;
    settings.expression = expression;
    step(std::move(settings), mergeKey);
}

void FilterState::setSearch(const QString &search)
{
    FilterSettings settings = m_settings;
    settings.search = search;
    step(std::move(settings), QStringLiteral("search"));
}

void FilterState::setSelected(Facet facet, const FacetValue &value, bool isSelected)
{
    FilterSettings settings = m_settings;
    settings.selection.set(facet, value, isSelected);
    step(std::move(settings), {});
}

void FilterState::clearFacet(Facet facet)
{
    FilterSettings settings = m_settings;
    settings.selection.clear(facet);
    step(std::move(settings), {});
}

void FilterState::apply(const FilterExpression &expression)
{
    FilterSettings settings = m_settings;
    settings.expression = expression;
    settings.selection = {};
    step(std::move(settings), {});
}

void FilterState::narrow(const FilterNode &node)
{
    setExpression(m_settings.expression.narrowedBy(node));
}

void FilterState::exclude(const FilterNode &node)
{
    // "is not" reads better than "not (is)", and can be edited as one row.
    const bool isEquality = node.kind == FilterNode::Kind::Condition && node.op == FilterOperator::Equal;
    FilterNode excluded = isEquality ? node : FilterNode::group(FilterNode::Kind::None, {node});
    if (isEquality)
        excluded.op = FilterOperator::NotEqual;
    narrow(excluded);
}

void FilterState::remove(const AppliedFilter &applied)
{
    FilterSettings settings = m_settings;
    switch (applied.kind) {
    case AppliedFilter::Kind::Search:
        settings.search.clear();
        break;
    case AppliedFilter::Kind::Facet:
        settings.selection.clear(applied.facet);
        break;
    case AppliedFilter::Kind::Condition:
        if (FilterNode *root = settings.expression.node({}); settings.expression.node({applied.index}) != nullptr)
            root->children.erase(root->children.begin() + applied.index);
        else
            settings.expression = {};
        break;
    }
    step(std::move(settings), {});
}

void FilterState::clear()
{
    Q_EMIT cleared();
    step({}, {});
}

void FilterState::restore(const FilterSettings &settings)
{
    m_mergeKey.clear();
    if (!(settings == m_settings))
        replace(settings);
}

void FilterState::undo()
{
    if (!canUndo())
        return;
    m_redo.append(m_settings);
    m_mergeKey.clear();
    replace(m_undo.takeLast());
}

void FilterState::redo()
{
    if (!canRedo())
        return;
    m_undo.append(m_settings);
    m_mergeKey.clear();
    replace(m_redo.takeLast());
}

void FilterState::setThresholds(const EndOfLifeThresholds &thresholds)
{
    if (thresholds == m_thresholds)
        return;
    m_thresholds = thresholds;
    Q_EMIT changed();
}

void FilterState::setFilteredAtService(bool isFiltered)
{
    m_isFilteredAtService = isFiltered;
    announceServiceFilter();
}

QString FilterState::serviceFilter() const
{
    return m_isFilteredAtService ? splitForService(m_settings.expression).sent : QString();
}

void FilterState::step(FilterSettings settings, const QString &mergeKey)
{
    if (settings == m_settings)
        return;
    const bool isContinued = !mergeKey.isEmpty() && mergeKey == m_mergeKey && canUndo();
    m_mergeKey = mergeKey;
    if (!isContinued)
        m_undo.append(m_settings);
    if (m_undo.size() > undoLimit)
        m_undo.removeFirst();
    m_redo.clear();
    replace(std::move(settings));
}

void FilterState::replace(FilterSettings settings)
{
    m_settings = std::move(settings);
    Q_EMIT changed();
    Q_EMIT undoStateChanged(canUndo(), canRedo());
    announceServiceFilter();
}

void FilterState::announceServiceFilter()
{
    const QString filter = serviceFilter();
    if (filter == m_announcedServiceFilter)
        return;
    m_announcedServiceFilter = filter;
    Q_EMIT serviceFilterChanged(filter);
}

} // namespace imagebrowser
