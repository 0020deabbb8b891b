// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinelayout.h"

#include "ui/metrics.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace imagebrowser {

namespace {

constexpr qreal MarkGap = 2.0;
constexpr qreal MarkPadding = 8.0; //!< either side of the count
constexpr qreal LabelGap = 4.0;
constexpr qreal DateGap = 7.0; //!< beyond the rings of focus and selection

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

//! Fills one TimelineLayout step by step; each step needs the ones before it.
class LayoutBuilder
{
public:
    LayoutBuilder(const TimelineData &data, TimelineZoom zoom, qreal width, const TimelineMetrics &metrics)
        : m_data(data)
        , m_metrics(metrics)
        , m_markSize(std::ceil(metrics.textHeight) + 8.0)
    {
        layoutScale(zoom, width);
        layoutMonths();
        layoutLanes(width);
        layoutMarks();
        layoutNoDates();
        layoutToday();
    }

    TimelineLayout take() { return std::move(m_layout); }

private:
    void layoutScale(TimelineZoom zoom, qreal width)
    {
        qreal label = m_metrics.textWidth(tr("No date"));
        for (const TimelineLane &lane : m_data.lanes)
            label = std::max(label, m_metrics.textWidth(lane.name));
        constexpr qreal LargestShare = 0.22;
        m_labelWidth = std::ceil(std::min(label, width * LargestShare));
        const qreal left = metrics::Space + m_labelWidth + metrics::SpaceHuge;
        m_layout.scale = TimelineScale(m_data, zoom, left, width - metrics::SpaceLarge);
        m_layout.headerHeight = std::ceil(m_metrics.textHeight) + metrics::SpaceSmall;
    }

    void layoutMonths()
    {
        const TimelineScale &scale = m_layout.scale;
        const QLocale locale;
        const auto labelOf = [&locale](QDate month) { return locale.toString(month, QStringLiteral("MMM yyyy")); };
        const qreal widest = m_metrics.smallTextWidth(labelOf(QDate(2088, 5, 1))) + metrics::SpaceLarge;
        const int labelStep = scale.monthsPerLabel(widest);
        constexpr qreal LeastBetweenLines = 16.0;
        const int lineStep = scale.monthWidth() >= LeastBetweenLines ? 1 : labelStep;
        const qreal halfDay = scale.x(scale.first()) - scale.left();
        const auto numberOf = [](QDate month) { return month.year() * 12 + month.month() - 1; };
        QDate month = scale.first();
        while (numberOf(month) % lineStep != 0)
            month = month.addMonths(1);
        for (; month <= scale.last(); month = month.addMonths(lineStep)) {
            TimelineLayout::Month line;
            line.x = std::round(scale.x(month) - halfDay);
            line.isYearStart = month.month() == 1;
            if (numberOf(month) % labelStep == 0) {
                const QString label = labelOf(month);
                const qreal labelWidth = std::ceil(m_metrics.smallTextWidth(label));
                if (line.x + LabelGap + labelWidth <= scale.right() + metrics::Space) {
                    line.label = label;
                    line.labelRect = QRectF(line.x + LabelGap, 0, labelWidth, m_layout.headerHeight);
                }
            }
            m_layout.months.append(line);
        }
    }

    void addLane(const QString &name, bool isNoDate, qreal width)
    {
        const qreal height = m_markSize + metrics::Space;
        const qreal top = m_layout.headerHeight + height * static_cast<qreal>(m_layout.lanes.size());
        m_layout.lanes.append(
            {name, QRectF(0, top, width, height), QRectF(metrics::Space, top, m_labelWidth, height), isNoDate});
    }

    void layoutLanes(qreal width)
    {
        for (const TimelineLane &lane : m_data.lanes)
            addLane(lane.name, false, width);
        const qreal bottom = m_layout.lanes.isEmpty() ? m_layout.headerHeight : m_layout.lanes.back().rect.bottom();
        m_layout.plot =
            QRectF(QPointF(m_layout.scale.left(), m_layout.headerHeight), QPointF(m_layout.scale.right(), bottom));
        const bool hasNoDates = std::any_of(m_data.lanes.cbegin(), m_data.lanes.cend(),
                                            [](const TimelineLane &lane) { return lane.noDateCount > 0; });
        if (hasNoDates)
            addLane(tr("No date"), true, width);
        const qreal end = m_layout.lanes.isEmpty() ? m_layout.headerHeight : m_layout.lanes.back().rect.bottom();
        m_layout.size = QSizeF(width, end + std::ceil(m_metrics.textHeight) + metrics::SpaceTiny);
    }

    void layoutMarks()
    {
        QList<QList<TimelineMark>> lanes(m_data.lanes.size());
        for (const TimelineMark &mark : m_data.marks) {
            if (mark.lane >= 0 && mark.lane < lanes.size() && mark.date.isValid() && mark.count > 0)
                lanes[mark.lane].append(mark);
        }
        // By form: marks with as many digits are equally wide, and few texts have to be measured.
        const TimelineMarkWidth markWidth = [this, widths = QHash<QString, qreal>()](QString text) mutable {
            for (QChar &letter : text)
                letter = letter.isDigit() ? u'0' : letter;
            const auto known = widths.constFind(text);
            if (known != widths.constEnd())
                return *known;
            return *widths.insert(text, std::max(m_markSize, std::ceil(m_metrics.countWidth(text)) + 2 * MarkPadding));
        };
        for (int row = 0; row < lanes.size(); ++row) {
            const auto first = m_layout.items.size();
            const qreal middle = m_layout.lanes[row].rect.center().y();
            const QList<TimelineCluster> clusters = timelineClusters(lanes[row], m_layout.scale, markWidth, MarkGap);
            for (const TimelineCluster &cluster : clusters) {
                TimelineLayout::Item item;
                item.row = row;
                item.lane = m_data.lanes[row].name;
                item.cluster = cluster;
                item.text = timelineClusterText(cluster);
                item.rect = QRectF(cluster.left(), middle - m_markSize / 2.0, cluster.width, m_markSize);
                m_layout.items.append(item);
            }
            labelItems(first);
        }
        m_layout.hasMarks = !m_layout.items.isEmpty();
    }

    //! Gives each item from \a first on a date beside it, right if there is room, else left, else none.
    void labelItems(qsizetype first)
    {
        qreal taken = m_layout.scale.left();
        for (qsizetype i = first; i < m_layout.items.size(); ++i) {
            TimelineLayout::Item &item = m_layout.items[i];
            const bool isLast = i + 1 == m_layout.items.size();
            const qreal end =
                isLast ? m_layout.scale.right() + metrics::SpaceSmall : m_layout.items[i + 1].rect.left() - DateGap;
            for (const QString &label : labelsFor(item.cluster)) {
                const qreal width = std::ceil(m_metrics.smallTextWidth(label));
                const qreal right = item.rect.right() + DateGap;
                const qreal left = item.rect.left() - DateGap - width;
                const bool fitsRight = right + width <= end && isClearOfToday(right, width);
                if (!fitsRight && !(left >= taken + DateGap && isClearOfToday(left, width)))
                    continue;
                item.label = label;
                item.labelRect =
                    QRectF(fitsRight ? right : left, item.rect.top() - 2.0, width, std::ceil(m_metrics.textHeight));
                break;
            }
            taken = std::max(item.rect.right(), item.labelRect.right()) + LabelGap;
        }
    }

    [[nodiscard]] bool isClearOfToday(qreal left, qreal width) const
    {
        const qreal today = m_layout.scale.x(m_data.today);
        return today < left - 2.0 || today > left + width + 2.0;
    }

    //! The texts that may stand beside a mark, the best first.
    static QStringList labelsFor(const TimelineCluster &cluster)
    {
        const QString from = cluster.from.toString(Qt::ISODate);
        switch (cluster.place) {
        case TimelineCluster::Place::Earlier:
            return {tr("earlier")};
        case TimelineCluster::Place::Later:
            return {tr("later")};
        case TimelineCluster::Place::Shown:
            break;
        }
        if (cluster.from == cluster.to)
            return {from};
        const QString days = tr("%1 dates").arg(QLocale().toString(cluster.days));
        return {from + QStringLiteral(" – ") + cluster.to.toString(Qt::ISODate), days};
    }

    [[nodiscard]] static QString imagesText(int count)
    {
        return count == 1 ? tr("1 image") : tr("%1 images").arg(QLocale().toString(count));
    }

    void addNoDate(const QString &lane, const QString &text, int count, bool containsSelection, qreal &x)
    {
        TimelineLayout::Item item;
        item.row = static_cast<int>(m_layout.lanes.size()) - 1;
        item.lane = lane;
        item.isNoDate = true;
        item.cluster.count = count;
        item.cluster.containsSelection = containsSelection;
        item.text = text;
        const qreal height = m_markSize - 4.0;
        const qreal width = std::ceil(m_metrics.smallTextWidth(text)) + 2 * metrics::Space;
        item.rect = QRectF(x, m_layout.lanes.back().rect.center().y() - height / 2.0, width, height);
        m_layout.items.append(item);
        x = item.rect.right() + metrics::SpaceSmall;
    }

    void layoutNoDates()
    {
        if (m_layout.lanes.isEmpty() || !m_layout.lanes.back().isNoDate)
            return;
        const auto before = m_layout.items.size();
        qreal x = m_layout.scale.left();
        int total = 0;
        bool containsSelection = false;
        for (const TimelineLane &lane : m_data.lanes) {
            if (lane.noDateCount <= 0)
                continue;
            total += lane.noDateCount;
            containsSelection = containsSelection || lane.noDateContainsSelection;
            const QString text = lane.name + QStringLiteral(" · ") + QLocale().toString(lane.noDateCount);
            addNoDate(lane.name, text, lane.noDateCount, lane.noDateContainsSelection, x);
        }
        if (x <= m_layout.scale.right())
            return;
        // No room for one a lane: one for all.
        m_layout.items.resize(before);
        x = m_layout.scale.left();
        addNoDate(QString(), imagesText(total), total, containsSelection, x);
    }

    void layoutToday()
    {
        const TimelineScale &scale = m_layout.scale;
        m_layout.isTodayShown = m_data.today.isValid() && !m_data.lanes.isEmpty();
        m_layout.todayX = std::round(scale.x(m_data.today));
        const qreal width = std::ceil(m_metrics.smallTextWidth(tr("today")));
        qreal x = m_layout.todayX + LabelGap;
        if (x + width > m_layout.size.width())
            x = m_layout.todayX - LabelGap - width;
        const qreal height = std::ceil(m_metrics.textHeight);
        m_layout.todayLabelRect = QRectF(x, m_layout.size.height() - height - 2.0, width, height);
    }

    const TimelineData &m_data;
    const TimelineMetrics &m_metrics;
    qreal m_markSize;
    qreal m_labelWidth = 0;
    TimelineLayout m_layout;
};

} // namespace

int TimelineLayout::itemAt(QPointF position) const
{
    constexpr qreal Slack = 2.0;
    for (int i = 0; i < items.size(); ++i) {
        if (items[i].rect.adjusted(-Slack, -Slack, Slack, Slack).contains(position))
            return i;
    }
    return -1;
}

int TimelineLayout::firstInRow(int row) const
{
    const auto found = std::find_if(items.cbegin(), items.cend(), [row](const Item &item) { return item.row == row; });
    return found == items.cend() ? -1 : static_cast<int>(found - items.cbegin());
}

int TimelineLayout::lastInRow(int row) const
{
    const auto found =
        std::find_if(items.crbegin(), items.crend(), [row](const Item &item) { return item.row == row; });
    return found == items.crend() ? -1 : static_cast<int>(items.crend() - found) - 1;
}

int TimelineLayout::nearestInNextRow(int item, int direction) const
{
    const qreal x = items[item].rect.center().x();
    for (int row = items[item].row + direction; row >= 0 && row < lanes.size(); row += direction) {
        const int first = firstInRow(row);
        if (first < 0)
            continue;
        int nearest = first;
        for (int i = first; i <= lastInRow(row); ++i) {
            if (std::abs(items[i].rect.center().x() - x) < std::abs(items[nearest].rect.center().x() - x))
                nearest = i;
        }
        return nearest;
    }
    return item;
}

TimelineLayout layoutTimeline(const TimelineData &data, TimelineZoom zoom, qreal width, const TimelineMetrics &metrics)
{
    return LayoutBuilder(data, zoom, width, metrics).take();
}

} // namespace imagebrowser
