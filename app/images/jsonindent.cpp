// SPDX-License-Identifier: Apache-2.0
#include "app/images/jsonindent.h"

#include <string>

namespace imagebrowser {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

//! Just past the string that starts at \a position.
std::size_t endOfString(std::string_view json, std::size_t position)
{
    for (++position; position < json.size() && json[position] != '"'; ++position) {
        if (json[position] == '\\')
            ++position;
    }
    return std::min(json.size(), position + 1);
}

std::size_t skipBlanks(std::string_view json, std::size_t position)
{
    while (position < json.size() && isBlank(json[position]))
        ++position;
    return position;
}

} // namespace

QString indentedJson(std::string_view json)
{
    std::string out;
    std::size_t depth = 0;
    const auto newLine = [&] { out.append(1, '\n').append(2 * depth, ' '); };
    for (std::size_t i = skipBlanks(json, 0); i < json.size(); i = skipBlanks(json, i)) {
        const char c = json[i];
        if (c == '"') {
            const std::size_t end = endOfString(json, i);
            out += json.substr(i, end - i);
            i = end;
            continue;
        }
        ++i;
        if (c == '{' || c == '[') {
            out += c;
            const std::size_t next = skipBlanks(json, i);
            if (next < json.size() && (json[next] == '}' || json[next] == ']')) {
                out += json[next];
                i = next + 1;
            } else {
                ++depth;
                newLine();
            }
        } else if (c == '}' || c == ']') {
            depth -= depth > 0 ? 1 : 0;
            newLine();
            out += c;
        } else if (c == ',') {
            out += c;
            newLine();
        } else {
            out += c;
            if (c == ':')
                out += ' ';
        }
    }
    return QString::fromStdString(out);
}

} // namespace imagebrowser
