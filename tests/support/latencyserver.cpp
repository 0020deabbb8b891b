// SPDX-License-Identifier: Apache-2.0
#include "tests/support/latencyserver.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace imagebrowser {

namespace {

QByteArray replyOf(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json; odata=minimalmetadata\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

//! Everything that belongs to the server's thread.
class LatencyServer::Worker : public QObject
{
public:
    explicit Worker(LatencyServer &server)
        : m_server(server)
    {
    }

    void listen(int ports)
    {
        for (int i = 0; i < ports; ++i) {
            auto *listener = new QTcpServer(this);
            if (!listener->listen(QHostAddress::LocalHost))
                qFatal("LatencyServer: no port");
            connect(listener, &QTcpServer::newConnection, this, [this, listener] {
                while (QTcpSocket *socket = listener->nextPendingConnection())
                    accept(socket);
            });
            m_server.m_ports.append(listener->serverPort());
        }
    }

private:
    void accept(QTcpSocket *socket)
    {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        ++m_server.m_connections;
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_server.m_connections;
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    }

    void read(QTcpSocket *socket)
    {
        // A GET has no body, and the client does not pipeline: a head is a request.
        if (!socket->peek(socket->bytesAvailable()).endsWith("\r\n\r\n"))
            return;
        socket->readAll();
        ++m_server.m_requests;
        const int waiting = ++m_server.m_waiting;
        m_server.m_most = std::max(m_server.m_most.load(), waiting);
        QTimer::singleShot(m_server.m_latency, Qt::PreciseTimer, this, [this, client = QPointer(socket)] {
            --m_server.m_waiting;
            if (client)
                client->write(m_server.m_reply);
        });
    }

    LatencyServer &m_server;
};

LatencyServer::LatencyServer(int ports, const QByteArray &body, std::chrono::milliseconds latency)
    : m_reply(replyOf(body))
    , m_latency(latency)
    , m_worker(new Worker(*this))
{
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker, [this, ports] { m_worker->listen(ports); }, Qt::BlockingQueuedConnection);
}

LatencyServer::~LatencyServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl LatencyServer::endpoint(int port) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_ports.at(port)));
}

} // namespace imagebrowser
