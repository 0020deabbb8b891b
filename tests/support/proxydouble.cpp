// SPDX-License-Identifier: Apache-2.0
#include "tests/support/proxydouble.h"

#include <memory>

namespace imagebrowser {

ProxyDouble::ProxyDouble(QObject *parent)
    : QObject(parent)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no proxy double");
    connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(m_server.nextPendingConnection()); });
}

void ProxyDouble::setLogin(const QByteArray &user, const QByteArray &password)
{
    m_login = QByteArray(user + ':' + password).toBase64();
}

void ProxyDouble::accept(QTcpSocket *client)
{
    ++m_connectionCount;
    client->setParent(this);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    if (m_behaviour == Behaviour::Greet)
        client->write("220 mail.example ESMTP\r\n");
    connect(client, &QTcpSocket::readyRead, this, [this, client, buffer = std::make_shared<QByteArray>()] {
        const QByteArray bytes = client->readAll();
        m_received += bytes;
        *buffer += bytes;
        if (buffer->contains("\r\n\r\n"))
            takeRequest(client, *buffer);
    });
}

void ProxyDouble::takeRequest(QTcpSocket *client, QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    const QByteArray head = buffer.left(end);
    buffer.remove(0, end + 4);
    m_requestLines.append(head.left(head.indexOf("\r\n")));
    if (!m_login.isEmpty() && !head.contains(QByteArray("Proxy-Authorization: Basic " + m_login))) {
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: " + m_challenge
                      + "\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    switch (m_behaviour) {
    case Behaviour::Tunnel:
        return tunnel(client, m_requestLines.last());
    case Behaviour::Answer:
        client->write(m_answer);
        return client->disconnectFromHost();
    case Behaviour::Close:
        return client->disconnectFromHost();
    case Behaviour::Hang:
    case Behaviour::Greet:
        return;
    }
}

quint16 ProxyDouble::routeFor(const QByteArray &target) const
{
    return m_routes.value(target.toLower(), m_routes.value("*"));
}

void ProxyDouble::tunnel(QTcpSocket *client, const QByteArray &requestLine)
{
    const QByteArrayList words = requestLine.split(' ');
    const bool isConnect = words.value(0) == "CONNECT";
    const QUrl url(QString::fromLatin1(words.value(1)));
    const quint16 port =
        routeFor(isConnect ? words.value(1) : url.authority().toLatin1() + (url.port() < 0 ? ":80" : ""));
    if (port == 0) {
        client->write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 8\r\n\r\nno route");
        return client->disconnectFromHost();
    }
    auto *server = new QTcpSocket(client);
    client->disconnect(this);
    connect(server, &QTcpSocket::connected, client, [this, client, server, isConnect, requestLine] {
        if (isConnect)
            client->write("HTTP/1.1 200 Connection established\r\n\r\n");
        else
            server->write(requestLine + "\r\nConnection: close\r\n\r\n");
        connect(client, &QTcpSocket::readyRead, server, [this, client, server] {
            const QByteArray bytes = client->readAll();
            m_received += bytes;
            server->write(bytes);
        });
    });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    server->connectToHost(QHostAddress::LocalHost, port);
}

} // namespace imagebrowser
