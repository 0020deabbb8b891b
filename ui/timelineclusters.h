// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelinescale.h"

#include <functional>

namespace imagebrowser {

//! One thing drawn in a lane: a mark, or several that would have overlapped.
struct TimelineCluster
{
    //! Earlier and Later stand at the edges for all marks beyond them, so that no image is out of sight.
    enum class Place : quint8
    {
        Earlier,
        Shown,
        Later,
    };

    Place place = Place::Shown;
    QDate from;
    QDate to; //!< inclusive
    int days = 1; //!< how many different days
    int count = 0; //!< images
    EndOfLifeState state = EndOfLifeState::NoDate; //!< the most urgent
    bool containsSelection = false;
    qreal centre = 0; //!< x
    qreal width = 0;

    [[nodiscard]] qreal left() const { return centre - width / 2.0; }
    [[nodiscard]] qreal right() const { return centre + width / 2.0; }
};

//! Width of a mark that says \a text.
using TimelineMarkWidth = std::function<qreal(const QString &text)>;

//! What stands in the mark: the count, with an arrow at the edges.
[[nodiscard]] QString timelineClusterText(const TimelineCluster &cluster);

//! The marks of one lane as clusters that do not overlap, from left to right. Marks merge when they overlap, up to a
//! stretch of time; what still overlaps is pushed apart, by a few pixels, so that dense lanes stay a row of marks and
//! never become one. Pure; linear but for sorting.
[[nodiscard]] QList<TimelineCluster> timelineClusters(QList<TimelineMark> marks, const TimelineScale &scale,
                                                      const TimelineMarkWidth &markWidth, qreal gap);

} // namespace imagebrowser
