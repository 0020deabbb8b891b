// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/result.h"
#include "app/service/httpfailure.h"
#include "app/service/httpmessage.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace imagebrowser {

//! Bounds of one request. The service itself answers within 30 s or gives up.
struct HttpLimits
{
    std::chrono::milliseconds stallTimeout{45'000}; //!< without a byte from the server
    std::chrono::milliseconds deadline{120'000}; //!< for the whole request
    qsizetype maxBodySize = 32 * 1024 * 1024; //!< after decompression
    std::chrono::milliseconds handshake{10'000}; //!< from the first packet until TLS is agreed
};

//! One request on its way, made by HttpAccess. Ends with exactly one finished(), or silently by abort() or destruction.
//! Never finishes before the event loop is entered.
class HttpCall : public QObject
{
    Q_OBJECT

public:
    using Outcome = Result<HttpReply>;

    ~HttpCall() override;

    //! Closes the connection at once; no signal follows.
    void abort();

    //! After finished(), once: the reply, whatever its status, or why none came whole. The error knows kind, stage,
    //! detail, url and duration, with secrets taken out; what belongs to the account and the listing is the caller's.
    [[nodiscard]] Outcome takeOutcome();

    //! Of the call so far.
    [[nodiscard]] const HttpTimings &timings() const { return m_timings; }

Q_SIGNALS:
    void finished();
    //! Comes before finished() when the connection did not get so far that the request could be sent. The network layer
    //! lets the next request to that server wait for the same connection.
    void connectionStuck();

private:
    friend class HttpAccess;
    HttpCall(HttpRequest request, const HttpLimits &limits, QObject *parent);
    void start(QNetworkReply *reply);
    void fail(const BatchError &error);

    void checkAnnouncedSize();
    void readBody();
    void takeBytes();
    void limitHandshake();
    void noteTlsErrors(const QList<QSslError> &errors);
    void endWith(HttpFailure::Cause cause);
    void finish();
    [[nodiscard]] bool isStuck(const QNetworkReply &reply) const;
    [[nodiscard]] bool isWhole(const QNetworkReply &reply) const;
    [[nodiscard]] HttpFailure failureOf(const QNetworkReply &reply);
    void failAfterProbe(const HttpFailure &failure);
    [[nodiscard]] BatchError errorOf(const HttpFailure &failure) const;
    [[nodiscard]] HttpReply takeReply(const QNetworkReply &reply);
    void complete(Outcome outcome);
    void releaseReply();
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

    HttpRequest m_request;
    HttpLimits m_limits;
    QPointer<QNetworkReply> m_reply; //!< goes with HttpAccess at the latest
    QByteArray m_body;
    QList<TlsCertificate> m_certificates;
    QString m_proxyRealm;
    std::unique_ptr<ConnectionProbe> m_probe;
    HttpFailure::Cause m_cause = HttpFailure::Cause::Transport;
    HttpTimings m_timings;
    QElapsedTimer m_clock;
    QTimer m_deadline;
    QTimer m_handshakeLimit; //!< runs for https only
    std::optional<Outcome> m_outcome;
};

} // namespace imagebrowser
