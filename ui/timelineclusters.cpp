// SPDX-License-Identifier: Apache-2.0
#include "ui/timelineclusters.h"

#include <QLocale>

#include <algorithm>

namespace imagebrowser {

namespace {

//! The stretch of time one cluster may stand for, in widths of a mark. Two neighbours that may not merge are together
//! wider than this, which mostly leaves room for both.
constexpr qreal UsualStretch = 2.25;
//! With this everything merges, whatever its time.
constexpr qreal EndlessStretch = 10'000.0;

TimelineCluster::Place placeOf(QDate day, const TimelineScale &scale)
{
    if (day < scale.first())
        return TimelineCluster::Place::Earlier;
    return day > scale.last() ? TimelineCluster::Place::Later : TimelineCluster::Place::Shown;
}

//! \a next is not before \a cluster.
void absorb(TimelineCluster &cluster, const TimelineCluster &next)
{
    cluster.days += cluster.to == next.from ? next.days - 1 : next.days;
    cluster.to = next.to;
    cluster.count += next.count;
    cluster.state = std::max(cluster.state, next.state);
    cluster.containsSelection = cluster.containsSelection || next.containsSelection;
}

//! What merges whatever the room: the marks of one day, and all those beyond an edge. Widths are still to come.
QList<TimelineCluster> inseparable(const QList<TimelineMark> &sortedMarks, const TimelineScale &scale)
{
    QList<TimelineCluster> clusters;
    for (const TimelineMark &mark : sortedMarks) {
        TimelineCluster cluster;
        cluster.place = placeOf(mark.date, scale);
        cluster.from = mark.date;
        cluster.to = mark.date;
        cluster.count = mark.count;
        cluster.state = mark.state;
        cluster.containsSelection = mark.containsSelection;
        const bool isBeyondEdge = cluster.place != TimelineCluster::Place::Shown;
        if (!clusters.isEmpty() && clusters.constLast().place == cluster.place
            && (isBeyondEdge || clusters.constLast().to == cluster.from))
            absorb(clusters.last(), cluster);
        else
            clusters.append(cluster);
    }
    return clusters;
}

class Clusterer
{
public:
    Clusterer(const TimelineScale &scale, const TimelineMarkWidth &markWidth, qreal gap, qreal longestStretch)
        : m_scale(scale)
        , m_markWidth(markWidth)
        , m_gap(gap)
        , m_longestStretch(longestStretch)
    {
    }

    //! \a cluster comes after all others.
    void add(TimelineCluster cluster)
    {
        place(cluster);
        m_clusters.append(cluster);
        mergeLast();
    }

    [[nodiscard]] bool fits() const
    {
        qreal width = -m_gap;
        for (const TimelineCluster &cluster : m_clusters)
            width += cluster.width + m_gap;
        return width <= m_scale.right() - m_scale.left();
    }

    //! Without overlap, when it fits.
    QList<TimelineCluster> separated()
    {
        qreal limit = m_scale.left();
        for (TimelineCluster &cluster : m_clusters) {
            cluster.centre = std::max(cluster.centre, limit + cluster.width / 2.0);
            limit = cluster.right() + m_gap;
        }
        limit = m_scale.right();
        for (auto cluster = m_clusters.rbegin(); cluster != m_clusters.rend(); ++cluster) {
            cluster->centre = std::min(cluster->centre, limit - cluster->width / 2.0);
            limit = cluster->left() - m_gap;
        }
        return m_clusters;
    }

private:
    void place(TimelineCluster &cluster) const
    {
        cluster.width = m_markWidth(timelineClusterText(cluster));
        const qreal least = m_scale.left() + cluster.width / 2.0;
        const qreal most = std::max(least, m_scale.right() - cluster.width / 2.0);
        switch (cluster.place) {
        case TimelineCluster::Place::Earlier:
            cluster.centre = least;
            break;
        case TimelineCluster::Place::Later:
            cluster.centre = most;
            break;
        case TimelineCluster::Place::Shown:
            cluster.centre = std::clamp((m_scale.x(cluster.from) + m_scale.x(cluster.to)) / 2.0, least, most);
            break;
        }
    }

    void mergeLast()
    {
        while (m_clusters.size() > 1) {
            const TimelineCluster &last = m_clusters.back();
            TimelineCluster &previous = m_clusters[m_clusters.size() - 2];
            if (!mayMerge(previous, last))
                return;
            absorb(previous, last);
            place(previous);
            m_clusters.removeLast();
        }
    }

    [[nodiscard]] bool mayMerge(const TimelineCluster &first, const TimelineCluster &second) const
    {
        if (first.place != second.place)
            return false;
        // What has ended and what will end stay two things, as long as there is room for two.
        const bool isMixed = (first.state == EndOfLifeState::Ended) != (second.state == EndOfLifeState::Ended);
        if (isMixed && m_longestStretch < EndlessStretch)
            return false;
        // Where room is short, marks merge that are merely near.
        const qreal nearness = m_gap * m_longestStretch / UsualStretch;
        const bool overlaps = first.right() + nearness > second.left();
        const qreal stretch = m_scale.x(second.to) - m_scale.x(first.from);
        return overlaps && stretch <= m_longestStretch * (std::max(first.width, second.width) + m_gap);
    }

    const TimelineScale &m_scale;
    const TimelineMarkWidth &m_markWidth;
    qreal m_gap;
    qreal m_longestStretch;
    QList<TimelineCluster> m_clusters;
};

} // namespace

QString timelineClusterText(const TimelineCluster &cluster)
{
    const QString count = QLocale().toString(cluster.count);
    switch (cluster.place) {
    case TimelineCluster::Place::Earlier:
        return QStringLiteral("‹ ") + count;
    case TimelineCluster::Place::Later:
        return count + QStringLiteral(" ›");
    case TimelineCluster::Place::Shown:
        break;
    }
    return count;
}

QList<TimelineCluster> timelineClusters(QList<TimelineMark> marks, const TimelineScale &scale,
                                        const TimelineMarkWidth &markWidth, qreal gap)
{
    std::stable_sort(marks.begin(), marks.end(),
                     [](const TimelineMark &a, const TimelineMark &b) { return a.date < b.date; });
    const QList<TimelineCluster> smallest = inseparable(marks, scale);
    for (qreal stretch = UsualStretch;; stretch *= 2.0) {
        Clusterer clusterer(scale, markWidth, gap, stretch);
        for (const TimelineCluster &cluster : smallest)
            clusterer.add(cluster);
        if (clusterer.fits() || stretch > EndlessStretch)
            return clusterer.separated();
    }
}

} // namespace imagebrowser
