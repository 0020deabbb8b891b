// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "ui/factlist.h"

namespace imagebrowser {

//! Everything about an error but its headline, advice, `values` and body sample, in the order people quote it to support.
[[nodiscard]] QList<FactList::Fact> errorFacts(const BatchError &error);

} // namespace imagebrowser
