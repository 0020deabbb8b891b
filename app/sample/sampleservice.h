// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sample/sampleresponder.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>

namespace imagebrowser {

//! A sample account behind a loopback listener that speaks the service's protocol. One listener is one account, as the
//! real service has a host per account. Lives on the thread of its owner; bounded in connections, request size and
//! time.
class SampleService : public QObject
{
    Q_OBJECT

public:
    //! \a key is Base64.
    SampleService(const QString &account, const Secret &key, std::vector<SampleImage> images,
                  QObject *parent = nullptr);

    //! On 127.0.0.1; port 0 takes a free one. False when the port cannot be had: errorString() says why.
    [[nodiscard]] bool listen(quint16 port = 0);
    [[nodiscard]] QString errorString() const { return m_server.errorString(); }
    //! http://127.0.0.1:PORT
    [[nodiscard]] QUrl endpoint() const;

    void setMisbehaviour(const SampleMisbehaviour &misbehaviour) { m_responder.setMisbehaviour(misbehaviour); }
    //! What is left of it: `requests` counts down.
    [[nodiscard]] const SampleMisbehaviour &misbehaviour() const { return m_responder.misbehaviour(); }
    void setClock(Clock clock) { m_responder.setClock(std::move(clock)); }

Q_SIGNALS:
    //! After each request. \a target is its path and query, which hold no secrets.
    void requestAnswered(const QString &target);

private:
    void acceptConnections();

    SampleResponder m_responder;
    QTcpServer m_server;
    int m_connections = 0;
};

} // namespace imagebrowser
