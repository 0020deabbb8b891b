// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonimages.h"

#include "app/exporting/jsonmembers.h"
#include "app/images/imagejson.h"

namespace imagebrowser {

namespace {

//! Bytes of objects that are kept: those of many thousand images.
constexpr std::size_t MaxKept = 4 * 1024 * 1024;
//! Rows that share a record, on average, from which on keeping its text is worth its memory.
constexpr std::size_t ManyRowsARecord = 4;

} // namespace

JsonImages::JsonImages(const ExportJob &job)
    : m_job(job)
{
    if (job.rows.size() > job.store.recordCount() * ManyRowsARecord)
        m_places.resize(job.store.recordCount());
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

//! The image's own members, out of the way of the account's.
std::string_view JsonImages::object(RowId row)
{
    const RecordId record = m_job.store.record(row);
    if (!m_places.empty() && m_places[record].size > 0)
        return std::string_view(m_kept).substr(m_places[record].begin, m_places[record].size);
    m_json.clear();
    if (m_job.store.hasReceivedJson(row))
        m_json = tidyJson(m_job.store.receivedJson(record));
    else
        appendImageJson(m_job.store, record, m_json);
    if (m_job.context.namesAccounts())
        freeMemberName("account", m_json);
    if (!m_places.empty() && m_kept.size() + m_json.size() <= MaxKept) {
        m_places[record] = {static_cast<std::uint32_t>(m_kept.size()), static_cast<std::uint32_t>(m_json.size())};
        m_kept += m_json;
    }
    return m_json;
}

void JsonImages::append(RowId row, std::string &out, std::string_view extraMember)
{
    std::string_view own = object(row);
    if (!extraMember.empty()) {
        std::string freed(own);
        freeMemberName(extraMember.substr(1, extraMember.find('"', 1) - 1), freed);
        m_json = std::move(freed);
        own = m_json;
    }

    out += '{';
    if (m_job.context.namesAccounts()) {
        out += accountMember(row);
        out += ',';
    }
    if (!extraMember.empty()) {
        out += extraMember;
        out += ',';
    }
    const std::string_view members = own.substr(1);
    if (members == "}" && out.back() == ',')
        out.pop_back();
    out += members;
}

} // namespace imagebrowser
