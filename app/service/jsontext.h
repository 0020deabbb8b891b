// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace imagebrowser {

//! Makes each `\uD800`-`\uDFFF` that is not half of a pair `\ufffd`, in place: the text keeps its length. Only valid
//! JSON keeps its meaning.
void replaceLoneSurrogates(char *text, std::size_t size);

//! The characters of a string's inside (\a raw, between the quotes) as UTF-8, appended to \a out. False for an escape
//! that JSON does not know; \a out is then undefined. Lone surrogates become U+FFFD.
[[nodiscard]] bool unescapeJsonString(std::string_view raw, std::string &out);

//! Position of the closing quote of the string whose inside begins at \a begin; text.size() when there is none.
[[nodiscard]] std::size_t jsonStringEnd(std::string_view text, std::size_t begin);

} // namespace imagebrowser
