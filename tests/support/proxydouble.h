// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace imagebrowser {

//! An HTTP proxy on 127.0.0.1 that tunnels CONNECT to loopback servers under made-up names, or misbehaves. Keeps every
//! byte that clients send. Lives on the thread of the test.
class ProxyDouble : public QObject
{
    Q_OBJECT

public:
    enum class Behaviour : quint8
    {
        Tunnel,
        Answer, //!< with answer()
        Close, //!< after the request, without a word
        Hang,
        Greet, //!< as a mail server would
    };

    explicit ProxyDouble(QObject *parent = nullptr);

    void setBehaviour(Behaviour behaviour) { m_behaviour = behaviour; }
    //! A whole reply, as bytes.
    void setAnswer(const QByteArray &answer)
    {
        m_behaviour = Behaviour::Answer;
        m_answer = answer;
    }
    //! Asks for this login, as Basic, before anything else.
    void setLogin(const QByteArray &user, const QByteArray &password);
    void setChallenge(const QByteArray &challenge) { m_challenge = challenge; }
    //! Where "host:port" really is; \a host "*" for everything else. Without a route the proxy answers 502.
    void addRoute(const QByteArray &hostAndPort, quint16 loopbackPort)
    {
        m_routes.insert(hostAndPort.toLower(), loopbackPort);
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int connectionCount() const { return m_connectionCount; }
    //! First lines of the requests: "CONNECT contoso.example:443 HTTP/1.1".
    [[nodiscard]] const QByteArrayList &requestLines() const { return m_requestLines; }
    //! Everything that clients sent, tunnels included.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    void accept(QTcpSocket *client);
    void takeRequest(QTcpSocket *client, QByteArray &buffer);
    void tunnel(QTcpSocket *client, const QByteArray &requestLine);
    [[nodiscard]] quint16 routeFor(const QByteArray &target) const;

    QTcpServer m_server;
    Behaviour m_behaviour = Behaviour::Tunnel;
    QByteArray m_answer;
    QByteArray m_login; //!< in Base64; empty for none
    QByteArray m_challenge = "Basic realm=\"Head office\"";
    QHash<QByteArray, quint16> m_routes;
    int m_connectionCount = 0;
    QByteArrayList m_requestLines;
    QByteArray m_received;
};

} // namespace imagebrowser
