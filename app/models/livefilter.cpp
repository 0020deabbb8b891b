// SPDX-License-Identifier: Apache-2.0
#include "app/models/livefilter.h"

#include "app/filter/filterevaluator.h"
#include "app/models/imagequerymodel.h"

namespace imagebrowser {

LiveFilter::LiveFilter(FilterState &state, ImageQueryModel &query, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_query(query)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LiveFilter::flush);
    connect(&state, &FilterState::changed, this, &LiveFilter::apply);
    connect(&query, &ImageQueryModel::rowsChanged, this, [this] { countSoon(ArrivalInterval); });
    connect(query.images(), &QAbstractItemModel::rowsInserted, this, [this] { countSoon(ArrivalInterval); });
    connect(query.images(), &QAbstractItemModel::modelReset, this, [this] { countSoon(ArrivalInterval); });
    connect(query.images(), &ImageTableModel::endOfLivesChanged, this, [this] { countSoon(ArrivalInterval); });
    apply();
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
    const ImageTableModel &images = *m_query.images();
    FacetQuery query{m_state.expression(), m_state.selection(), m_state.thresholds(), images.now(), {}};
    std::vector<RowId> searched;
    if (const ImageCriteria &criteria = m_query.criteria(); !criteria.search.trimmed().isEmpty()) {
        searched = findImages(images.store(), images.endOfLives(), {criteria.search, criteria.searchColumns, {}});
        query.searched = std::span<const RowId>(searched);
    }
    FacetCounts counts = countFacets(images.store(), query);
    if (counts == m_counts)
        return;
    m_counts = std::move(counts);
    Q_EMIT countsChanged(m_counts);
}

} // namespace imagebrowser
