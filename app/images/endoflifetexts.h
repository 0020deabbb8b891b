// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/images/growingarray.h"
#include "app/images/imagestore.h"

#include <unordered_map>

namespace imagebrowser {

//! What the `batchSupportEndOfLife` texts of a store mean now, in words, worked out once for each day that occurs, and
//! shared by all texts and images of that day.
class EndOfLifeTexts
{
public:
    struct Entry
    {
        QString state; //!< "Warning"
        QString ends; //!< "2027-01-12"; the text as received when it is no date; empty without one
        QString daysLeft; //!< "in 51 days"
        QString accessible; //!< "Ends 12 January 2027, in 51 days, warning"
    };
    using EntryId = std::uint32_t;

    //! Looks at the texts that are new in \a store; at all of them when \a now or \a thresholds changed what they say.
    void update(const ImageStore &store, Instant now, const EndOfLifeThresholds &thresholds);

    //! Distinct entries, to look at each once: ids are 0 … entryCount() - 1.
    [[nodiscard]] std::size_t entryCount() const { return m_entries.size(); }
    [[nodiscard]] const Entry &entryAt(EntryId id) const { return m_entries[id]; }
    [[nodiscard]] EntryId entryId(TextPool::Id endOfLifeText) const { return m_entryOf[endOfLifeText]; }

    [[nodiscard]] const Entry &entry(TextPool::Id endOfLifeText) const { return m_entries[m_entryOf[endOfLifeText]]; }
    [[nodiscard]] const Entry &entry(const ImageStore &store, RecordId record) const
    {
        return entry(store.textId(record, ImageField::BatchSupportEndOfLife));
    }
    //! The state as of now() of an end-of-life text of \a store.
    [[nodiscard]] EndOfLife endOfLife(const ImageStore &store, TextPool::Id endOfLifeText) const
    {
        return endOfLifeAt(store.endOfLives().instant(endOfLifeText), m_now, m_thresholds);
    }
    [[nodiscard]] EndOfLife endOfLifeOf(const ImageStore &store, RecordId record) const
    {
        return endOfLife(store, store.textId(record, ImageField::BatchSupportEndOfLife));
    }

    //! Number of texts that have an entry.
    [[nodiscard]] std::size_t count() const { return m_entryOf.size(); }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] const EndOfLifeThresholds &thresholds() const { return m_thresholds; }
    //! The next instant at which an entry says something else: midnight UTC, or an end that comes before.
    [[nodiscard]] Instant nextChange() const { return m_nextChange; }

private:
    [[nodiscard]] EntryId entryFor(const ImageStore &store, TextPool::Id id);
    void startAnew(Instant now, const EndOfLifeThresholds &thresholds);

    std::vector<Entry> m_entries;
    GrowingArray<EntryId> m_entryOf; //!< by text id
    std::unordered_map<std::int64_t, EntryId> m_entryOfDay; //!< by twice the day's number, plus one when it has ended
    Instant m_now{};
    Instant m_nextChange{};
    EndOfLifeThresholds m_thresholds;
};

} // namespace imagebrowser
