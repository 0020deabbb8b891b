// SPDX-License-Identifier: Apache-2.0
#include "app/filter/facetcounts.h"

#include "app/filter/filterevaluator.h"
#include "app/images/naturalorder.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace imagebrowser {

namespace {

//! A store has fewer rows than that.
using Counts = std::vector<std::uint32_t>;

constexpr unsigned bitOf(Facet facet)
{
    return 1U << static_cast<unsigned>(facet);
}

//! Rows counted by what keeps them out. A row that only facet F's own ticks keep out still counts in F.
class RowTally
{
public:
    RowTally(const ImageStore &store, const FacetQuery &query)
        : m_store(store)
        , m_recordFails(store.recordCount(), 0)
        , m_listingFails(store.listingCount(), 0)
        , m_passing(store.recordCount(), 0)
        , m_accounts(store.listingCount(), 0)
    {
        for (const Facet facet : allFacets())
            addTicks(facet, query);
        const FilterMask base = evaluateFilter(query.expression, store, query.now);
        addBase(base);
        if (query.searched) {
            for (const RowId row : *query.searched)
                countRow(row, base);
        } else {
            for (RowId row = 0; row < store.rowCount(); ++row)
                countRow(row, base);
        }
    }

    //! Calls \a count with each record and the number of its images that count in \a facet.
    template <typename Count> void forEachRecord(Facet facet, Count count) const
    {
        const Counts &more = m_onlyOwnTicks[static_cast<std::size_t>(facet)];
        for (RecordId record = 0; record < m_passing.size(); ++record)
            count(record, m_passing[record] + (more.empty() ? 0U : more[record]));
    }
    [[nodiscard]] const Counts &passing() const { return m_passing; }
    [[nodiscard]] const Counts &accounts() const { return m_accounts; }
    [[nodiscard]] qsizetype total() const { return m_total; }

private:
    void addTicks(Facet facet, const FacetQuery &query)
    {
        const QList<FacetValue> &values = query.selection.values(facet);
        if (values.isEmpty())
            return;
        // Capabilities narrow with every tick: no row outside them counts, so their failure is nobody's own.
        if (facet != Facet::Capability)
            m_onlyOwnTicks[static_cast<std::size_t>(facet)].assign(m_store.recordCount(), 0);
        const FilterExpression filter(facetFilter(facet, values, query.thresholds));
        const FilterMask mask = evaluateFilter(filter, m_store, query.now);
        std::vector<std::uint8_t> &fails = facet == Facet::Account ? m_listingFails : m_recordFails;
        for (std::size_t i = 0; i < mask.bytes().size(); ++i)
            fails[i] = static_cast<std::uint8_t>(fails[i] | (mask.bytes()[i] != 0 ? 0U : bitOf(facet)));
    }

    //! What the filter itself says of whole records and listings, and the listings that are hidden.
    void addBase(const FilterMask &base)
    {
        if (base.level() == FilterMask::Level::Record)
            keepOut(m_recordFails, base.bytes());
        else if (base.level() == FilterMask::Level::Listing)
            keepOut(m_listingFails, base.bytes());
        for (ListingId listing = 0; listing < m_store.listingCount(); ++listing) {
            if (m_store.isListingShown(listing))
                m_total += static_cast<qsizetype>(m_store.rowCount(listing));
            else
                m_listingFails[listing] = failsEverywhere;
            if (base.level() == FilterMask::Level::Constant && !base.value())
                m_listingFails[listing] = failsEverywhere;
        }
    }

    static void keepOut(std::vector<std::uint8_t> &fails, const FilterMask::Bytes &passing)
    {
        for (std::size_t i = 0; i < fails.size(); ++i) {
            if (passing[i] == 0)
                fails[i] = failsEverywhere;
        }
    }

    void countRow(RowId row, const FilterMask &base)
    {
        const RecordId record = m_store.record(row);
        const ListingId listing = m_store.listing(row);
        const unsigned fails = static_cast<unsigned>(m_recordFails[record]) | m_listingFails[listing];
        if (base.level() == FilterMask::Level::Row && base.bytes()[row] == 0)
            return;
        if (fails == 0)
            ++m_passing[record];
        else if (std::has_single_bit(fails) && fails != bitOf(Facet::Capability))
            ++m_onlyOwnTicks[static_cast<std::size_t>(std::countr_zero(fails))][record];
        if (fails == 0 || fails == bitOf(Facet::Account))
            ++m_accounts[listing];
    }

    //! More than one bit, so that no facet counts it.
    static constexpr std::uint8_t failsEverywhere = 0xFF;

    const ImageStore &m_store;
    std::vector<std::uint8_t> m_recordFails; //!< bits of the facets whose ticks keep a record out
    std::vector<std::uint8_t> m_listingFails;
    Counts m_passing;
    std::array<Counts, FacetCount> m_onlyOwnTicks; //!< by facet; empty for facets without ticks
    Counts m_accounts;
    qsizetype m_total = 0;
};

//! Values of one pool with their counts, made into entries: spellings that differ in case only become one, the most
//! frequent spelling speaks for all.
class ValueList
{
public:
    ValueList(const TextPool &pool, Counts counts)
        : m_pool(pool)
        , m_counts(std::move(counts))
    {
        mergeSpellings();
    }

    [[nodiscard]] QList<FacetEntry> entries(const QList<FacetValue> &selected, qsizetype &hidden) const
    {
        std::vector<TextPool::Id> ids = mostFrequent(hidden);
        std::ranges::sort(ids, [this](TextPool::Id left, TextPool::Id right) {
            return m_counts[left] != m_counts[right] ? m_counts[left] > m_counts[right]
                                                     : compareNatural(m_pool.folded(left), m_pool.folded(right)) < 0;
        });
        QList<FacetEntry> entries;
        for (const TextPool::Id id : ids)
            entries.append({valueOf(id), static_cast<qsizetype>(m_counts[id]), false});
        markSelected(entries, selected);
        return entries;
    }

private:
    [[nodiscard]] FacetValue valueOf(TextPool::Id id) const
    {
        return id == TextPool::Absent ? FacetValue() : FacetValue(m_pool.toString(id));
    }

    //! At most MaxValues of the ids that count, the earlier one where counts are equal.
    [[nodiscard]] std::vector<TextPool::Id> mostFrequent(qsizetype &hidden) const
    {
        // Count, turned round, and id in one number: plain numbers are quick to compare.
        constexpr std::uint64_t idMask = 0xFFFFFFFF;
        std::vector<std::uint64_t> all;
        for (TextPool::Id id = 0; id < m_counts.size(); ++id) {
            if (m_counts[id] > 0)
                all.push_back((idMask - m_counts[id]) << 32U | id);
        }
        std::vector<std::uint64_t> most(std::min(all.size(), FacetCounts::MaxValues));
        std::ranges::partial_sort_copy(all, most);
        hidden = static_cast<qsizetype>(all.size() - most.size());
        std::vector<TextPool::Id> ids(most.size());
        std::ranges::transform(most, ids.begin(),
                               [](std::uint64_t value) { return static_cast<TextPool::Id>(value & idMask); });
        return ids;
    }

    void mergeSpellings()
    {
        if (!m_pool.hasSpellings())
            return;
        Counts biggest = m_counts; // of the spelling that speaks, before others were added
        std::unordered_map<std::string_view, TextPool::Id> firsts;
        for (TextPool::Id id = 1; id < m_counts.size(); ++id) {
            if (m_counts[id] == 0)
                continue;
            const auto [first, isNew] = firsts.try_emplace(m_pool.folded(id), id);
            if (isNew)
                continue;
            TextPool::Id &speaker = first->second;
            const bool isMoreFrequent = m_counts[id] > biggest[speaker];
            biggest[isMoreFrequent ? id : speaker] = std::max(m_counts[id], biggest[speaker]);
            m_counts[isMoreFrequent ? id : speaker] = m_counts[id] + m_counts[speaker];
            m_counts[isMoreFrequent ? speaker : id] = 0;
            if (isMoreFrequent)
                speaker = id;
        }
    }

    //! Ticked values stay in sight even when nothing else leaves them an image.
    static void markSelected(QList<FacetEntry> &entries, const QList<FacetValue> &selected)
    {
        for (const FacetValue &value : selected) {
            const auto entry = std::ranges::find_if(
                entries, [&](const FacetEntry &other) { return isSameFacetValue(other.value, value); });
            if (entry != entries.end())
                entry->isSelected = true;
            else
                entries.append({value, 0, true});
        }
    }

    const TextPool &m_pool;
    Counts m_counts;
};

Counts countTexts(const ImageStore &store, ImageField field, const RowTally &tally, Facet facet)
{
    Counts counts(store.texts(field).count(), 0);
    tally.forEachRecord(facet,
                        [&](RecordId record, std::uint32_t count) { counts[store.textId(record, field)] += count; });
    return counts;
}

QList<FacetEntry> accountEntries(const ImageStore &store, const RowTally &tally, const QList<FacetValue> &selected,
                                 qsizetype &hidden)
{
    TextPool names;
    Counts counts(1, 0);
    for (ListingId listing = 0; listing < store.listingCount(); ++listing) {
        const QString &name = store.accountName(listing);
        const TextPool::Id id = name.isNull() ? TextPool::Absent : names.intern(name.toStdString());
        counts.resize(names.count(), 0);
        counts[id] += tally.accounts()[listing];
    }
    return ValueList(names, std::move(counts)).entries(selected, hidden);
}

QList<FacetEntry> capabilityEntries(const ImageStore &store, const RowTally &tally, const QList<FacetValue> &selected,
                                    qsizetype &hidden)
{
    const CapabilityPool &pool = store.capabilities();
    Counts sets(pool.count(), 0);
    const Counts &records = tally.passing();
    for (RecordId record = 0; record < records.size(); ++record)
        sets[store.capabilitySet(record)] += records[record];
    Counts names(pool.names().count(), 0);
    for (CapabilityPool::SetId set = 0; set < sets.size(); ++set) {
        const auto members = pool.members(set);
        // A name that is listed twice, in whatever case, is one capability of one image.
        for (std::size_t i = 0; i < members.size(); ++i) {
            const bool isRepeated =
                std::any_of(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(i), [&](TextPool::Id other) {
                    return pool.names().folded(other) == pool.names().folded(members[i]);
                });
            if (!isRepeated)
                names[members[i]] += sets[set];
        }
        if (members.empty())
            names[TextPool::Absent] += sets[set];
    }
    return ValueList(pool.names(), std::move(names)).entries(selected, hidden);
}

std::array<qsizetype, EndOfLifeStateCount> countStates(const ImageStore &store, const RowTally &tally, Facet facet,
                                                       const FacetQuery &query)
{
    const Counts texts = countTexts(store, ImageField::BatchSupportEndOfLife, tally, facet);
    std::array<qsizetype, EndOfLifeStateCount> states{};
    for (TextPool::Id id = 0; id < texts.size(); ++id) {
        if (texts[id] == 0)
            continue;
        const EndOfLife endOfLife = endOfLifeAt(store.endOfLives().instant(id), query.now, query.thresholds);
        states[static_cast<std::size_t>(endOfLife.state)] += texts[id];
    }
    return states;
}

QList<FacetEntry> stateEntries(const std::array<qsizetype, EndOfLifeStateCount> &counts,
                               const FacetSelection &selection)
{
    QList<FacetEntry> entries;
    for (const EndOfLifeState state : {EndOfLifeState::Ended, EndOfLifeState::Critical, EndOfLifeState::Warning,
                                       EndOfLifeState::Notice, EndOfLifeState::Supported, EndOfLifeState::NoDate}) {
        const FacetValue value = stateFacetValue(state);
        entries.append({value, counts[static_cast<std::size_t>(state)], selection.contains(Facet::State, value)});
    }
    return entries;
}

} // namespace

qsizetype FacetCounts::count(Facet facet, const FacetValue &value) const
{
    const QList<FacetEntry> &list = entries(facet);
    const auto entry =
        std::ranges::find_if(list, [&](const FacetEntry &other) { return isSameFacetValue(other.value, value); });
    return entry != list.end() ? entry->count : 0;
}

FacetCounts countFacets(const ImageStore &store, const FacetQuery &query)
{
    const RowTally tally(store, query);
    FacetCounts result;
    result.total = tally.total();
    for (const std::uint32_t count : tally.passing())
        result.matching += count;
    // No row counts among the capabilities but those that pass everything.
    result.matchingByState = countStates(store, tally, Facet::Capability, query);
    for (const Facet facet : allFacets()) {
        const auto index = static_cast<std::size_t>(facet);
        const QList<FacetValue> &selected = query.selection.values(facet);
        qsizetype &hidden = result.hiddenValues[index];
        if (facet == Facet::State) {
            result.facets[index] = stateEntries(countStates(store, tally, facet, query), query.selection);
        } else if (facet == Facet::Capability) {
            result.facets[index] = capabilityEntries(store, tally, selected, hidden);
        } else if (facet == Facet::Account) {
            result.facets[index] = accountEntries(store, tally, selected, hidden);
        } else {
            const ImageField field = *imageFieldOf(*facetField(facet));
            result.facets[index] =
                ValueList(store.texts(field), countTexts(store, field, tally, facet)).entries(selected, hidden);
        }
    }
    return result;
}

} // namespace imagebrowser
