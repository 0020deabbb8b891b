// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinescale.h"

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

QDate firstOfMonth(QDate day)
{
    return {day.year(), day.month(), 1};
}

QDate lastOfMonth(QDate day)
{
    return {day.year(), day.month(), day.daysInMonth()};
}

} // namespace

TimelineScale::TimelineScale(const TimelineData &data, TimelineZoom zoom, qreal left, qreal right)
    : m_left(left)
    , m_right(std::max(left + 1.0, right))
{
    const QDate today = data.today.isValid() ? data.today : QDate(1970, 1, 1);
    QDate from = today;
    QDate to = today;
    if (zoom == TimelineZoom::All) {
        for (const TimelineMark &mark : data.marks) {
            if (!mark.date.isValid())
                continue;
            from = std::min(from, mark.date);
            to = std::max(to, mark.date);
        }
        // A little air, so that no mark sits on the very edge.
        const auto air = static_cast<int>(std::clamp<qint64>(from.daysTo(to) / 365, 1, 12));
        from = from.addMonths(-air);
        to = to.addMonths(air);
    } else {
        const int ahead = static_cast<int>(zoom);
        from = from.addMonths(-std::max(1, ahead / 4));
        to = to.addMonths(ahead);
    }
    m_first = firstOfMonth(from);
    m_last = lastOfMonth(to);
    m_perDay = (m_right - m_left) / static_cast<qreal>(m_first.daysTo(m_last) + 1);
}

qreal TimelineScale::x(QDate day) const
{
    return m_left + (static_cast<qreal>(m_first.daysTo(day)) + 0.5) * m_perDay;
}

int TimelineScale::monthsPerLabel(qreal labelWidth) const
{
    constexpr std::array Steps{1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000};
    for (const int step : Steps) {
        if (step * monthWidth() >= labelWidth)
            return step;
    }
    return Steps.back();
}

} // namespace imagebrowser
