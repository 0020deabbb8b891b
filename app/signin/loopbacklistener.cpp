// SPDX-License-Identifier: Apache-2.0
#include "app/signin/loopbacklistener.h"

#include "app/signin/redirectpage.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype MaxHead = 32 * 1024; //!< codes have a few kilobytes
constexpr int MaxConnections = 32;
constexpr auto RequestLimit = 15s;
constexpr auto CloseLimit = 5s;
constexpr int Tries = 8;

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        if (line.left(name.size() + 1).compare(QByteArray(name + ':'), Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

LoopbackListener::~LoopbackListener()
{
    close();
}

bool LoopbackListener::listen()
{
    connect(&m_ipv4, &QTcpServer::newConnection, this, [this] { accept(m_ipv4); });
    connect(&m_ipv6, &QTcpServer::newConnection, this, [this] { accept(m_ipv6); });
    for (int i = 0; i < Tries; ++i) {
        if (!m_ipv4.listen(QHostAddress::LocalHost))
            return false;
        m_port = m_ipv4.serverPort();
        // Another program on ::1 at the same port would get what the browser has for us. Without IPv6 there is none.
        if (m_ipv6.listen(QHostAddress::LocalHostIPv6, m_port)
            || m_ipv6.serverError() != QAbstractSocket::AddressInUseError)
            return true;
        m_ipv4.close();
    }
    return m_ipv4.listen(QHostAddress::LocalHost) && (m_port = m_ipv4.serverPort()) != 0;
}

QString LoopbackListener::redirectUri() const
{
    return QStringLiteral("http://localhost:%1").arg(m_port);
}

void LoopbackListener::close()
{
    m_ipv4.close();
    m_ipv6.close();
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    m_buffers.clear();
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this);
        socket->deleteLater();
    }
}

void LoopbackListener::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (m_buffers.size() >= MaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(RequestLimit, socket, [socket] { socket->abort(); });
        read(socket);
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->read(MaxHead - buffer.size());
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end >= 0) {
        socket->disconnect(this);
        const QByteArray head = m_buffers.take(socket).left(end);
        handle(socket, head);
    } else if (buffer.size() >= MaxHead) {
        socket->disconnect(this);
        m_buffers.remove(socket);
        reply(socket, "431 Request Header Fields Too Large", redirectPage(RedirectPage::NothingHere));
    }
}

bool LoopbackListener::isForUs(const QByteArray &head) const
{
    // A web site that resolves its own name to this computer does not get to answer.
    const QByteArray port = ':' + QByteArray::number(m_port);
    const QByteArray host = headerValue(head, "Host").toLower();
    return host == "localhost" + port || host == "127.0.0.1" + port || host == "[::1]" + port;
}

void LoopbackListener::handle(QTcpSocket *socket, const QByteArray &head)
{
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    // The query is a form, in which a plus stands for a blank.
    const QUrl target = QUrl::fromEncoded(QByteArray(line.value(1)).replace('+', "%20"), QUrl::TolerantMode);
    if (line.size() != 3 || !line.at(2).startsWith("HTTP/1.") || !line.at(1).startsWith('/') || !isForUs(head))
        return reply(socket, "400 Bad Request", redirectPage(RedirectPage::NothingHere));
    if (line.at(0) != "GET")
        return reply(socket, "405 Method Not Allowed", redirectPage(RedirectPage::NothingHere));
    const QUrlQuery query(target);
    const bool hasCode = query.hasQueryItem(QStringLiteral("code"));
    if (target.path() != QLatin1StringView("/") || (!hasCode && !query.hasQueryItem(QStringLiteral("error"))))
        return reply(socket, "404 Not Found", redirectPage(RedirectPage::NothingHere));
    reply(socket, "200 OK", redirectPage(hasCode ? RedirectPage::Received : RedirectPage::Refused));
    close();
    Q_EMIT answered(query);
}

void LoopbackListener::reply(QTcpSocket *socket, const QByteArray &status, const QByteArray &page)
{
    // The answer goes out even when the listener is gone by then.
    socket->setParent(nullptr);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(CloseLimit, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    socket->write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(page.size()) + "\r\n"
                  + redirectPageHeaders() + "Connection: close\r\n\r\n" + page);
    socket->disconnectFromHost();
}

} // namespace imagebrowser
