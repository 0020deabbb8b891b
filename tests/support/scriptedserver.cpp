// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedserver.h"

#include <QSslServer>
#include <QTimer>

namespace imagebrowser {

namespace {

quint32 crc32(const QByteArray &data)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : data) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void appendLittleEndian(QByteArray &out, quint32 value)
{
    for (int i = 0; i < 4; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

QByteArray framed(const ScriptedReply &reply, const QByteArray &body)
{
    if (reply.framing != ScriptedReply::Framing::Chunked)
        return body;
    QByteArray result;
    constexpr qsizetype ChunkSize = 4096;
    for (qsizetype i = 0; i < body.size(); i += ChunkSize) {
        const QByteArray chunk = body.mid(i, ChunkSize);
        result += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return reply.isEndless ? result : result + "0\r\n\r\n";
}

QByteArray message(const ScriptedReply &reply)
{
    if (!reply.raw.isEmpty())
        return reply.raw;
    const QByteArray body = reply.isGzip ? ScriptedServer::gzip(reply.body) : reply.body;
    QByteArray result = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reply.reason + "\r\n";
    for (const auto &[name, value] : reply.headers)
        result += name + ": " + value + "\r\n";
    if (reply.isGzip)
        result += "Content-Encoding: gzip\r\n";
    if (reply.framing == ScriptedReply::Framing::Length)
        result += "Content-Length: " + QByteArray::number(reply.claimedLength < 0 ? body.size() : reply.claimedLength)
            + "\r\n";
    else if (reply.framing == ScriptedReply::Framing::Chunked)
        result += "Transfer-Encoding: chunked\r\n";
    return result + "\r\n" + framed(reply, body);
}

} // namespace

QByteArray ScriptedRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

ScriptedReply ScriptedReply::json(const QByteArray &body)
{
    ScriptedReply reply;
    reply.body = body;
    return reply;
}

ScriptedReply ScriptedReply::error(int status, const QByteArray &reason, const QByteArray &body)
{
    ScriptedReply reply;
    reply.status = status;
    reply.reason = reason;
    reply.body = body;
    return reply;
}

ScriptedReply ScriptedReply::with(const QByteArray &name, const QByteArray &value) const
{
    ScriptedReply reply = *this;
    reply.headers.append({name, value});
    return reply;
}

ScriptedServer::ScriptedServer(QObject *parent)
    : ScriptedServer(QHostAddress::LocalHost, 0)
{
    setParent(parent);
}

ScriptedServer::ScriptedServer(const QHostAddress &address, quint16 port)
    : m_server(std::make_unique<QTcpServer>())
{
    m_server->listen(address, port);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this,
            [this] { accept(m_server->nextPendingConnection()); });
}

void ScriptedServer::setTls(const QSslConfiguration &configuration)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    server->listen(m_server->serverAddress());
    connect(server.get(), &QTcpServer::pendingConnectionAvailable, this,
            [this] { accept(m_server->nextPendingConnection()); });
    m_server = std::move(server);
}

QUrl ScriptedServer::endpoint() const
{
    QUrl url;
    url.setScheme(qobject_cast<QSslServer *>(m_server.get()) != nullptr ? QStringLiteral("https")
                                                                        : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    return url;
}

QUrl ScriptedServer::url(const char *pathAndQuery) const
{
    return QUrl(endpoint().toString() + QString::fromUtf8(pathAndQuery));
}

void ScriptedServer::accept(QTcpSocket *socket)
{
    if (!socket)
        return;
    ++m_connectionCount;
    ++m_openConnections;
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_openConnections;
        m_buffers.remove(socket);
        socket->deleteLater();
    });
    read(socket);
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    const QByteArray bytes = socket->readAll();
    m_received += bytes;
    buffer += bytes;
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    ScriptedRequest request{first.value(0), first.value(1), {}, {}};
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype bodySize = request.header("Content-Length").toLongLong();
    if (buffer.size() < end + 4 + bodySize)
        return;
    request.body = buffer.mid(end + 4, bodySize);
    buffer.remove(0, end + 4 + bodySize);
    m_requests.append(request);
    answer(socket, request);
}

ScriptedReply ScriptedServer::nextReply(const ScriptedRequest &request)
{
    if (m_handler)
        return m_handler(request);
    if (m_script.isEmpty()) {
        ++m_unexpected;
        return ScriptedReply::error(599, "Not in the script");
    }
    ScriptedReply reply = m_script.first();
    if (--m_script.first().times == 0)
        m_script.removeFirst();
    return reply;
}

void ScriptedServer::answer(QTcpSocket *socket, const ScriptedRequest &request)
{
    const ScriptedReply reply = nextReply(request);
    if (reply.delay.count() == 0)
        return write(socket, reply);
    const QPointer<QTcpSocket> guarded(socket);
    QTimer::singleShot(reply.delay, this, [this, guarded, reply] {
        if (guarded)
            write(guarded, reply);
    });
}

void ScriptedServer::write(QTcpSocket *socket, const ScriptedReply &reply)
{
    if (reply.isSilent)
        return end(socket, reply.end);
    const QByteArray whole = message(reply);
    if (reply.dripSize > 0) {
        const qsizetype headSize = whole.indexOf("\r\n\r\n") + 4;
        socket->write(whole.left(headSize));
        return drip(socket, reply, whole.mid(headSize));
    }
    socket->write(whole);
    socket->flush();
    end(socket, reply.end);
}

void ScriptedServer::drip(QTcpSocket *socket, const ScriptedReply &reply, const QByteArray &rest)
{
    socket->write(rest.left(reply.dripSize));
    socket->flush();
    if (rest.size() <= reply.dripSize)
        return end(socket, reply.end);
    const QPointer<QTcpSocket> guarded(socket);
    QTimer::singleShot(reply.dripInterval, this, [this, guarded, reply, left = rest.mid(reply.dripSize)] {
        if (guarded)
            drip(guarded, reply, left);
    });
}

void ScriptedServer::end(QTcpSocket *socket, ScriptedReply::End how)
{
    switch (how) {
    case ScriptedReply::End::KeepAlive:
    case ScriptedReply::End::Hang:
        break;
    case ScriptedReply::End::Close:
        socket->disconnectFromHost();
        break;
    case ScriptedReply::End::Reset:
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->abort();
        break;
    }
}

QByteArray ScriptedServer::gzip(const QByteArray &plain)
{
    // qCompress gives four bytes of length, two of zlib header, the deflate stream, and four of Adler-32.
    const QByteArray zlib = qCompress(plain, 9);
    QByteArray result("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    result += zlib.mid(6, zlib.size() - 10);
    appendLittleEndian(result, crc32(plain));
    appendLittleEndian(result, static_cast<quint32>(plain.size()));
    return result;
}

} // namespace imagebrowser
