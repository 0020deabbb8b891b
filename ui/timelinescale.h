// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelinedata.h"

namespace imagebrowser {

//! Days to pixels and back. Pure.
class TimelineScale
{
public:
    TimelineScale() = default;
    //! \a left and \a right are the edges of the plot; whole months are shown.
    TimelineScale(const TimelineData &data, TimelineZoom zoom, qreal left, qreal right);

    [[nodiscard]] QDate first() const { return m_first; } //!< the first of a month
    [[nodiscard]] QDate last() const { return m_last; } //!< the last of a month
    [[nodiscard]] bool contains(QDate day) const { return day >= m_first && day <= m_last; }
    //! The middle of the day; outside the plot for days that are not shown.
    [[nodiscard]] qreal x(QDate day) const;
    [[nodiscard]] qreal left() const { return m_left; }
    [[nodiscard]] qreal right() const { return m_right; }
    //! Width of an average month.
    [[nodiscard]] qreal monthWidth() const { return m_perDay * 30.44; }
    //! Every how many months a label of \a labelWidth pixels fits: 1, 3, 6, 12, 24, …
    [[nodiscard]] int monthsPerLabel(qreal labelWidth) const;

private:
    QDate m_first;
    QDate m_last;
    qreal m_left = 0;
    qreal m_right = 0;
    qreal m_perDay = 1;
};

} // namespace imagebrowser
