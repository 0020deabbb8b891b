// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

UtcDay toDay(QDate date)
{
    constexpr qint64 JulianDayOfEpoch = 2440588;
    return UtcDay(std::chrono::days(date.toJulianDay() - JulianDayOfEpoch));
}

QString imagesText(int count)
{
    return count == 1 ? tr("1 image") : tr("%1 images").arg(QLocale().toString(count));
}

QString oneDayText(const TimelineCluster &cluster, QDate today)
{
    EndOfLife endOfLife;
    endOfLife.state = cluster.state;
    endOfLife.instant = Instant(toDay(cluster.from));
    endOfLife.daysLeft = static_cast<int>(today.daysTo(cluster.from));
    const QString relative = endOfLifeRelative(endOfLife, Instant(toDay(today)));
    const QString date = longDate(toDay(cluster.from));
    const QString state = endOfLifeStateName(cluster.state).toLower();
    if (cluster.state == EndOfLifeState::Ended)
        return tr("%1 ended %2, %3").arg(imagesText(cluster.count), date, relative);
    return tr("%1 end %2, %3, %4").arg(imagesText(cluster.count), date, relative, state);
}

QString clusterText(const TimelineCluster &cluster, QDate today)
{
    if (cluster.days == 1)
        return oneDayText(cluster, today);
    return tr("%1 on %2 dates from %3 to %4, most urgent: %5")
        .arg(imagesText(cluster.count), QLocale().toString(cluster.days), longDate(toDay(cluster.from)),
             longDate(toDay(cluster.to)), endOfLifeStateName(cluster.state).toLower());
}

} // namespace

QString timelineItemText(const TimelineLayout::Item &item, QDate today)
{
    const QString what = item.isNoDate ? tr("%1 without an end date").arg(imagesText(item.cluster.count))
                                       : clusterText(item.cluster, today);
    const QString text = item.lane.isEmpty() ? what : tr("%1, %2").arg(item.lane, what);
    return item.cluster.containsSelection ? tr("%1, holds the selection").arg(text) : text;
}

QString timelineItemToolTip(const TimelineLayout::Item &item, QDate today)
{
    return timelineItemText(item, today) + u'\n' + tr("Click to show only these");
}

} // namespace imagebrowser
