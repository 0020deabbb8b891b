// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonimages.h"

#include "app/exporting/jsonmembers.h"
#include "app/images/imagejson.h"
#include "app/service/jsontext.h"

#include <simdjson.h>

namespace imagebrowser {

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
    m_scratch.clear();
    m_job.store.appendJson(row, m_scratch);
    m_minified.resize(m_scratch.size());
    std::size_t size = 0;
    if (simdjson::minify(m_scratch.data(), m_scratch.size(), m_minified.data(), size) == simdjson::SUCCESS)
        m_minified.resize(size);
    else
        m_minified = m_scratch;
    replaceLoneSurrogates(m_minified.data(), m_minified.size());

    out += '{';
    if (m_job.context.namesAccounts()) {
        freeMemberName("account", m_minified);
        out += accountMember(row);
        out += ',';
    }
    if (!extraMember.empty()) {
        freeMemberName(extraMember.substr(1, extraMember.find('"', 1) - 1), m_minified);
        out += extraMember;
        out += ',';
    }
    const std::string_view members = std::string_view(m_minified).substr(1);
    if (members == "}" && out.back() == ',')
        out.pop_back();
    out += members;
}

} // namespace imagebrowser
