// SPDX-License-Identifier: Apache-2.0
#include "app/service/connectionprobe.h"

#include <QRegularExpression>

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr qsizetype LargestHead = 64 * 1024;
constexpr qsizetype LargestBody = 64 * 1024;

bool isHttpProxy(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
}

bool isBasic(const QByteArray &challenge)
{
    return challenge.left(6).toLower() == "basic ";
}

} // namespace

ConnectionProbe::ConnectionProbe(const QNetworkProxy &proxy, const QString &host, quint16 port, QObject *parent)
    : QObject(parent)
    , m_proxy(proxy)
    , m_target((host.contains(u':') ? QLatin1Char('[') + host + QLatin1Char(']') : host).toLatin1() + ':'
               + QByteArray::number(port))
    , m_host(host)
    , m_port(port)
{
    m_limit.setSingleShot(true);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_answer.isTimedOut = true;
        end();
    });
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_answer.isConnected = true;
        ask();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionProbe::read);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] {
        m_answer.errorText = m_socket.errorString();
        end();
    });
}

bool ConnectionProbe::canAsk(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy || isHttpProxy(proxy);
}

void ConnectionProbe::start(std::chrono::milliseconds limit)
{
    m_limit.start(limit);
    if (isHttpProxy(m_proxy))
        m_socket.connectToHost(m_proxy.hostName(), m_proxy.port());
    else
        m_socket.connectToHost(m_host, m_port);
}

void ConnectionProbe::ask()
{
    if (!isHttpProxy(m_proxy))
        return end();
    QByteArray request = "CONNECT " + m_target + " HTTP/1.1\r\nHost: " + m_target
        + "\r\nUser-Agent: batch-image-browser/" IMAGEBROWSER_VERSION "\r\n";
    if (m_hasSentLogin) {
        const QByteArray login = (m_proxy.user() + QLatin1Char(':') + m_proxy.password()).toUtf8();
        request += "Proxy-Authorization: Basic " + login.toBase64() + "\r\n";
    }
    m_socket.write(request + "\r\n");
}

bool ConnectionProbe::readHead()
{
    const qsizetype size = m_received.indexOf("\r\n\r\n");
    if (size < 0)
        return false;
    m_head = m_received.left(size).split('\n');
    m_received.remove(0, size + 4);
    const QByteArrayList status = m_head.takeFirst().trimmed().split(' ');
    m_answer.status = status.value(0).startsWith("HTTP/") ? status.value(1).toInt() : 0;
    m_answer.reasonPhrase = QString::fromUtf8(status.mid(2).join(' '));
    m_answer.contentType = QString::fromUtf8(headers("content-type").value(0));
    static const QRegularExpression realm(QStringLiteral("realm=\"([^\"]*)\""),
                                          QRegularExpression::CaseInsensitiveOption);
    for (const QByteArray &challenge : headers("proxy-authenticate")) {
        if (m_answer.realm.isEmpty())
            m_answer.realm = realm.match(QString::fromUtf8(challenge)).captured(1);
    }
    return true;
}

void ConnectionProbe::read()
{
    m_received += m_socket.readAll();
    if (m_answer.status == 0 && !readHead()) {
        if (m_received.size() > LargestHead)
            end();
        return;
    }
    if (mayRetryWithBasic()) {
        m_hasSentLogin = true;
        close();
        m_received.clear();
        m_answer = {};
        return start(m_limit.remainingTimeAsDuration());
    }
    const QByteArrayList length = headers("content-length");
    const bool isWhole = !length.isEmpty() && m_received.size() >= length.first().toLongLong();
    if (m_answer.status / 100 == 2 || isWhole || m_received.size() >= LargestBody)
        end();
}

QByteArrayList ConnectionProbe::headers(const QByteArray &name) const
{
    QByteArrayList values;
    for (const QByteArray &line : m_head) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).trimmed().toLower() == name)
            values.append(line.mid(colon + 1).trimmed());
    }
    return values;
}

bool ConnectionProbe::mayRetryWithBasic() const
{
    const QByteArrayList challenges = headers("proxy-authenticate");
    return m_answer.status == 407 && !m_hasSentLogin && !m_proxy.user().isEmpty() && !challenges.isEmpty()
        && std::all_of(challenges.begin(), challenges.end(), isBasic);
}

void ConnectionProbe::close()
{
    const QSignalBlocker silent(m_socket);
    m_socket.abort();
}

void ConnectionProbe::end()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_limit.stop();
    m_answer.body = m_received.left(LargestBody);
    close();
    Q_EMIT finished();
}

} // namespace imagebrowser
