// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/instant.h"

#include <functional>

namespace imagebrowser {

//! Tells the current instant. Injected wherever time matters, so that tests choose it.
using Clock = std::function<Instant()>;

[[nodiscard]] inline Instant systemNow()
{
    return std::chrono::time_point_cast<Ticks>(std::chrono::system_clock::now());
}

} // namespace imagebrowser
