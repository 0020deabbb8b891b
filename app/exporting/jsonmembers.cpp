// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonmembers.h"

#include "app/service/jsontext.h"

#include <simdjson.h>

#include <algorithm>
#include <vector>

namespace imagebrowser {

namespace {

struct MemberName
{
    std::size_t begin = 0; //!< of the text between the quotes
    std::size_t size = 0;
    std::string text; //!< without escapes
};

//! Just past the value at \a position.
std::size_t valueEnd(std::string_view json, std::size_t position)
{
    int depth = 0;
    for (; position < json.size(); ++position) {
        const char letter = json[position];
        if (letter == '"')
            position = jsonStringEnd(json, position + 1);
        else if (letter == '{' || letter == '[')
            ++depth;
        else if (depth == 0 && (letter == ',' || letter == '}'))
            return position;
        else if (letter == '}' || letter == ']')
            --depth;
    }
    return position;
}

std::vector<MemberName> memberNames(std::string_view json)
{
    std::vector<MemberName> names;
    for (std::size_t position = 1; position < json.size() && json[position] == '"';) {
        MemberName &name = names.emplace_back();
        name.begin = position + 1;
        const std::size_t end = jsonStringEnd(json, name.begin);
        name.size = end - name.begin;
        // What came through the parser has no escape that is not one of JSON's.
        (void)unescapeJsonString(json.substr(name.begin, name.size), name.text);
        position = valueEnd(json, end + 2) + 1;
    }
    return names;
}

} // namespace

std::string tidyJson(std::string_view json)
{
    std::string tidy(json.size(), '\0');
    std::size_t size = 0;
    if (simdjson::minify(json.data(), json.size(), tidy.data(), size) == simdjson::SUCCESS)
        tidy.resize(size);
    else
        tidy = json;
    replaceLoneSurrogates(tidy.data(), tidy.size());
    return tidy;
}

void freeMemberName(std::string_view name, std::string &json)
{
    if (json.find(name) == std::string::npos && json.find('\\') == std::string::npos)
        return;
    const std::vector<MemberName> members = memberNames(json);
    const auto isTaken = [&members](std::string_view text) {
        return std::ranges::any_of(members, [text](const MemberName &member) { return member.text == text; });
    };
    if (!isTaken(name))
        return;
    std::string other(name);
    while (isTaken(other))
        other += '_';
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
        if (member->text == name)
            json.replace(member->begin, member->size, other);
    }
}

} // namespace imagebrowser
