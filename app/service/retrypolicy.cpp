// SPDX-License-Identifier: Apache-2.0
#include "app/service/retrypolicy.h"

#include <algorithm>

namespace imagebrowser {

std::optional<std::chrono::milliseconds> RetryPolicy::delayAfter(int attempt, const BatchError &error,
                                                                 double random) const
{
    if (attempt >= maxAttempts || !isTransient(error))
        return std::nullopt;
    if (error.retryAfter && *error.retryAfter > maxRetryAfter)
        return std::nullopt;
    if (error.retryAfter && error.retryAfter->count() > 0)
        return *error.retryAfter;
    std::chrono::milliseconds backOff = firstDelay;
    for (int i = 1; i < attempt && backOff < maxDelay; ++i)
        backOff *= 2;
    backOff = std::min(backOff, maxDelay);
    const double share = 0.5 + 0.5 * std::clamp(random, 0.0, 1.0);
    return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(backOff.count()) * share));
}

bool RetryPolicy::isTransient(const BatchError &error)
{
    switch (error.kind) {
    case FailureKind::ConnectionLost:
    case FailureKind::StallTimeout:
    case FailureKind::DeadlineExceeded:
        return true;
    case FailureKind::ServiceError:
    case FailureKind::HttpError:
        break;
    default:
        return false;
    }
    switch (error.httpStatus) {
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    default:
        return false;
    }
}

} // namespace imagebrowser
