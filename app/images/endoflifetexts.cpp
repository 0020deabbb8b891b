// SPDX-License-Identifier: Apache-2.0
#include "app/images/endoflifetexts.h"

namespace imagebrowser {

void EndOfLifeTexts::update(const ImageStore &store, Instant now, const EndOfLifeThresholds &thresholds)
{
    const std::size_t wanted = store.endOfLives().count();
    const bool isStale = thresholds != m_thresholds || now < m_now || now >= m_nextChange || wanted < m_entryOf.size();
    if (isStale || m_entryOf.empty())
        startAnew(now, thresholds);
    for (auto id = static_cast<TextPool::Id>(m_entryOf.size()); id < wanted; ++id)
        m_entryOf.push_back(entryFor(store, id));
}

void EndOfLifeTexts::startAnew(Instant now, const EndOfLifeThresholds &thresholds)
{
    m_entries.clear();
    m_entryOf.clear();
    m_entryOfDay.clear();
    m_now = now;
    m_thresholds = thresholds;
    m_nextChange = utcDay(now) + std::chrono::days(1);
}

EndOfLifeTexts::EntryId EndOfLifeTexts::entryFor(const ImageStore &store, TextPool::Id id)
{
    const EndOfLife endOfLife = this->endOfLife(store, id);
    const auto fresh = static_cast<EntryId>(m_entries.size());
    if (endOfLife.instant) {
        // Ended begins one tick after the instant itself.
        if (*endOfLife.instant >= m_now)
            m_nextChange = std::min(m_nextChange, *endOfLife.instant + Ticks(1));
        const std::int64_t day = utcDay(*endOfLife.instant).time_since_epoch().count();
        const auto [place, isNew] =
            m_entryOfDay.try_emplace(day * 2 + (endOfLife.state == EndOfLifeState::Ended ? 1 : 0), fresh);
        if (!isNew)
            return place->second;
    }
    Entry &entry = m_entries.emplace_back();
    entry.state = endOfLifeStateName(endOfLife.state);
    entry.ends = endOfLife.instant ? isoDate(utcDay(*endOfLife.instant))
                                   : store.texts(ImageField::BatchSupportEndOfLife).toString(id);
    entry.daysLeft = endOfLifeRelative(endOfLife, m_now);
    entry.accessible = endOfLifeAccessibleText(endOfLife, m_now);
    return fresh;
}

} // namespace imagebrowser
