// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

namespace imagebrowser {

//! What to do next about \a error of an account that is not saved: it has no account settings, but options and
//! variables of the environment. Whole sentences, as batchErrorAdvice().
[[nodiscard]] QString commandLineAdvice(const BatchError &error);

} // namespace imagebrowser
