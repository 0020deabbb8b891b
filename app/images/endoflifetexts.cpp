// SPDX-License-Identifier: Apache-2.0
#include "app/images/endoflifetexts.h"

namespace imagebrowser {

namespace {

EndOfLifeTexts::Entry makeEntry(const ImageStore &store, TextPool::Id id, Instant now,
                                const EndOfLifeThresholds &thresholds)
{
    EndOfLifeTexts::Entry entry;
    entry.endOfLife = endOfLifeAt(store.endOfLives().instant(id), now, thresholds);
    entry.state = endOfLifeStateName(entry.endOfLife.state);
    entry.ends = entry.endOfLife.instant ? isoDate(utcDay(*entry.endOfLife.instant))
                                         : store.texts(ImageField::BatchSupportEndOfLife).string(id);
    entry.daysLeft = endOfLifeRelative(entry.endOfLife, now);
    entry.accessible = endOfLifeAccessibleText(entry.endOfLife, now);
    return entry;
}

} // namespace

void EndOfLifeTexts::update(const ImageStore &store, Instant now, const EndOfLifeThresholds &thresholds)
{
    const std::size_t wanted = store.endOfLives().count();
    const bool isStale = thresholds != m_thresholds || now < m_now || now >= nextChange() || wanted < m_entries.size();
    if (isStale)
        m_entries.clear();
    if (m_entries.empty()) {
        m_now = now;
        m_thresholds = thresholds;
    }
    for (auto id = static_cast<TextPool::Id>(m_entries.size()); id < wanted; ++id)
        m_entries.push_back(makeEntry(store, id, m_now, m_thresholds));
}

Instant EndOfLifeTexts::nextChange() const
{
    Instant next = utcDay(m_now) + std::chrono::days(1);
    for (const Entry &entry : m_entries) {
        // Ended begins one tick after the instant itself.
        if (entry.endOfLife.instant && *entry.endOfLife.instant >= m_now)
            next = std::min(next, *entry.endOfLife.instant + Ticks(1));
    }
    return next;
}

} // namespace imagebrowser
