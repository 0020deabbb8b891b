// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/markdownrow.h"

namespace imagebrowser {

namespace {

bool isWordCharacter(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

//! An underscore inside a word means nothing in GitHub's Markdown, and SKU names are full of them.
bool isInsideWord(std::string_view text, std::size_t position)
{
    return position > 0 && position + 1 < text.size() && isWordCharacter(text[position - 1])
        && isWordCharacter(text[position + 1]);
}

void appendEscaped(std::string_view text, std::string &out)
{
    constexpr std::string_view special = "\\`*[]<>|~&#!$";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char character = text[i];
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7f) {
            // A line break would end the row of the table.
            out += ' ';
            continue;
        }
        if (special.find(character) != std::string_view::npos || (character == '_' && !isInsideWord(text, i)))
            out += '\\';
        out += character;
    }
}

} // namespace

std::string markdownText(const QString &text)
{
    std::string result;
    appendEscaped(text.toStdString(), result);
    return result;
}

MarkdownRow::MarkdownRow(std::string &out)
    : m_out(out)
{
    m_out += '|';
}

void MarkdownRow::cell(std::string_view text)
{
    m_out += ' ';
    appendEscaped(text, m_out);
    m_out += " |";
}

} // namespace imagebrowser
