// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpdate.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

constexpr std::array<const char *, 12> MonthNames{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

struct DateParts
{
    int year = 0;
    int month = 0;
    int day = 0;
    QTime time;
};

//! Only ASCII digits, at least one, at most nine: no sign, no overflow.
std::optional<int> number(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 9)
        return std::nullopt;
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

std::optional<int> monthNumber(QByteArrayView text)
{
    for (std::size_t i = 0; i < MonthNames.size(); ++i) {
        if (text.compare(MonthNames[i], Qt::CaseInsensitive) == 0)
            return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

QTime time(QByteArrayView text)
{
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return {};
    const auto hour = number(text.first(2));
    const auto minute = number(text.sliced(3, 2));
    const auto second = number(text.sliced(6, 2));
    if (!hour || !minute || !second)
        return {};
    // A leap second has no place in QTime; one second is nothing here.
    return {*hour, *minute, *second == 60 ? 59 : *second};
}

int fullYear(int twoDigits, const QDateTime &now)
{
    const int thisYear = now.toUTC().date().year();
    const int year = thisYear - thisYear % 100 + twoDigits;
    return year > thisYear + 50 ? year - 100 : year;
}

QList<QByteArray> words(QByteArrayView text)
{
    const QByteArray simple = text.toByteArray().simplified();
    return simple.isEmpty() ? QList<QByteArray>() : simple.split(' ');
}

std::optional<DateParts> parts(int year, QByteArrayView month, QByteArrayView day, QByteArrayView clock)
{
    const auto monthValue = monthNumber(month);
    const auto dayValue = number(day);
    if (!monthValue || !dayValue)
        return std::nullopt;
    return DateParts{year, *monthValue, *dayValue, time(clock)};
}

//! `Sun, 06 Nov 1994 08:49:37 GMT`
std::optional<DateParts> preferredForm(const QList<QByteArray> &words)
{
    if (words.size() != 6 || !words[0].endsWith(',') || words[3].size() != 4)
        return std::nullopt;
    const auto year = number(words[3]);
    return year ? parts(*year, words[2], words[1], words[4]) : std::nullopt;
}

//! `Sunday, 06-Nov-94 08:49:37 GMT`; a year of four digits is taken too, as some servers write it.
std::optional<DateParts> rfc850Form(const QList<QByteArray> &words, const QDateTime &now)
{
    if (words.size() != 4 || !words[0].endsWith(','))
        return std::nullopt;
    const QList<QByteArray> date = words[1].split('-');
    if (date.size() != 3 || (date[2].size() != 2 && date[2].size() != 4))
        return std::nullopt;
    const auto year = number(date[2]);
    if (!year)
        return std::nullopt;
    return parts(date[2].size() == 2 ? fullYear(*year, now) : *year, date[1], date[0], words[2]);
}

//! `Sun Nov  6 08:49:37 1994`
std::optional<DateParts> asctimeForm(const QList<QByteArray> &words)
{
    if (words.size() != 5 || words[4].size() != 4)
        return std::nullopt;
    const auto year = number(words[4]);
    return year ? parts(*year, words[1], words[2], words[3]) : std::nullopt;
}

bool isUtcName(QByteArrayView zone)
{
    return zone.compare("GMT", Qt::CaseInsensitive) == 0 || zone.compare("UTC", Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<QDateTime> parseHttpDate(QByteArrayView text, const QDateTime &now)
{
    // No date is longer than this; a server's megabyte is not split into words.
    if (text.size() > 64)
        return std::nullopt;
    const QList<QByteArray> parsed = words(text);
    std::optional<DateParts> date = asctimeForm(parsed);
    if (!date && !parsed.isEmpty() && isUtcName(parsed.last())) {
        date = preferredForm(parsed);
        if (!date)
            date = rfc850Form(parsed, now);
    }
    if (!date)
        return std::nullopt;
    const QDate day(date->year, date->month, date->day);
    if (!day.isValid() || !date->time.isValid())
        return std::nullopt;
    return QDateTime(day, date->time, Qt::UTC);
}

QByteArray httpDate(const QDateTime &dateTime)
{
    return QLocale::c().toString(dateTime.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView text, const QDateTime &now)
{
    const QByteArrayView value = text.trimmed();
    if (const auto seconds = number(value))
        return std::chrono::seconds(*seconds);
    // More than anybody waits is still not "at once".
    if (!value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::chrono::seconds(999'999'999);
    const auto date = parseHttpDate(value, now);
    if (!date)
        return std::nullopt;
    // What is left of a second counts: before the date would be too early.
    const std::chrono::milliseconds left(std::max<qint64>(0, now.msecsTo(*date)));
    return std::chrono::ceil<std::chrono::seconds>(left);
}

} // namespace imagebrowser
