// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace imagebrowser {

//! One record of a CSV file after RFC 4180, cell after cell. Cells that a spreadsheet would run as a formula get a
//! quotation mark in front.
class CsvRow
{
public:
    //! Appends to \a out, which outlives it.
    explicit CsvRow(std::string &out)
        : m_out(out)
    {
    }

    void cell(std::string_view text);
    void number(int value);
    //! CRLF.
    void end() { m_out += "\r\n"; }

private:
    void separate();

    std::string &m_out;
    bool m_isFirst = true;
};

} // namespace imagebrowser
