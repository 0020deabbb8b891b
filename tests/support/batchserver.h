// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/entraserver.h"
#include "tests/support/servicepages.h"

namespace imagebrowser {

//! A Batch service on loopback that lets in only who brings a token that \a entra issued and did not revoke. Two pages
//! of one image each. \a entra outlives it.
class BatchServer
{
public:
    explicit BatchServer(const EntraServer &entra)
        : m_entra(entra)
    {
        m_server.setHandler([this](const ScriptedRequest &request) { return answer(request); });
    }

    [[nodiscard]] QUrl endpoint() const { return m_server.endpoint(); }
    [[nodiscard]] int refusals() const { return m_refusals; }
    //! Refuses the next requests whatever they bring.
    void setRefusing(int count) { m_refusing = count; }

private:
    [[nodiscard]] ScriptedReply answer(const ScriptedRequest &request)
    {
        const QByteArray authorization = request.header("Authorization");
        const bool isGood = authorization.startsWith("Bearer ") && m_entra.accepts(authorization.mid(7));
        if (!isGood || m_refusing > 0) {
            m_refusing = std::max(0, m_refusing - 1);
            ++m_refusals;
            return ScriptedReply::error(
                401, "Server failed to authenticate the request.",
                batchError("AuthenticationFailed", "Server failed to authenticate the request."));
        }
        if (request.target.contains("skiptoken"))
            return ScriptedReply::json(pageOf({image("second")}));
        return ScriptedReply::json(pageOf({image("first")}, endpoint().toEncoded() + "/supportedimages?$skiptoken=2"));
    }

    const EntraServer &m_entra;
    ScriptedServer m_server;
    int m_refusals = 0;
    int m_refusing = 0;
};

} // namespace imagebrowser
