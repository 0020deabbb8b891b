// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

namespace imagebrowser {

//! One reply, as far as it came.
struct RawReply
{
    int status = 0;
    QByteArray reason;
    QByteArray head; //!< status line and headers
    QByteArray body; //!< chunks joined
    bool isComplete = false;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.left(name.size() + 1).toLower() == QByteArray(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

//! A client that writes bytes and reads replies, knowing nothing that a library would put right.
class RawHttp
{
public:
    explicit RawHttp(const QUrl &endpoint)
    {
        m_socket.connectToHost(endpoint.host(), static_cast<quint16>(endpoint.port()));
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

    //! The next reply; returns early, incomplete, when the peer closes or \a limit has passed.
    [[nodiscard]] RawReply read(std::chrono::milliseconds limit = std::chrono::seconds(10))
    {
        RawReply reply;
        const bool isOver = QTest::qWaitFor(
            [this, &reply] {
                m_buffer += m_socket.readAll();
                return take(reply) || isClosed();
            },
            static_cast<int>(limit.count()));
        Q_UNUSED(isOver)
        return reply;
    }

private:
    bool take(RawReply &reply)
    {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        reply.head = m_buffer.left(end);
        const QByteArray statusLine = reply.head.left(reply.head.indexOf("\r\n"));
        reply.status = statusLine.mid(9, 3).toInt();
        reply.reason = statusLine.mid(13);
        reply.body.clear();
        if (reply.header("Transfer-Encoding") == "chunked")
            return takeChunks(reply, end + 4);
        const qsizetype length = reply.header("Content-Length").toInt();
        reply.body = m_buffer.mid(end + 4, length);
        return finish(reply, reply.body.size() == length, end + 4 + length);
    }

    bool takeChunks(RawReply &reply, qsizetype position)
    {
        while (true) {
            const qsizetype line = m_buffer.indexOf("\r\n", position);
            if (line < 0)
                return false;
            const qsizetype size = m_buffer.mid(position, line - position).toLongLong(nullptr, 16);
            if (m_buffer.size() < line + 4 + size)
                return false;
            reply.body += m_buffer.mid(line + 2, size);
            position = line + 4 + size;
            if (size == 0)
                return finish(reply, true, position);
        }
    }

    bool finish(RawReply &reply, bool isComplete, qsizetype end)
    {
        reply.isComplete = isComplete;
        if (isComplete)
            m_buffer.remove(0, end);
        return isComplete;
    }

    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace imagebrowser
