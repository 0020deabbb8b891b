// SPDX-License-Identifier: Apache-2.0
#include "app/domain/instant.h"

#include <array>

namespace imagebrowser {

namespace {

//! Of what can be a date: a megabyte of fraction digits is none.
constexpr std::size_t LongestText = 128;

//! Walks plain ASCII; any other character ends the attempt.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_position == m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_position]; }
    [[nodiscard]] bool accept(char wanted)
    {
        if (peek() != wanted || atEnd())
            return false;
        ++m_position;
        return true;
    }
    //! Exactly \a count digits.
    [[nodiscard]] std::optional<int> number(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            const char digit = peek();
            if (digit < '0' || digit > '9')
                return {};
            value = value * 10 + (digit - '0');
            ++m_position;
        }
        return value;
    }
    //! The fraction's digits as ticks; digits past the seventh are read and dropped. Nothing when there is no digit.
    [[nodiscard]] std::optional<Ticks> fraction()
    {
        std::int64_t value = 0;
        int digits = 0;
        for (; peek() >= '0' && peek() <= '9'; ++m_position, ++digits) {
            if (digits < 7)
                value = value * 10 + (peek() - '0');
        }
        if (digits == 0)
            return {};
        for (int i = digits; i < 7; ++i)
            value *= 10;
        return Ticks(value);
    }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
};

std::optional<UtcDay> parseDay(Cursor &cursor)
{
    const auto year = cursor.number(4);
    if (!year || !cursor.accept('-'))
        return {};
    const auto month = cursor.number(2);
    if (!month || !cursor.accept('-'))
        return {};
    const auto day = cursor.number(2);
    if (!day)
        return {};
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return {};
    return UtcDay(date);
}

std::optional<Ticks> parseTimeOfDay(Cursor &cursor)
{
    const auto hour = cursor.number(2);
    if (!hour || !cursor.accept(':'))
        return {};
    const auto minute = cursor.number(2);
    if (!minute)
        return {};
    Ticks ticks = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    int second = 0;
    if (cursor.accept(':')) {
        const auto seconds = cursor.number(2);
        if (!seconds)
            return {};
        second = *seconds;
        ticks += std::chrono::seconds(second);
        if (cursor.accept('.') || cursor.accept(',')) {
            const auto fraction = cursor.fraction();
            if (!fraction)
                return {};
            ticks += *fraction;
        }
    }
    const bool endOfDay = *hour == 24 && ticks == std::chrono::hours(24);
    if ((*hour > 23 && !endOfDay) || *minute > 59 || second > 60)
        return {};
    return ticks;
}

//! East of Greenwich is positive. A missing zone counts as UTC.
std::optional<Ticks> parseZone(Cursor &cursor)
{
    if (cursor.atEnd() || cursor.accept('Z') || cursor.accept('z'))
        return Ticks(0);
    const bool west = cursor.peek() == '-';
    if (!cursor.accept('+') && !cursor.accept('-'))
        return {};
    const auto hours = cursor.number(2);
    if (!hours)
        return {};
    int minutes = 0;
    if (!cursor.atEnd()) {
        (void)cursor.accept(':');
        const auto read = cursor.number(2);
        if (!read)
            return {};
        minutes = *read;
    }
    if (*hours > 23 || minutes > 59)
        return {};
    const Ticks offset = std::chrono::hours(*hours) + std::chrono::minutes(minutes);
    return west ? -offset : offset;
}

} // namespace

UtcDay utcDay(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(instant);
}

std::optional<Instant> parseInstant(std::string_view utf8)
{
    if (utf8.size() > LongestText)
        return {};
    Cursor cursor(utf8);
    const auto day = parseDay(cursor);
    if (!day)
        return {};
    if (cursor.atEnd())
        return Instant(*day);
    if (!cursor.accept('T') && !cursor.accept('t') && !cursor.accept(' '))
        return {};
    const auto time = parseTimeOfDay(cursor);
    if (!time)
        return {};
    const auto offset = parseZone(cursor);
    if (!offset || !cursor.atEnd())
        return {};
    const Instant instant = Instant(*day) + *time - *offset;
    const auto year = std::chrono::year_month_day(utcDay(instant)).year();
    if (year < std::chrono::year(0) || year > std::chrono::year(9999))
        return {};
    return instant;
}

std::optional<Instant> parseInstant(QStringView text)
{
    if (text.size() > static_cast<qsizetype>(LongestText))
        return {};
    std::array<char, LongestText> ascii{};
    std::size_t length = 0;
    for (const QChar character : text) {
        if (character.unicode() > 0x7e)
            return {};
        ascii[length++] = static_cast<char>(character.unicode());
    }
    return parseInstant(std::string_view(ascii.data(), length));
}

QString isoDate(UtcDay day)
{
    const std::chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    const QChar zero = u'0';
    const QString sign = year < 0 ? QStringLiteral("-") : year > 9999 ? QStringLiteral("+") : QString();
    return sign
        % QStringLiteral("%1-%2-%3")
              .arg(qAbs(year), 4, 10, zero)
              .arg(static_cast<unsigned>(date.month()), 2, 10, zero)
              .arg(static_cast<unsigned>(date.day()), 2, 10, zero);
}

QString isoInstant(Instant instant)
{
    const UtcDay day = utcDay(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    const QChar zero = u'0';
    QString text = isoDate(day)
        % QStringLiteral("T%1:%2:%3")
              .arg(static_cast<int>(time.hours().count()), 2, 10, zero)
              .arg(static_cast<int>(time.minutes().count()), 2, 10, zero)
              .arg(static_cast<int>(time.seconds().count()), 2, 10, zero);
    if (const auto fraction = time.subseconds().count(); fraction != 0) {
        QString digits = QStringLiteral("%1").arg(static_cast<qint64>(fraction), 7, 10, zero);
        while (digits.endsWith(zero))
            digits.chop(1);
        text += u'.' % digits;
    }
    return text % u'Z';
}

Instant toInstant(const QDateTime &dateTime)
{
    return Instant(std::chrono::milliseconds(dateTime.toMSecsSinceEpoch()));
}

QDateTime toDateTime(Instant instant)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(milliseconds.count(), Qt::UTC);
}

} // namespace imagebrowser
