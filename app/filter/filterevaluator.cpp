// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterevaluator.h"

#include <algorithm>
#include <string>

namespace imagebrowser {

namespace {

using Bytes = FilterMask::Bytes;
using Kind = FilterNode::Kind;

void invert(Bytes &bytes)
{
    for (std::uint8_t &byte : bytes)
        byte ^= 1U;
}

//! Texts of \a pool that equal one of \a operands; a null operand stands for the absent text.
Bytes equalTexts(const TextPool &pool, const QList<FilterOperand> &operands)
{
    Bytes hits(pool.count(), 0);
    for (const FilterOperand &operand : operands) {
        if (operand.isNull())
            hits[TextPool::Absent] = 1;
        else if (operand.text() != nullptr)
            pool.markEqual(TextPool::fold(QStringView(*operand.text())), hits);
    }
    return hits;
}

//! What a text condition says about every text of \a pool.
Bytes textHits(const TextPool &pool, const FilterNode &node)
{
    if (!isFunction(node.op)) {
        Bytes hits = equalTexts(pool, node.operands);
        if (node.op == FilterOperator::NotEqual)
            invert(hits);
        return hits;
    }
    Bytes hits(pool.count(), 0);
    const QString *text = node.operands.front().text();
    if (text == nullptr)
        return hits;
    const std::string needle = TextPool::fold(QStringView(*text));
    if (node.op == FilterOperator::Contains) {
        pool.markContaining(needle, hits);
        return hits;
    }
    const bool isStart = node.op == FilterOperator::StartsWith;
    for (TextPool::Id id = 1; id < pool.count(); ++id)
        hits[id] = (isStart ? pool.folded(id).starts_with(needle) : pool.folded(id).ends_with(needle)) ? 1 : 0;
    return hits;
}

//! What a condition over the variable of any() or all(), or a group of such, says about every capability name.
Bytes nameHits(const TextPool &names, const FilterNode &node)
{
    if (node.kind == Kind::Condition)
        return textHits(names, node);
    const bool isAnd = node.kind == Kind::All;
    Bytes hits(names.count(), isAnd ? 1 : 0);
    for (const FilterNode &child : node.children) {
        if (!child.isActive())
            continue;
        const Bytes childHits = nameHits(names, child);
        for (std::size_t id = 0; id < hits.size(); ++id)
            hits[id] = isAnd ? hits[id] & childHits[id] : hits[id] | childHits[id];
    }
    if (node.kind == Kind::None)
        invert(hits);
    return hits;
}

class Evaluator
{
public:
    Evaluator(const ImageStore &store, Instant now)
        : m_store(store)
        , m_now(now)
    {
    }

    [[nodiscard]] FilterMask mask(const FilterNode &node) const
    {
        switch (node.kind) {
        case Kind::Condition:
            return conditionMask(node);
        case Kind::SomeCapability:
        case Kind::EveryCapability:
            return capabilityMask(node);
        case Kind::All:
        case Kind::Any:
        case Kind::None:
            break;
        }
        FilterMaskJoin join(m_store, node.kind == Kind::All ? FilterMaskJoin::Kind::And : FilterMaskJoin::Kind::Or);
        for (const FilterNode &child : node.children) {
            if (join.isDecided())
                break;
            if (child.isActive())
                join.add(mask(child));
        }
        FilterMask result = join.result();
        if (node.kind == Kind::None)
            result.invert();
        return result;
    }

private:
    [[nodiscard]] FilterMask conditionMask(const FilterNode &node) const
    {
        if (node.field == FilterField::Account)
            return accountMask(node);
        const auto field = imageFieldOf(node.field);
        if (!field)
            return FilterMask(false);
        const bool isDate = filterFieldInfo(node.field).type == FilterFieldType::Date;
        const Bytes hits = isDate ? dateHits(node) : textHits(m_store.texts(*field), node);
        Bytes records(m_store.recordCount());
        for (RecordId record = 0; record < records.size(); ++record)
            records[record] = hits[m_store.textId(record, *field)];
        return {FilterMask::Level::Record, std::move(records)};
    }

    [[nodiscard]] FilterMask accountMask(const FilterNode &node) const
    {
        // Account names are few, but interning them lets one function decide what every text condition means.
        TextPool names;
        Bytes listings(m_store.listingCount());
        std::vector<TextPool::Id> ids(listings.size());
        for (ListingId listing = 0; listing < ids.size(); ++listing) {
            const QString &name = m_store.accountName(listing);
            ids[listing] = name.isNull() ? TextPool::Absent : names.intern(name.toStdString());
        }
        const Bytes hits = textHits(names, node);
        for (std::size_t listing = 0; listing < ids.size(); ++listing)
            listings[listing] = hits[ids[listing]];
        return {FilterMask::Level::Listing, std::move(listings)};
    }

    [[nodiscard]] Bytes dateHits(const FilterNode &node) const
    {
        const FilterOperand &operand = node.operands.front();
        Bytes hits(m_store.texts(ImageField::BatchSupportEndOfLife).count(), 0);
        const std::size_t known = std::min(hits.size(), m_store.endOfLives().count());
        for (TextPool::Id id = 0; id < hits.size(); ++id) {
            const auto instant = id < known ? m_store.endOfLives().instant(id) : std::nullopt;
            hits[id] = dateConditionHolds(node.op, operand, instant) ? 1 : 0;
        }
        return hits;
    }

    [[nodiscard]] bool dateConditionHolds(FilterOperator op, const FilterOperand &operand,
                                          std::optional<Instant> instant) const
    {
        const FilterMoment *moment = operand.moment();
        if (moment == nullptr || !instant) {
            const bool isEqual = moment == nullptr && !instant;
            return op == FilterOperator::Equal ? isEqual : op == FilterOperator::NotEqual && !isEqual;
        }
        const auto order = moment->compare(*instant, m_now);
        switch (op) {
        case FilterOperator::Equal:
            return order == 0;
        case FilterOperator::NotEqual:
            return order != 0;
        case FilterOperator::GreaterThan:
            return order > 0;
        case FilterOperator::GreaterOrEqual:
            return order >= 0;
        case FilterOperator::LessThan:
            return order < 0;
        case FilterOperator::LessOrEqual:
            return order <= 0;
        default:
            return false;
        }
    }

    [[nodiscard]] FilterMask capabilityMask(const FilterNode &node) const
    {
        const CapabilityPool &pool = m_store.capabilities();
        const bool isSome = node.kind == Kind::SomeCapability;
        const Bytes names =
            node.children.empty() ? Bytes(pool.names().count(), 1) : nameHits(pool.names(), node.children.front());
        const auto isHit = [&names](TextPool::Id id) { return names[id] != 0; };
        Bytes sets(pool.count());
        for (CapabilityPool::SetId set = 0; set < sets.size(); ++set) {
            const auto members = pool.members(set);
            sets[set] = (isSome ? std::ranges::any_of(members, isHit) : std::ranges::all_of(members, isHit)) ? 1 : 0;
        }
        Bytes records(m_store.recordCount());
        for (RecordId record = 0; record < records.size(); ++record)
            records[record] = sets[m_store.capabilitySet(record)];
        return {FilterMask::Level::Record, std::move(records)};
    }

    const ImageStore &m_store;
    Instant m_now;
};

} // namespace

FilterMask evaluateFilter(const FilterExpression &expression, const ImageStore &store, Instant now)
{
    return expression.isEmpty() ? FilterMask(true) : Evaluator(store, now).mask(expression.root());
}

std::vector<std::uint8_t> filterRowMask(const FilterExpression &expression, const ImageStore &store, Instant now)
{
    if (expression.isEmpty())
        return {};
    return evaluateFilter(expression, store, now).rows(store);
}

} // namespace imagebrowser
