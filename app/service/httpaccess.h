// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/service/httpcall.h"
#include "app/service/httpmessage.h"

#include <QHash>
#include <QObject>
#include <QSslConfiguration>

#include <chrono>
#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace imagebrowser {

//! The only owner of QNetworkAccessManager. Every request of the program goes through here and so gets the same rules:
//! no redirect is followed, no cookie, cache, HTTP/2 or remembered login is used, no TLS error is ignored, a reply is
//! bounded in time and size, and nothing is logged that a Redactor would take out. Accounts that differ in proxy or
//! certificate authorities share no connection. Main thread.
class HttpAccess : public QObject
{
    Q_OBJECT

public:
    explicit HttpAccess(QObject *parent = nullptr);
    ~HttpAccess() override;

    [[nodiscard]] const HttpLimits &limits() const { return m_limits; }
    //! For calls made from now on.
    void setLimits(const HttpLimits &limits) { m_limits = limits; }

    //! Connections to so many servers are kept for their next request; those to further ones are closed after each.
    //! Each takes a file of the process, of which there are about a thousand, and stays open for two minutes.
    void setKeptServers(qsizetype count) { m_keptServers = count; }

    //! Starts a GET. The call belongs to \a parent and ends silently with it. Never null.
    [[nodiscard]] HttpCall *get(const HttpRequest &request, QObject *parent);
    //! The same for a POST of the request's body.
    [[nodiscard]] HttpCall *post(const HttpRequest &request, QObject *parent);

private:
    [[nodiscard]] HttpCall *send(HttpRequest request, HttpMethod method, QObject *parent);
    struct Route;
    //! Null when the CA file cannot be used; \a problem then says why.
    [[nodiscard]] Route *routeFor(const HttpRequest &request, BatchError &problem);

    //! Requests from now on do not go through \a network.
    void leave(const QNetworkAccessManager *network);
    [[nodiscard]] bool keepsConnection(const QUrl &url);

    HttpLimits m_limits;
    qsizetype m_keptServers = 200;
    QHash<QString, std::chrono::steady_clock::time_point> m_servers; //!< last request to each kept one
    std::vector<std::unique_ptr<Route>> m_routes;
};

} // namespace imagebrowser
