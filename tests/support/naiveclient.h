// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QUrl>

namespace imagebrowser {

//! A client without a single guard, to show that a trap closes: follows redirects, links, refreshes and challenges
//! wherever they lead, credentials on, cookies kept, TLS errors ignored.
class NaiveClient : public QObject
{
    Q_OBJECT

public:
    NaiveClient(QByteArray authorization, QString password);

    void setProxy(const QNetworkProxy &proxy) { m_network.setProxy(proxy); }
    //! Ends when there is nothing more to follow, after a few steps at the latest.
    void get(const QUrl &url);
    [[nodiscard]] bool isDone() const { return m_isDone; }

private:
    void take(QNetworkReply *reply);

    QNetworkAccessManager m_network;
    QByteArray m_authorization;
    QString m_password;
    int m_steps = 0;
    int m_challenges = 0;
    bool m_isDone = false;
};

} // namespace imagebrowser
