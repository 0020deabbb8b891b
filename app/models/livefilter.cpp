// SPDX-License-Identifier: Apache-2.0
#include "app/models/livefilter.h"

#include "app/filter/filterevaluator.h"
#include "app/models/imagequerymodel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace imagebrowser {

LiveFilter::LiveFilter(FilterState &state, ImageQueryModel &query, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_query(query)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LiveFilter::flush);
    connect(&state, &FilterState::changed, this, &LiveFilter::apply);
    // While a million rows arrive, counting them over and over must leave most of the time to the user.
    const auto countLater = [this] {
        constexpr int share = 10;
        constexpr std::chrono::milliseconds longest{1000};
        const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(m_countTime * share);
        countSoon(std::clamp(pause, ArrivalInterval, longest));
    };
    connect(&query, &ImageQueryModel::rowsChanged, this, countLater);
    connect(query.images(), &QAbstractItemModel::rowsInserted, this, countLater);
    connect(query.images(), &QAbstractItemModel::modelReset, this, countLater);
    connect(query.images(), &ImageTableModel::endOfLivesChanged, this, countLater);
    apply();
}

Instant LiveFilter::now() const
{
    return m_query.images()->now();
}

const ImageStore &LiveFilter::store() const
{
    return m_query.images()->store();
}

void LiveFilter::apply()
{
    m_query.setSearch(m_state.search());
    FilterExpression effective = m_state.effectiveExpression();
    if (!(effective == m_applied)) {
        m_applied = std::move(effective);
        if (m_applied.isEmpty()) {
            m_query.setFilter({});
        } else {
            m_query.setFilter([filter = m_applied](const ImageStore &store, Instant now) {
                return filterRowMask(filter, store, now);
            });
        }
    }
    countSoon(std::chrono::milliseconds(0));
}

void LiveFilter::countSoon(std::chrono::milliseconds delay)
{
    if (!m_pause.isActive() || m_pause.remainingTimeAsDuration() > delay)
        m_pause.start(delay);
}

void LiveFilter::flush()
{
    m_pause.stop();
    QElapsedTimer clock;
    clock.start();
    ImageTableModel &images = *m_query.images();
    auto counts = std::make_shared<FacetCounts>();
    const auto count = [counts, &store = images.store(), &endOfLives = images.endOfLives(),
                        criteria = m_query.criteria(), expression = m_state.expression(),
                        selection = m_state.selection(), thresholds = m_state.thresholds(),
                        now = images.now()](const StoreReads::Stop &) {
        FacetQuery query{expression, selection, thresholds, now, {}};
        std::vector<RowId> searched;
        if (!criteria.search.trimmed().isEmpty()) {
            searched = findImages(store, endOfLives, {criteria.search, criteria.searchColumns, {}});
            query.searched = std::span<const RowId>(searched);
        }
        *counts = countFacets(store, query);
    };
    images.read(this, count, [this, counts, clock] {
        m_countTime = std::chrono::nanoseconds(clock.nsecsElapsed());
        take(std::move(*counts));
    });
}

void LiveFilter::take(FacetCounts counts)
{
    if (counts == m_counts)
        return;
    m_counts = std::move(counts);
    Q_EMIT countsChanged(m_counts);
}

} // namespace imagebrowser
