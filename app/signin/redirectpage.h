// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace imagebrowser {

//! What the browser shows after it came back.
enum class RedirectPage : quint8
{
    Received,
    Refused,
    NothingHere,
};

//! Plain HTML that quotes nothing of the request. It takes the query, and the code in it, out of the address and of the
//! history at once.
[[nodiscard]] QByteArray redirectPage(RedirectPage page);

//! Of its reply, each line ended: nothing is cached, nothing is loaded, no address is told to anybody, and only the
//! page's own script runs.
[[nodiscard]] QByteArray redirectPageHeaders();

} // namespace imagebrowser
