// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/instant.h"

#include <QString>

#include <compare>
#include <optional>

namespace imagebrowser {

//! The right side of a date condition: an instant or a whole UTC day, fixed or relative to the moment of evaluation.
//!
//! A whole day (a date-only literal, or `date(now())`) compares by UTC calendar day: with `2027-01-12`, `eq` means
//! "falls on that day", `lt` "on an earlier day", `le` "on that day or earlier". So exactly one of lt, eq and gt holds
//! for every date, and `eq` finds what the table shows as that day.
struct FilterMoment
{
    enum class Base : quint8
    {
        Now, //!< `now()`
        Today, //!< `date(now())`, the current UTC day
        Exact, //!< `2027-01-12T00:00:00Z`
        Day, //!< `2027-01-12`
    };

    //! Durations and their sums stay within this, so that no arithmetic on instants can overflow.
    static constexpr Ticks MaxOffset = std::chrono::days(3'650'000);

    Base base = Base::Now;
    Instant instant{}; //!< of Exact; midnight UTC of Day; unused otherwise
    Ticks offset{0}; //!< what `add` and `sub` come to

    [[nodiscard]] bool isWholeDay() const;
    [[nodiscard]] Instant resolved(Instant now) const;
    //! How \a instant lies relative to this moment.
    [[nodiscard]] std::strong_ordering compare(Instant instant, Instant now) const;

    bool operator==(const FilterMoment &) const = default;
};

//! `duration'P90D'`, the part inside the quotes: days and below, optional sign, weeks accepted. Nothing for other text,
//! for years and months (they have no fixed length) and beyond FilterMoment::MaxOffset. Digits after the seventh are
//! cut.
[[nodiscard]] std::optional<Ticks> parseDuration(QStringView text);
//! "P90D", "-PT1H30M", "PT0S"; \a duration as it reads back.
[[nodiscard]] QString durationText(Ticks duration);

} // namespace imagebrowser
