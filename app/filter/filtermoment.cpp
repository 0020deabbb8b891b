// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtermoment.h"

namespace imagebrowser {

namespace {

constexpr Ticks oneDay = std::chrono::days(1);

//! One "12D" or "1.5S" of a duration.
struct Component
{
    std::int64_t whole = 0;
    Ticks fraction{0};
    bool hasFraction = false;
    QChar unit;
};

std::optional<Component> takeComponent(QStringView &text)
{
    Component component;
    qsizetype i = 0;
    const auto isDigit = [&] { return i < text.size() && text[i] >= u'0' && text[i] <= u'9'; };
    for (; isDigit(); ++i) {
        component.whole = component.whole * 10 + (text[i].unicode() - u'0');
        if (i >= 15) // far beyond any limit, and well before overflow
            return {};
    }
    if (i == 0)
        return {};
    if (i < text.size() && text[i] == u'.') {
        component.hasFraction = true;
        ++i;
        std::int64_t unit = 1'000'000;
        if (!isDigit())
            return {};
        for (; isDigit(); ++i, unit /= 10)
            component.fraction += Ticks(unit * (text[i].unicode() - u'0'));
    }
    if (i == text.size())
        return {};
    component.unit = text[i];
    text = text.sliced(i + 1);
    return component;
}

//! Length of one \a unit, and its place in the fixed order W D | H M S.
struct Unit
{
    int place = 0;
    Ticks length{0};
};

std::optional<Unit> unitOf(QChar unit, bool isTime)
{
    if (!isTime && unit == u'W')
        return Unit{1, std::chrono::weeks(1)};
    if (!isTime && unit == u'D')
        return Unit{2, oneDay};
    if (isTime && unit == u'H')
        return Unit{3, std::chrono::hours(1)};
    if (isTime && unit == u'M')
        return Unit{4, std::chrono::minutes(1)};
    if (isTime && unit == u'S')
        return Unit{5, std::chrono::seconds(1)};
    return {};
}

} // namespace

bool FilterMoment::isWholeDay() const
{
    return (base == Base::Today || base == Base::Day) && offset % oneDay == Ticks(0);
}

Instant FilterMoment::resolved(Instant now) const
{
    switch (base) {
    case Base::Now:
        return now + offset;
    case Base::Today:
        return Instant(utcDay(now)) + offset;
    case Base::Exact:
    case Base::Day:
        return instant + offset;
    }
    return now;
}

std::strong_ordering FilterMoment::compare(Instant other, Instant now) const
{
    const Instant mine = resolved(now);
    if (isWholeDay())
        return utcDay(other).time_since_epoch().count() <=> utcDay(mine).time_since_epoch().count();
    return other.time_since_epoch().count() <=> mine.time_since_epoch().count();
}

std::optional<Ticks> parseDuration(QStringView text)
{
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text = text.sliced(1);
    if (!text.startsWith(u'P') || text.size() > 64)
        return {};
    text = text.sliced(1);
    Ticks total(0);
    bool isTime = false;
    int place = 0;
    while (!text.isEmpty()) {
        if (text.front() == u'T' && !isTime) {
            isTime = true;
            text = text.sliced(1);
        }
        const auto component = takeComponent(text);
        const auto unit = component ? unitOf(component->unit, isTime) : std::nullopt;
        if (!unit || unit->place <= place || (component->hasFraction && component->unit != u'S'))
            return {};
        place = unit->place;
        if (component->whole > FilterMoment::MaxOffset / unit->length)
            return {};
        total += component->whole * unit->length + component->fraction;
        if (total > FilterMoment::MaxOffset)
            return {};
    }
    if (place == 0)
        return {};
    return isNegative ? -total : total;
}

QString durationText(Ticks duration)
{
    if (duration == Ticks(0))
        return QStringLiteral("PT0S");
    QString text = duration < Ticks(0) ? QStringLiteral("-P") : QStringLiteral("P");
    duration = duration < Ticks(0) ? -duration : duration;
    const std::int64_t days = duration / oneDay;
    const std::chrono::hh_mm_ss time(duration % oneDay);
    if (days > 0)
        text += QString::number(days) % u'D';
    if (duration % oneDay == Ticks(0))
        return text;
    text += u'T';
    if (time.hours().count() > 0)
        text += QString::number(time.hours().count()) % u'H';
    if (time.minutes().count() > 0)
        text += QString::number(time.minutes().count()) % u'M';
    if (const auto ticks = time.subseconds().count(); ticks > 0) {
        QString fraction = QStringLiteral("%1").arg(static_cast<qint64>(ticks), 7, 10, QChar(u'0'));
        while (fraction.endsWith(u'0'))
            fraction.chop(1);
        text += QString::number(time.seconds().count()) % u'.' % fraction % u'S';
    } else if (time.seconds().count() > 0) {
        text += QString::number(time.seconds().count()) % u'S';
    }
    return text;
}

} // namespace imagebrowser
