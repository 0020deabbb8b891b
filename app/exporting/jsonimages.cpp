// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonimages.h"

#include "app/images/imagejson.h"

#include <simdjson.h>

#include <charconv>

namespace imagebrowser {

namespace {

//! The code unit of the escape `\uXXXX` at \a position; -1 when there is none.
int escapedUnit(std::string_view json, std::size_t position)
{
    if (position + 6 > json.size() || json[position] != '\\' || json[position + 1] != 'u')
        return -1;
    int unit = 0;
    const char *digits = json.data() + position + 2;
    const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
    return error == std::errc() && end == digits + 4 ? unit : -1;
}

bool isHighSurrogate(int unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

bool isLowSurrogate(int unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

void replaceLoneSurrogates(std::string &json)
{
    for (std::size_t position = json.find('\\'); position != std::string::npos; position = json.find('\\', position)) {
        const int unit = escapedUnit(json, position);
        if (isHighSurrogate(unit) && isLowSurrogate(escapedUnit(json, position + 6))) {
            position += 12;
        } else if (isHighSurrogate(unit) || isLowSurrogate(unit)) {
            json.replace(position, 6, "\\ufffd");
            position += 6;
        } else {
            position += 2;
        }
    }
}

//! Compact, and without lone surrogates.
void tidy(std::string &json)
{
    std::string minified(json.size(), '\0');
    std::size_t size = 0;
    if (simdjson::minify(json.data(), json.size(), minified.data(), size) == simdjson::SUCCESS)
        json.assign(minified, 0, size);
    if (json.find("\\u") != std::string::npos)
        replaceLoneSurrogates(json);
}

} // namespace

JsonImages::JsonImages(const ExportJob &job)
    : m_job(job)
{
}

const std::string &JsonImages::accountMember(RowId row)
{
    const ListingId listing = m_job.store.listing(row);
    if (listing >= m_accountMembers.size())
        m_accountMembers.resize(listing + 1);
    std::string &member = m_accountMembers[listing];
    if (member.empty()) {
        member = "\"account\":";
        appendJsonString(m_job.account(row).toStdString(), member);
    }
    return member;
}

void JsonImages::append(RowId row, std::string &out, std::string_view extraMember)
{
    m_json.clear();
    m_job.store.appendJson(row, m_json);
    if (m_job.store.hasReceivedJson(row))
        tidy(m_json);

    out += '{';
    if (m_job.context.namesAccounts()) {
        out += accountMember(row);
        out += ',';
    }
    if (!extraMember.empty()) {
        out += extraMember;
        out += ',';
    }
    const std::string_view members = std::string_view(m_json).substr(1);
    if (members == "}" && out.back() == ',')
        out.pop_back();
    out += members;
}

} // namespace imagebrowser
