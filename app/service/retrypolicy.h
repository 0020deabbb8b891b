// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

#include <chrono>
#include <optional>

namespace imagebrowser {

//! Whether and when a failed request is sent again. A value without state: who uses it counts the attempts and waits.
struct RetryPolicy
{
    int maxAttempts = 5; //!< requests for one page, the first included
    std::chrono::milliseconds firstDelay{1000}; //!< doubled from try to try
    std::chrono::milliseconds maxDelay{30'000};
    //! A service that asks for a longer wait gets none: the user is told instead, and can decide.
    std::chrono::seconds maxRetryAfter{300};

    //! The wait after attempt number \a attempt (1 is the first) failed with \a error; nothing when it is final. A
    //! Retry-After is obeyed as it is; otherwise the wait lies between half of the back-off and all of it, by \a random
    //! from 0 to 1.
    [[nodiscard]] std::optional<std::chrono::milliseconds> delayAfter(int attempt, const BatchError &error,
                                                                      double random) const;

    //! True for what may pass by itself: 429, 500, 502, 503, 504, a lost connection, a timeout.
    [[nodiscard]] static bool isTransient(const BatchError &error);
};

} // namespace imagebrowser
