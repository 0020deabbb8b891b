// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace imagebrowser {

//! \a json without the blanks between its tokens, and with U+FFFD for escaped lone surrogates, which no UTF-8 text can
//! hold.
[[nodiscard]] std::string tidyJson(std::string_view json);

//! Makes room in a JSON object for a member of ours called \a name: a member that has this name already is called
//! \a name and an underscore from now on, or several underscores where that name is taken too. Its value stays as it
//! is. Two members of one name would be valid JSON, but readers keep only one of them. \a json is an object without
//! blanks between its tokens.
void freeMemberName(std::string_view name, std::string &json);

} // namespace imagebrowser
