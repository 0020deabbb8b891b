// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstddef>
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

//! Arrays and objects within each other. The service needs five; more than 64 is an attack or a mistake, and 64 kinds
//! of container fit in one machine word.
inline constexpr int MaxJsonDepth = 64;

//! Checks that \a text is exactly one JSON value (RFC 8259) in valid UTF-8, white space around it allowed. \a
//! outerDepth is the number of containers already open around the text. Escapes of lone surrogates are grammatical and
//! pass.
[[nodiscard]] JsonFault checkJson(std::string_view text, int outerDepth = 0);

} // namespace imagebrowser
