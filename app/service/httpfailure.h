// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"
#include "app/service/connectionprobe.h"
#include "app/service/httpmessage.h"

#include <QNetworkProxy>
#include <QNetworkReply>

#include <optional>

namespace imagebrowser {

//! What is known about a request that ended without a whole reply, and the error it makes. Pure.
struct HttpFailure
{
    //! Who ended it. Qt reports its own stall timeout and every abort of ours as the same error.
    enum class Cause : quint8
    {
        Transport,
        Deadline,
        Handshake, //!< HttpLimits::handshake ran out
        TooLarge,
    };
    struct Limits
    {
        std::chrono::milliseconds stall{0};
        std::chrono::milliseconds deadline{0};
        qsizetype bodySize = 0;
        std::chrono::milliseconds handshake{0};
    };

    Cause cause = Cause::Transport;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText;
    QUrl url;
    QList<TlsCertificate> certificates; //!< with what was wrong with them
    QNetworkProxy proxy{QNetworkProxy::NoProxy}; //!< that stood between
    QString proxyRealm; //!< as the proxy told it
    std::optional<ConnectionProbe::Answer> answer; //!< when it was asked for; see needsProbe()
    HttpTimings timings;
    int status = 0;
    QString reasonPhrase;
    QString requestId; //!< of headers that came
    QString contentType;
    qint64 announcedSize = 0; //!< Content-Length; 0 when there is none
    qint64 receivedSize = 0;
    Limits limits;

    //! Without the login of the proxy; other secrets are the caller's to take out.
    [[nodiscard]] BatchError toError() const;
    //! True when a ConnectionProbe would tell what Qt does not: who ended a connection before TLS.
    [[nodiscard]] bool needsProbe() const;

    //! False for errors that only repeat an HTTP status, whose reply came in whole.
    [[nodiscard]] static bool isTransportError(QNetworkReply::NetworkError error, int status);

private:
    [[nodiscard]] bool isProxied() const { return proxy.type() != QNetworkProxy::NoProxy; }
    //! A new connection for https that TLS was not agreed on.
    [[nodiscard]] bool isBeforeTls() const;
    [[nodiscard]] FailureStage reachedStage() const;
    //! True when an answer from before the tunnel stood is the proxy's.
    [[nodiscard]] bool isOfProxy() const;
    static void setServerAsksForProxyLogin(BatchError &result);
    void setProxyLogin(BatchError &result) const;
    void setProxyAnswer(BatchError &result) const;
    void setTls(BatchError &result) const;
    void setTooLarge(BatchError &result) const;
    void setTimedOut(BatchError &result) const;
    void setClosed(BatchError &result) const;
    void setTransport(BatchError &result) const;
};

} // namespace imagebrowser
