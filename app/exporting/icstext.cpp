// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/icstext.h"

#include <QString>

namespace imagebrowser {

namespace {

constexpr std::size_t maxOctets = 75;

bool isContinuationByte(char character)
{
    return (static_cast<unsigned char>(character) & 0xc0u) == 0x80u;
}

std::string escapedText(std::string_view utf8)
{
    std::string result;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char character = utf8[i];
        const bool isPartOfCrLf = character == '\r' && i + 1 < utf8.size() && utf8[i + 1] == '\n';
        if (isPartOfCrLf)
            continue;
        if (character == '\n' || character == '\r')
            result += "\\n";
        else if (character == '\\' || character == ';' || character == ',')
            result += {'\\', character};
        else if (static_cast<unsigned char>(character) >= 0x20 && character != 0x7f)
            result += character;
        else if (character == '\t')
            result += ' ';
    }
    return result;
}

} // namespace

void IcsWriter::line(std::string_view name, std::string_view value)
{
    const std::string content = std::string(name) + ':' + std::string(value);
    std::size_t start = 0;
    std::size_t room = maxOctets;
    while (content.size() - start > room) {
        std::size_t end = start + room;
        while (end > start + 1 && isContinuationByte(content[end]))
            --end;
        m_out.append(content, start, end - start);
        m_out += "\r\n ";
        start = end;
        room = maxOctets - 1; // the blank that starts a continuation counts
    }
    m_out.append(content, start);
    m_out += "\r\n";
}

void IcsWriter::text(std::string_view name, std::string_view utf8)
{
    line(name, escapedText(utf8));
}

std::string icsDate(UtcDay day)
{
    const int year = static_cast<int>(std::chrono::year_month_day(day).year());
    if (year < 0 || year > 9999)
        return {};
    return isoDate(day).remove(u'-').toStdString();
}

std::string icsInstant(Instant instant)
{
    return isoInstant(std::chrono::floor<std::chrono::seconds>(instant)).remove(u'-').remove(u':').toStdString();
}

} // namespace imagebrowser
