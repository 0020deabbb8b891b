// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagesuggestions.h"

#include "app/images/imagetraits.h"
#include "app/images/naturalorder.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace imagebrowser {

namespace {

constexpr std::size_t suggestionLimit = 3;
//! Names are read for at most so many images of the same maker; a real listing has at most some hundred.
constexpr int readingLimit = 4'000;

constexpr std::string_view generation2 = "generation2vmimage";

QString tr(const char *text)
{
    return QCoreApplication::translate("ImageSuggestions", text);
}

//! Moves to another product that Batch itself announced (Azure/Batch issues 169 and 188).
struct Succession
{
    std::string_view publisher;
    std::string_view word; //!< of ImageTraits::purpose, replaced by words of the successor
    std::string_view newPublisher;
    std::string_view newWords[2];
};
constexpr Succession successions[]{
    {"microsoftcblmariner", "mariner", "microsoftcblmariner", {"azure", "linux"}},
    {"openlogic", "centos", "almalinux", {"almalinux", {}}},
};

struct Candidate
{
    RowId row = 0;
    RecordId record = 0;
    std::optional<Instant> end;
    std::vector<int> osVersion;
    std::vector<int> skuVersion;
    bool isVerified = false;
    bool isSameOffer = false;
    bool isSamePublisher = false;
    bool isSuccessor = false;
    bool isLasting = false; //!< no date, or one beyond the notice time
    bool isGeneration2 = false;
};

using Names = std::vector<std::string_view>;

bool contains(const Names &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

//! Capabilities that limit where an image runs: an image with one is no replacement for an image without, nor the other
//! way round.
bool isRestriction(std::string_view name)
{
    return name.ends_with("only") || name == "confidentialvmcompatible";
}

//! Drivers and runtimes of images for special work.
bool isSpecial(std::string_view name)
{
    return isRestriction(name) || name == "dockercompatible" || name.find("driver") != name.npos
        || name.find("runtime") != name.npos;
}

bool hasCapabilitiesFor(const Names &needed, const Names &offered)
{
    const bool isPlain = std::none_of(needed.begin(), needed.end(), isSpecial);
    // The generation is compared by itself, since the service does not always list it.
    const auto isMissing = [&](std::string_view name) { return name != generation2 && !contains(offered, name); };
    const auto isUnwanted = [&](std::string_view name) {
        return (isRestriction(name) || (isPlain && isSpecial(name))) && !contains(needed, name);
    };
    return std::none_of(needed.begin(), needed.end(), isMissing)
        && std::none_of(offered.begin(), offered.end(), isUnwanted);
}

//! Case is ignored. Texts are only looked at where two ids may stand for the same one.
bool isSameText(const ImageStore &store, RecordId left, RecordId right, ImageField field)
{
    const TextPool &pool = store.texts(field);
    const TextPool::Id leftId = store.textId(left, field);
    const TextPool::Id rightId = store.textId(right, field);
    if (leftId == rightId)
        return true;
    if (pool.hasSpellings())
        return pool.folded(leftId) == pool.folded(rightId);
    return pool.text(rightId).empty() && pool.text(leftId).empty();
}

//! One image against the others of its listing.
class Comparison
{
public:
    Comparison(const ImageStore &store, RowId row, Instant now, const EndOfLifeThresholds &thresholds);

    [[nodiscard]] bool canBeReplaced() const;
    //! Cheap, by ids: leaves few to read the names of.
    [[nodiscard]] bool isEligible(RecordId record);
    [[nodiscard]] std::optional<Candidate> candidate(RowId row) const;
    [[nodiscard]] QStringList reasons(const Candidate &candidate) const;

private:
    [[nodiscard]] std::string_view text(RecordId record, ImageField field) const
    {
        return m_store.texts(field).folded(m_store.textId(record, field));
    }
    [[nodiscard]] bool isSame(RecordId record, ImageField field) const
    {
        return isSameText(m_store, record, m_record, field);
    }
    [[nodiscard]] bool findEligible(RecordId record);
    [[nodiscard]] Names capabilities(RecordId record) const;
    [[nodiscard]] ImageTraits traits(RecordId record) const;
    [[nodiscard]] bool isGeneration2(RecordId record, const ImageTraits &traits) const;
    [[nodiscard]] bool isMaker(std::string_view publisher) const;
    [[nodiscard]] bool fitsCapabilities(CapabilityPool::SetId set, RecordId record);
    [[nodiscard]] bool endsLater(RecordId record) const;
    void findSuccession();

    const ImageStore &m_store;
    RecordId m_record;
    Instant m_now;
    EndOfLifeThresholds m_thresholds;
    ImageTraits m_traits;
    bool m_isGeneration2 = false;
    Names m_capabilities;
    const Succession *m_succession = nullptr;
    std::vector<std::string> m_successorPurpose;
    std::vector<signed char> m_setFits; //!< by capability set: -1 not known yet
    std::vector<signed char> m_eligible; //!< by record, of which many accounts may have the same: -1 not known yet
};

Comparison::Comparison(const ImageStore &store, RowId row, Instant now, const EndOfLifeThresholds &thresholds)
    : m_store(store)
    , m_record(store.record(row))
    , m_now(now)
    , m_thresholds(thresholds)
    , m_traits(traits(m_record))
    , m_isGeneration2(isGeneration2(m_record, m_traits))
    , m_capabilities(capabilities(m_record))
    , m_setFits(store.capabilities().count(), -1)
    , m_eligible(store.recordCount(), -1)
{
    findSuccession();
}

Names Comparison::capabilities(RecordId record) const
{
    Names names;
    for (const TextPool::Id id : m_store.capabilities().members(m_store.capabilitySet(record)))
        names.push_back(m_store.capabilities().names().folded(id));
    return names;
}

ImageTraits Comparison::traits(RecordId record) const
{
    return imageTraits(text(record, ImageField::Publisher), text(record, ImageField::Offer),
                       text(record, ImageField::Sku), text(record, ImageField::NodeAgentSkuId));
}

bool Comparison::isGeneration2(RecordId record, const ImageTraits &traits) const
{
    return traits.isNamedGeneration2 || contains(capabilities(record), generation2);
}

void Comparison::findSuccession()
{
    const auto &purpose = m_traits.purpose;
    for (const Succession &succession : successions) {
        if (text(m_record, ImageField::Publisher) != succession.publisher
            || std::find(purpose.begin(), purpose.end(), succession.word) == purpose.end())
            continue;
        m_succession = &succession;
        for (const std::string &word : purpose) {
            if (word != succession.word && word != "cbl")
                m_successorPurpose.push_back(word);
        }
        for (const std::string_view word : succession.newWords) {
            if (!word.empty())
                m_successorPurpose.emplace_back(word);
        }
        std::sort(m_successorPurpose.begin(), m_successorPurpose.end());
    }
}

bool Comparison::canBeReplaced() const
{
    return m_store.endOfLife(m_record) && !text(m_record, ImageField::Publisher).empty()
        && !text(m_record, ImageField::Offer).empty() && !text(m_record, ImageField::Sku).empty()
        && !m_traits.osVersion.empty();
}

//! Anyone may publish an "ubuntu 24.04", at a price or without updates: only the same publisher will do, with
//! Microsoft's several names counting as one.
bool Comparison::isMaker(std::string_view publisher) const
{
    const std::string_view own = text(m_record, ImageField::Publisher);
    return publisher == own || (own.starts_with("microsoft") && publisher.starts_with("microsoft"))
        || (m_succession != nullptr && publisher == m_succession->newPublisher);
}

bool Comparison::fitsCapabilities(CapabilityPool::SetId set, RecordId record)
{
    if (m_setFits[set] < 0)
        m_setFits[set] = hasCapabilitiesFor(m_capabilities, capabilities(record)) ? 1 : 0;
    return m_setFits[set] > 0;
}

bool Comparison::endsLater(RecordId record) const
{
    if (m_store.textId(record, ImageField::BatchSupportEndOfLife) == TextPool::Absent)
        return true;
    // A date that cannot be read says nothing about how long the image lasts.
    const auto end = m_store.endOfLife(record);
    return end && *end > *m_store.endOfLife(m_record)
        && endOfLifeAt(end, m_now, m_thresholds).state <= EndOfLifeState::Notice;
}

bool Comparison::isEligible(RecordId record)
{
    if (m_eligible[record] < 0)
        m_eligible[record] = findEligible(record) ? 1 : 0;
    return m_eligible[record] > 0;
}

bool Comparison::findEligible(RecordId record)
{
    return record != m_record && endsLater(record) && fitsCapabilities(m_store.capabilitySet(record), record)
        && isSame(record, ImageField::OsType) && isMaker(text(record, ImageField::Publisher));
}

std::optional<Candidate> Comparison::candidate(RowId row) const
{
    const RecordId record = m_store.record(row);
    const ImageTraits other = traits(record);
    Candidate result;
    result.isSuccessor = m_succession != nullptr && text(record, ImageField::Publisher) == m_succession->newPublisher
        && other.purpose == m_successorPurpose;
    const bool isSamePurpose = other.purpose == m_traits.purpose;
    // CentOS 7 agents also ran other Enterprise Linux 7 images; their successors have the agent "el".
    const bool isSameAgent = other.agentFamily == m_traits.agentFamily
        || (m_traits.agentFamily == "batch.node.centos" && other.agentFamily == "batch.node.el");
    result.isSameOffer = isSame(record, ImageField::Publisher) && isSame(record, ImageField::Offer);
    const bool isOlder = other.osVersion < m_traits.osVersion
        || (result.isSameOffer && other.osVersion == m_traits.osVersion && other.skuVersion < m_traits.skuVersion);
    result.isGeneration2 = isGeneration2(record, other);
    if (other.osVersion.empty() || isOlder || result.isGeneration2 != m_isGeneration2
        || other.agentPlatform != m_traits.agentPlatform || !(result.isSuccessor || (isSamePurpose && isSameAgent)))
        return std::nullopt;
    result.row = row;
    result.record = record;
    result.end = m_store.endOfLife(record);
    result.osVersion = other.osVersion;
    result.skuVersion = other.skuVersion;
    result.isVerified = text(record, ImageField::VerificationType) == "verified";
    result.isSamePublisher = isSame(record, ImageField::Publisher);
    const EndOfLifeState state = endOfLifeAt(result.end, m_now, m_thresholds).state;
    result.isLasting = state == EndOfLifeState::NoDate || state == EndOfLifeState::Supported;
    return result;
}

QStringList Comparison::reasons(const Candidate &candidate) const
{
    QStringList reasons;
    if (candidate.isSuccessor)
        reasons << tr("announced successor");
    else if (candidate.isSameOffer)
        reasons << tr("same offer");
    else
        reasons << (candidate.isSamePublisher ? tr("same publisher") : tr("same purpose"));
    reasons << (candidate.end ? tr("ends %1").arg(isoDate(utcDay(*candidate.end))) : tr("no date"));
    // Nothing names generation 1: it is what is left.
    reasons << (candidate.isGeneration2 ? tr("generation 2") : tr("same generation"));
    reasons << (candidate.isVerified ? tr("verified") : tr("unverified"));
    if (!isSame(candidate.record, ImageField::NodeAgentSkuId)) {
        const TextPool::Id agent = m_store.textId(candidate.record, ImageField::NodeAgentSkuId);
        reasons << tr("needs %1").arg(m_store.texts(ImageField::NodeAgentSkuId).string(agent));
    }
    return reasons;
}

//! The newest system of the nearest relation first: whoever moves does not want to move again soon.
bool isBetter(const Candidate &left, const Candidate &right)
{
    const auto end = [](const Candidate &candidate) { return candidate.end.value_or(Instant::max()); };
    const auto rank = [&end](const Candidate &c) {
        return std::tuple(c.isVerified, c.isLasting, c.isSamePublisher, c.osVersion, c.isSameOffer, end(c),
                          c.skuVersion);
    };
    const auto leftRank = rank(left);
    const auto rightRank = rank(right);
    return leftRank != rightRank ? leftRank > rightRank : left.row < right.row;
}

std::vector<Candidate> candidates(const ImageStore &store, RowId row, Comparison &comparison)
{
    std::vector<Candidate> found;
    int read = 0;
    const ListingId listing = store.listing(row);
    const auto listings = store.rowListings();
    const auto records = store.rowRecords();
    for (RowId other = 0; other < listings.size() && read < readingLimit; ++other) {
        if (listings[other] != listing || !comparison.isEligible(records[other]))
            continue;
        ++read;
        if (auto candidate = comparison.candidate(other))
            found.push_back(std::move(*candidate));
    }
    return found;
}

} // namespace

QList<ImageSuggestion> imageSuggestions(const ImageStore &store, RowId row, Instant now,
                                        const EndOfLifeThresholds &thresholds)
{
    Comparison comparison(store, row, now, thresholds);
    if (!comparison.canBeReplaced())
        return {};
    std::vector<Candidate> found = candidates(store, row, comparison);
    std::sort(found.begin(), found.end(), isBetter);
    QList<ImageSuggestion> suggestions;
    std::vector<RecordId> used;
    for (const Candidate &candidate : found) {
        const Candidate &best = found.front();
        // The best one makes lesser kinds pointless: unverified ones, and those that end soon themselves.
        if (candidate.isVerified != best.isVerified || candidate.isLasting != best.isLasting
            || std::find(used.begin(), used.end(), candidate.record) != used.end())
            continue;
        used.push_back(candidate.record);
        suggestions.append({candidate.row, comparison.reasons(candidate)});
        if (used.size() == suggestionLimit)
            break;
    }
    return suggestions;
}

ImageSiblings imageSiblings(const ImageStore &store, RowId row)
{
    const RecordId own = store.record(row);
    const auto text = [&store](RecordId record, ImageField field) {
        return store.texts(field).folded(store.textId(record, field));
    };
    const auto isSame = [&](RecordId record, ImageField field) { return isSameText(store, record, own, field); };
    ImageSiblings siblings;
    if (text(own, ImageField::Offer).empty())
        return siblings;
    const auto listings = store.rowListings();
    const auto records = store.rowRecords();
    for (RowId other = 0; other < listings.size(); ++other) {
        if (listings[other] != store.listing(row) || records[other] == own || !isSame(records[other], ImageField::Offer)
            || !isSame(records[other], ImageField::Publisher))
            continue;
        ++siblings.total;
        if (siblings.rows.size() < ImageSiblings::Limit)
            siblings.rows.append(other);
    }
    std::stable_sort(siblings.rows.begin(), siblings.rows.end(), [&](RowId left, RowId right) {
        return compareNatural(text(records[left], ImageField::Sku), text(records[right], ImageField::Sku)) < 0;
    });
    return siblings;
}

} // namespace imagebrowser
