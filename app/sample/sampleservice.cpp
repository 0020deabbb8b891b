// SPDX-License-Identifier: Apache-2.0
#include "app/sample/sampleservice.h"

#include "app/sample/sampleconnection.h"

#include <QTcpSocket>

namespace imagebrowser {

namespace {

constexpr int maxConnections = 64;

QString targetOf(const SampleRequest &request)
{
    QByteArrayList raw;
    for (const SampleParameter &parameter : request.parameters)
        raw.append(parameter.raw);
    return QString::fromUtf8(request.path + (raw.isEmpty() ? "" : "?") + raw.join('&'));
}

} // namespace

SampleService::SampleService(const QString &account, const Secret &key, std::vector<SampleImage> images,
                             QObject *parent)
    : QObject(parent)
    , m_responder(account, key, std::move(images))
{
    connect(&m_server, &QTcpServer::newConnection, this, &SampleService::acceptConnections);
}

bool SampleService::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return false;
    m_responder.setAuthority("127.0.0.1:" + QByteArray::number(m_server.serverPort()));
    return true;
}

QUrl SampleService::endpoint() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_server.serverPort());
    return url;
}

void SampleService::acceptConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= maxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        const auto answer = [this](const SampleRequest *request) {
            if (request == nullptr)
                return m_responder.answerMalformed();
            SampleDelivery delivery = m_responder.answer(*request);
            Q_EMIT requestAnswered(targetOf(*request));
            return delivery;
        };
        auto *connection = new SampleConnection(socket, answer, this);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    }
}

} // namespace imagebrowser
