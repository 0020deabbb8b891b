// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterfields.h"
#include "app/images/imagestore.h"

#include <QStringList>

namespace imagebrowser {

//! Distinct values of \a field in \a store, one spelling each, in the order people expect; at most \a limit. Empty for
//! dates.
[[nodiscard]] QStringList filterSuggestions(const ImageStore &store, FilterField field, qsizetype limit = 1000);

} // namespace imagebrowser
