// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace imagebrowser {

//! One request as it came over the wire.
struct ScriptedRequest
{
    QByteArray method;
    QByteArray target; //!< path and query, as sent
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; //!< as far as Content-Length says

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

//! What the server does with one request, well or badly.
struct ScriptedReply
{
    enum class Framing : quint8
    {
        Length,
        Chunked,
        UntilClose, //!< neither Content-Length nor chunks
    };
    enum class End : quint8
    {
        KeepAlive,
        Close,
        Reset, //!< the connection is torn down, not closed
        Hang, //!< nothing more is sent and the connection stays open
    };

    int status = 200;
    QByteArray reason = "OK";
    QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "application/json; odata=minimalmetadata"}};
    QByteArray body;
    Framing framing = Framing::Length;
    End end = End::KeepAlive;
    std::chrono::milliseconds delay{0}; //!< before the first byte
    qint64 claimedLength = -1; //!< Content-Length, when it is to be wrong
    bool isEndless = false; //!< chunked without the last chunk
    bool isGzip = false;
    bool isSilent = false; //!< sends nothing at all, then \a end
    qsizetype dripSize = 0; //!< bytes of the body at a time; 0 for all at once
    std::chrono::milliseconds dripInterval{0};
    QByteArray raw; //!< instead of all the above but delay, drip and end
    int times = 1; //!< this many requests get it

    [[nodiscard]] static ScriptedReply json(const QByteArray &body);
    [[nodiscard]] static ScriptedReply error(int status, const QByteArray &reason, const QByteArray &body = {});
    [[nodiscard]] ScriptedReply with(const QByteArray &name, const QByteArray &value) const;
};

//! A server on 127.0.0.1 that plays a script, one reply for each request in the order they come, and can misbehave at
//! every step. Lives on the thread of the test and needs its event loop. A request beyond the script gets 599 and fails
//! isExhausted().
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<ScriptedReply(const ScriptedRequest &)>;

    explicit ScriptedServer(QObject *parent = nullptr);
    //! Listens elsewhere; \a port 0 for any.
    ScriptedServer(const QHostAddress &address, quint16 port);

    //! Speaks TLS with this configuration.
    void setTls(const QSslConfiguration &configuration);
    void add(const ScriptedReply &reply) { m_script.append(reply); }
    //! Answers every request, instead of a script.
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    [[nodiscard]] QUrl endpoint() const;
    [[nodiscard]] QUrl url(const char *pathAndQuery) const;
    [[nodiscard]] const QList<ScriptedRequest> &requests() const { return m_requests; }
    //! Every byte that clients sent, after decryption.
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isListening() const { return m_server->isListening(); }
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] int connectionCount() const { return m_connectionCount; }
    [[nodiscard]] int openConnections() const { return m_openConnections; }
    //! True when every reply was asked for and nothing else was.
    [[nodiscard]] bool isExhausted() const { return m_script.isEmpty() && m_unexpected == 0; }

    [[nodiscard]] static QByteArray gzip(const QByteArray &plain);

private:
    class Server;
    void accept(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const ScriptedRequest &request);
    [[nodiscard]] ScriptedReply nextReply(const ScriptedRequest &request);
    void write(QTcpSocket *socket, const ScriptedReply &reply);
    void drip(QTcpSocket *socket, const ScriptedReply &reply, const QByteArray &rest);
    static void end(QTcpSocket *socket, ScriptedReply::End how);

    std::unique_ptr<QTcpServer> m_server;
    QList<ScriptedReply> m_script;
    Handler m_handler;
    QList<ScriptedRequest> m_requests;
    QByteArray m_received;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    int m_connectionCount = 0;
    int m_openConnections = 0;
    int m_unexpected = 0;
};

} // namespace imagebrowser
