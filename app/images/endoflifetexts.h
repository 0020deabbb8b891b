// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "app/images/imagestore.h"

namespace imagebrowser {

//! What each distinct `batchSupportEndOfLife` text of a store means now, in words, worked out once for all images that
//! share it.
class EndOfLifeTexts
{
public:
    struct Entry
    {
        EndOfLife endOfLife;
        QString state; //!< "Warning"
        QString ends; //!< "2027-01-12"; the text as received when it is no date; empty without one
        QString daysLeft; //!< "in 51 days"
        QString accessible; //!< "Ends 12 January 2027, in 51 days, warning"
    };

    //! Makes the entries \a store has new texts for; all of them when \a now or \a thresholds changed what they say.
    void update(const ImageStore &store, Instant now, const EndOfLifeThresholds &thresholds);

    [[nodiscard]] const Entry &entry(TextPool::Id endOfLifeText) const { return m_entries[endOfLifeText]; }
    [[nodiscard]] const Entry &entry(const ImageStore &store, RecordId record) const
    {
        return entry(store.textId(record, ImageField::BatchSupportEndOfLife));
    }
    [[nodiscard]] std::size_t count() const { return m_entries.size(); }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] const EndOfLifeThresholds &thresholds() const { return m_thresholds; }
    //! The next instant at which an entry says something else: midnight UTC, or an end that comes before.
    [[nodiscard]] Instant nextChange() const;

private:
    std::vector<Entry> m_entries;
    Instant m_now{};
    EndOfLifeThresholds m_thresholds;
};

} // namespace imagebrowser
