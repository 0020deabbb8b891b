// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/instant.h"

#include <string>
#include <string_view>

namespace imagebrowser {

//! Writes content lines of RFC 5545: CRLF, and folded so that no line is longer than 75 octets and no character is
//! torn.
class IcsWriter
{
public:
    explicit IcsWriter(std::string &out)
        : m_out(out)
    {
    }

    //! \a value stands as it is: dates, durations, names.
    void line(std::string_view name, std::string_view value);
    //! \a utf8 is a TEXT value: backslash, comma, semicolon and line breaks are escaped, other control characters
    //! dropped.
    void text(std::string_view name, std::string_view utf8);

private:
    std::string &m_out;
};

//! "20270630"; empty for years that four digits cannot write.
[[nodiscard]] std::string icsDate(UtcDay day);
//! "20261122T112005Z"
[[nodiscard]] std::string icsInstant(Instant instant);

} // namespace imagebrowser
