// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstddef>
#include <string>
#include <string_view>

namespace imagebrowser {

//! What is wrong with a text that should be JSON, and where.
struct JsonFault
{
    enum class Kind : quint8
    {
        None,
        CutOff, //!< right so far, then it ends
        Invalid,
        TooDeep,
    };
    Kind kind = Kind::None;
    std::size_t offset = 0; //!< byte where it shows
    QString reason; //!< a clause for people: "a comma or } is expected"

    explicit operator bool() const { return kind != Kind::None; }
};

//! Arrays and objects within each other. The service needs five; more than 64 is an attack or a mistake, and 64 kinds of
//! container fit in one machine word.
inline constexpr int MaxJsonDepth = 64;

//! Checks that \a text is exactly one JSON value (RFC 8259) in valid UTF-8, white space around it allowed. \a outerDepth is the
//! number of containers already open around the text. Escapes of lone surrogates are grammatical and pass.
[[nodiscard]] JsonFault checkJson(std::string_view text, int outerDepth = 0);

//! Makes each `\uD800`-`\uDFFF` that is not half of a pair `\ufffd`, in place: the text keeps its length. Only valid JSON keeps its meaning.
void replaceLoneSurrogates(char *text, std::size_t size);

//! The characters of a string's inside (\a raw, between the quotes) as UTF-8, appended to \a out. False for an escape that JSON does
//! not know; \a out is then undefined. Lone surrogates become U+FFFD.
[[nodiscard]] bool unescapeJsonString(std::string_view raw, std::string &out);

//! Position of the closing quote of the string whose inside begins at \a begin; text.size() when there is none.
[[nodiscard]] std::size_t jsonStringEnd(std::string_view text, std::size_t begin);

} // namespace imagebrowser
