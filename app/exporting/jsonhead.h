// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/exportcontext.h"

#include <string>

namespace imagebrowser {

//! Begins an export file: when and by what it was made, whether it is complete, the filter and the accounts. The object
//! is left open behind the list of accounts.
void appendJsonHead(const ExportContext &context, std::string &out);

} // namespace imagebrowser
