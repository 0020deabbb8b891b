// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace imagebrowser {

//! Valid JSON with line breaks and indents of two blanks, every token as it came: numbers, escapes and the order of members are not touched.
[[nodiscard]] QString indentedJson(std::string_view json);

} // namespace imagebrowser
