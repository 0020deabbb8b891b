// SPDX-License-Identifier: Apache-2.0
#include "app/domain/endoflife.h"

#include <QCoreApplication>
#include <QLocale>

namespace imagebrowser {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("EndOfLife", text, nullptr, count);
}

struct Months
{
    int years = 0;
    int months = 0;
};

//! Whole calendar months from \a from to \a to (from <= to), as people count them: 22 November to 22 June is seven.
Months wholeMonths(UtcDay from, UtcDay to)
{
    const std::chrono::year_month_day first(from);
    const std::chrono::year_month_day last(to);
    int months = (static_cast<int>(last.year()) - static_cast<int>(first.year())) * 12
        + static_cast<int>(static_cast<unsigned>(last.month()))
        - static_cast<int>(static_cast<unsigned>(first.month()));
    if (static_cast<unsigned>(last.day()) < static_cast<unsigned>(first.day()))
        --months;
    return {months / 12, months % 12};
}

enum class Length
{
    Short,
    Long
};

QString span(UtcDay from, UtcDay to, Length length)
{
    const auto days = static_cast<int>((to - from).count());
    const bool isLong = length == Length::Long;
    if (days <= 90)
        return days == 1 ? tr("1 day") : tr("%1 days").arg(days);
    const Months count = wholeMonths(from, to);
    QString years =
        isLong ? (count.years == 1 ? tr("1 year") : tr("%1 years").arg(count.years)) : tr("%1 y").arg(count.years);
    QString months =
        isLong ? (count.months == 1 ? tr("1 month") : tr("%1 months").arg(count.months)) : tr("%1 mo").arg(count.months);
    if (count.years == 0)
        return months;
    if (count.months == 0)
        return years;
    return isLong ? tr("%1 and %2").arg(years, months) : tr("%1 %2").arg(years, months);
}

QString relative(const EndOfLife &endOfLife, Instant now, Length length)
{
    if (!endOfLife.instant)
        return {};
    const UtcDay today = utcDay(now);
    const UtcDay day = utcDay(*endOfLife.instant);
    if (day == today)
        return tr("today");
    if (day > today)
        return tr("in %1").arg(span(today, day, length));
    // Up to a year back the days are what people count: extensions run for some weeks.
    const auto days = -endOfLife.daysLeft;
    if (days <= 365)
        return days == 1 ? tr("1 day ago") : tr("%1 days ago").arg(days);
    return tr("%1 ago").arg(span(day, today, length));
}

} // namespace

EndOfLife endOfLifeAt(std::optional<Instant> instant, Instant now, const EndOfLifeThresholds &thresholds)
{
    EndOfLife result;
    result.instant = instant;
    if (!instant)
        return result;
    result.daysLeft = static_cast<int>((utcDay(*instant) - utcDay(now)).count());
    if (*instant < now)
        result.state = EndOfLifeState::Ended;
    else if (result.daysLeft <= thresholds.critical)
        result.state = EndOfLifeState::Critical;
    else if (result.daysLeft <= thresholds.warning)
        result.state = EndOfLifeState::Warning;
    else if (result.daysLeft <= thresholds.notice)
        result.state = EndOfLifeState::Notice;
    else
        result.state = EndOfLifeState::Supported;
    return result;
}

QString endOfLifeStateName(EndOfLifeState state)
{
    switch (state) {
    case EndOfLifeState::NoDate:
        return tr("No date");
    case EndOfLifeState::Supported:
        return tr("Supported");
    case EndOfLifeState::Notice:
        return tr("Notice");
    case EndOfLifeState::Warning:
        return tr("Warning");
    case EndOfLifeState::Critical:
        return tr("Critical");
    case EndOfLifeState::Ended:
        return tr("Ended");
    }
    return {};
}

QString endOfLifeRelative(const EndOfLife &endOfLife, Instant now)
{
    return relative(endOfLife, now, Length::Short);
}

QString endOfLifeText(const EndOfLife &endOfLife, Instant now)
{
    if (!endOfLife.instant)
        return tr("No date");
    const QString when = relative(endOfLife, now, Length::Short);
    return endOfLife.state == EndOfLifeState::Ended ? tr("ended %1").arg(when) : when;
}

QString endOfLifeAccessibleText(const EndOfLife &endOfLife, Instant now)
{
    if (!endOfLife.instant)
        return tr("No end date");
    const QString pattern = endOfLife.state == EndOfLifeState::Ended ? tr("Ended %1, %2, %3") : tr("Ends %1, %2, %3");
    return pattern.arg(longDate(utcDay(*endOfLife.instant)), relative(endOfLife, now, Length::Long),
                       endOfLifeStateName(endOfLife.state).toLower());
}

QString endOfLifeMeaning(const EndOfLife &endOfLife, const QString &sent)
{
    if (!endOfLife.instant && !sent.isEmpty()) {
        return tr("The service sent an end date that cannot be read: “%1”. When support ends is not known here; look it up before "
                  "you rely on this image.")
            .arg(sent);
    }
    if (!endOfLife.instant) {
        return tr("Batch has not decided when support ends. That is neither good nor bad: a date can be set at any time, so look again "
                  "from time to time.");
    }
    const QString day = longDate(utcDay(*endOfLife.instant));
    if (endOfLife.state == EndOfLifeState::Ended) {
        return tr("Since %1 Batch refuses new pools with this image. It may stay listed for some weeks. Existing pools may fail to resize "
                  "and be scaled to zero.")
            .arg(day);
    }
    return tr("From %1 Batch refuses new pools with this image. Existing pools may fail to resize and be scaled to zero.").arg(day);
}

QString longDate(UtcDay day)
{
    const std::chrono::year_month_day date(day);
    const int month = static_cast<int>(static_cast<unsigned>(date.month()));
    return QStringLiteral("%1 %2 %3")
        .arg(static_cast<unsigned>(date.day()))
        .arg(QLocale(QLocale::English).monthName(month))
        .arg(static_cast<int>(date.year()));
}

} // namespace imagebrowser
