// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/instant.h"

#include <QString>

namespace imagebrowser {

//! How near the end of support is, in order of urgency from none to past.
enum class EndOfLifeState : quint8
{
    NoDate,
    Supported,
    Notice,
    Warning,
    Critical,
    Ended,
};
inline constexpr int EndOfLifeStateCount = 6;

//! Upper bounds in days, each inclusive. User preferences; must ascend.
struct EndOfLifeThresholds
{
    int critical = 30;
    int warning = 90;
    int notice = 365;

    [[nodiscard]] bool isValid() const { return critical >= 0 && critical < warning && warning < notice; }
    bool operator==(const EndOfLifeThresholds &) const = default;
};

//! What `batchSupportEndOfLife` means at a given moment: the instant after which Batch refuses new pools with the
//! image.
struct EndOfLife
{
    EndOfLifeState state = EndOfLifeState::NoDate;
    //! Absent when the member is absent, null or unreadable.
    std::optional<Instant> instant;
    //! date(UTC) - today(UTC). Negative once past; 0 means today. Only meaningful when instant is set.
    int daysLeft = 0;

    bool operator==(const EndOfLife &) const = default;
};

//! Pure: the state of \a instant at \a now. Ended means before \a now; days count in UTC calendar days.
[[nodiscard]] EndOfLife endOfLifeAt(std::optional<Instant> instant, Instant now,
                                    const EndOfLifeThresholds &thresholds = {});

//! English wire-neutral name of a state in one word: "Ended", "No date".
[[nodiscard]] QString endOfLifeStateName(EndOfLifeState state);
//! Relative phrase: "in 2 y 1 mo", "in 7 mo", "in 62 days", "in 1 day", "today", "115 days ago". Empty without a date.
[[nodiscard]] QString endOfLifeRelative(const EndOfLife &endOfLife, Instant now);
//! One line for people: "No date", "ended 12 days ago", "in 62 days".
[[nodiscard]] QString endOfLifeText(const EndOfLife &endOfLife, Instant now);
//! For screen readers: "Ends 30 June 2027, in 7 months, notice"; "Ended 30 July 2026, 115 days ago, ended"; "No end
//! date".
[[nodiscard]] QString endOfLifeAccessibleText(const EndOfLife &endOfLife, Instant now);
//! What the date means for new and for existing pools, in full sentences.
//! \a sent is `batchSupportEndOfLife` as the service sent it: a text that is no date is told as that.
[[nodiscard]] QString endOfLifeMeaning(const EndOfLife &endOfLife, const QString &sent = {});
//! "30 June 2027", the UTC day.
[[nodiscard]] QString longDate(UtcDay day);

} // namespace imagebrowser
