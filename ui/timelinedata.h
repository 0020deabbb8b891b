// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"

#include <QDate>
#include <QList>
#include <QString>

namespace imagebrowser {

//! All images of one lane that end on one day.
struct TimelineMark
{
    QDate date; //!< UTC day
    int lane = 0; //!< index into TimelineData::lanes
    int count = 1;
    EndOfLifeState state = EndOfLifeState::Supported;
    bool containsSelection = false;
    bool operator==(const TimelineMark &) const = default;
};

struct TimelineLane
{
    QString name; //!< as shown, and as handed back when a mark of it is activated
    int noDateCount = 0;
    bool noDateContainsSelection = false;
    bool operator==(const TimelineLane &) const = default;
};

//! What the timeline shows. Lanes in the order they are drawn; marks in any order, at most one a lane and day.
struct TimelineData
{
    QDate today; //!< UTC day
    QList<TimelineLane> lanes;
    QList<TimelineMark> marks;
    bool operator==(const TimelineData &) const = default;
};

//! How far ahead is shown; a quarter of it is shown of the past. The numbers are months, and go into settings.
enum class TimelineZoom : quint8
{
    All = 0,
    ThreeMonths = 3,
    OneYear = 12,
    TwoYears = 24,
};

//! What makes a lane.
enum class TimelineLanes : quint8
{
    OsType,
    Publisher,
    NodeAgent,
};

} // namespace imagebrowser
