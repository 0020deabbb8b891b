// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

namespace imagebrowser {

//! Waits on this computer for the browser to come back from a sign-in. Listens on 127.0.0.1, and on ::1 where there is
//! one since a browser may take "localhost" for either, at a port that the system chooses. Takes exactly one answer, a
//! GET of the bare path with `code` or `error`, and closes before it tells; everything else a browser or a curious
//! program asks for gets an error and changes nothing. Main thread.
class LoopbackListener : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~LoopbackListener() override;

    //! False when no port can be had; errorString() says why.
    [[nodiscard]] bool listen();
    [[nodiscard]] QString errorString() const { return m_ipv4.errorString(); }
    //! "http://localhost:PORT", as it must be registered and repeated to the token endpoint.
    [[nodiscard]] QString redirectUri() const;

Q_SIGNALS:
    //! The query of the one answer, decoded. Nothing is listening any more.
    void answered(const QUrlQuery &query);

private:
    void accept(QTcpServer &server);
    void read(QTcpSocket *socket);
    void handle(QTcpSocket *socket, const QByteArray &head);
    [[nodiscard]] bool isForUs(const QByteArray &head) const;
    static void reply(QTcpSocket *socket, const QByteArray &status, const QByteArray &page);
    void close();

    QTcpServer m_ipv4;
    QTcpServer m_ipv6;
    quint16 m_port = 0;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace imagebrowser
