// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/csvrow.h"

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

//! What a spreadsheet takes for the start of a formula, full-width forms included.
bool startsLikeFormula(std::string_view text)
{
    constexpr std::array<std::string_view, 11> starts{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                      "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::any_of(starts.begin(), starts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

} // namespace

void CsvRow::cell(std::string_view text)
{
    separate();
    const bool isFormula = startsLikeFormula(text);
    const bool needsQuotes = text.find_first_of("\",;\r\n") != std::string_view::npos;
    if (needsQuotes)
        m_out += '"';
    if (isFormula)
        m_out += '\'';
    for (const char character : text) {
        if (character == '"')
            m_out += '"';
        // Readers of CSV stop at a NUL.
        if (character == '\0')
            m_out += "\uFFFD";
        else
            m_out += character;
    }
    if (needsQuotes)
        m_out += '"';
}

void CsvRow::number(int value)
{
    separate();
    m_out += std::to_string(value);
}

void CsvRow::separate()
{
    if (!m_isFirst)
        m_out += ',';
    m_isFirst = false;
}

} // namespace imagebrowser
