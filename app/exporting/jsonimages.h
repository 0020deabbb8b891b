// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/imageexporter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace imagebrowser {

//! Writes images as JSON objects on one line each: the text the service sent without the blanks between its tokens, and
//! with U+FFFD for escaped lone surrogates, which no UTF-8 text can hold. Where images name their account, a member
//! `account` of the service's own is written as `account_`. One object serves one export.
class JsonImages
{
public:
    explicit JsonImages(const ExportJob &job);

    //! \a extraMember, as `"name":value`, comes right after the account; the image's own member of that name steps
    //! aside in the same way.
    void append(RowId row, std::string &out, std::string_view extraMember = {});

private:
    //! Where the object of a record lies in m_kept.
    struct Place
    {
        std::uint32_t begin = 0;
        std::uint32_t size = 0; //!< 0: not kept
    };

    [[nodiscard]] const std::string &accountMember(RowId row);
    [[nodiscard]] std::string_view object(RowId row);

    const ExportJob &m_job;
    std::vector<std::string> m_accountMembers; //!< by listing; empty until asked for
    std::string m_json; //!< of one image, to use its memory again
    // Most images of many accounts are the same ones: their text is made once.
    std::string m_kept;
    std::vector<Place> m_places; //!< by record; empty where records are hardly shared
};

} // namespace imagebrowser
