// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QNetworkProxy>
#include <QObject>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace imagebrowser {

//! Finds out how far a connection for https gets when a request has failed before TLS, for Qt keeps to itself what a
//! proxy answers to CONNECT and whether a connection stood. Connects once more, asks the proxy for the way (RFC 9110,
//! 9.3.6), and hangs up. Sends nothing of the account; the proxy's login goes to the proxy only, and as Basic only
//! where the proxy offers nothing better.
class ConnectionProbe : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        bool isConnected = false; //!< to the proxy, or to the host where there is no proxy
        bool isTimedOut = false;
        QString errorText; //!< of the socket
        int status = 0; //!< of the proxy's answer; 0 when none came
        QString reasonPhrase;
        QString contentType;
        QString realm; //!< of the first challenge that names one
        QByteArray body; //!< no more than is worth showing

        //! True when the way to the host was open.
        [[nodiscard]] bool hasReachedHost(bool isProxied) const { return isProxied ? status / 100 == 2 : isConnected; }
    };

    ConnectionProbe(const QNetworkProxy &proxy, const QString &host, quint16 port, QObject *parent);

    void start(std::chrono::milliseconds limit);
    //! After finished().
    [[nodiscard]] const Answer &answer() const { return m_answer; }

    //! True for proxies that this class can talk to, or none.
    [[nodiscard]] static bool canAsk(const QNetworkProxy &proxy);

Q_SIGNALS:
    //! Once.
    void finished();

private:
    void ask();
    void read();
    void end();
    void close();
    [[nodiscard]] bool readHead();
    [[nodiscard]] QByteArrayList headers(const QByteArray &name) const;
    [[nodiscard]] bool mayRetryWithBasic() const;

    const QNetworkProxy m_proxy;
    const QByteArray m_target; //!< "host:port"
    const QString m_host;
    const quint16 m_port;
    QTcpSocket m_socket;
    QTimer m_limit;
    QByteArray m_received;
    QByteArrayList m_head; //!< lines of the answer's head
    bool m_hasSentLogin = false;
    bool m_isOver = false;
    Answer m_answer;
};

} // namespace imagebrowser
