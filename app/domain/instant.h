// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QStringView>

#include <chrono>
#include <cstdint>
#include <optional>

namespace imagebrowser {

//! 100 ns, the resolution of the service's seven fraction digits.
using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;

//! A point in time in UTC. 64 bits reach 29 000 years either side of 1970, so every year the service can write fits.
using Instant = std::chrono::sys_time<Ticks>;

//! A calendar day in UTC.
using UtcDay = std::chrono::sys_days;

//! The UTC day an instant falls on.
[[nodiscard]] UtcDay utcDay(Instant instant);

//! Reads ISO 8601 as the service could send it: `YYYY-MM-DD`, then `T` (or `t`, or a blank) and `hh:mm[:ss[.f{1,7+}]]`,
//! then `Z` or an offset `±hh:mm`, `±hhmm` or `±hh`. A time without a zone is taken as UTC; a date alone is midnight
//! UTC. Digits after the seventh are cut. `24:00:00` and the leap second `:60` roll over. Nothing for any other text,
//! nor for an instant that is not in the years 0 to 9999 of UTC, which could not be written the same way.
[[nodiscard]] std::optional<Instant> parseInstant(QStringView text);
//! The same for UTF-8 text.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view utf8);

//! `2027-06-30`, always UTC. Years outside 0-9999 get a sign.
[[nodiscard]] QString isoDate(UtcDay day);
//! `2027-06-30T00:00:00Z`; a fraction of up to seven digits only where there is one.
[[nodiscard]] QString isoInstant(Instant instant);

[[nodiscard]] Instant toInstant(const QDateTime &dateTime);
//! In UTC, to the millisecond.
[[nodiscard]] QDateTime toDateTime(Instant instant);

} // namespace imagebrowser
