// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonimages.h"

#include "app/exporting/jsonmembers.h"
#include "app/images/imagejson.h"
#include "app/service/jsontext.h"

#include <simdjson.h>

namespace imagebrowser {

namespace {

//! Compact, and without lone surrogates.
void tidy(std::string &json)
{
    std::string minified(json.size(), '\0');
    std::size_t size = 0;
    if (simdjson::minify(json.data(), json.size(), minified.data(), size) == simdjson::SUCCESS)
        json.assign(minified, 0, size);
    replaceLoneSurrogates(json.data(), json.size());
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
        freeMemberName("account", m_json);
        out += accountMember(row);
        out += ',';
    }
    if (!extraMember.empty()) {
        freeMemberName(extraMember.substr(1, extraMember.find('"', 1) - 1), m_json);
        out += extraMember;
        out += ',';
    }
    const std::string_view members = std::string_view(m_json).substr(1);
    if (members == "}" && out.back() == ',')
        out.pop_back();
    out += members;
}

} // namespace imagebrowser
