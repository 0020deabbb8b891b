// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/generatedlists.h"
#include "tests/support/scriptedserver.h"

namespace imagebrowser {

//! Lists generated images over loopback, page by page, as many accounts as wanted. Account N is served at the path /aN;
//! its images follow those of account N - 1.
class ListServer
{
public:
    struct Size
    {
        std::size_t accounts = 1;
        std::size_t pagesEach = 1;
        std::size_t imagesOnPage = 1000;
        [[nodiscard]] std::size_t images() const { return accounts * pagesEach * imagesOnPage; }
    };

    ListServer(ListShape shape, const Size &size);

    [[nodiscard]] QUrl endpoint(std::size_t account) const;
    //! Makes all pages now rather than each when it is asked for.
    void prepare();

private:
    [[nodiscard]] ScriptedReply answer(const ScriptedRequest &request) const;
    [[nodiscard]] QByteArray page(std::size_t number) const;

    GeneratedLists m_lists;
    Size m_size;
    QList<QByteArray> m_prepared;
    ScriptedServer m_server;
};

} // namespace imagebrowser
