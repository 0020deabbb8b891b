// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpaccess.h"

#include "app/service/accountproxyfactory.h"
#include "app/service/cafile.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <optional>
#include <utility>

namespace imagebrowser {

//! What decides which connections a request may use.
struct HttpAccess::Route
{
    ProxySettings proxy;
    Secret proxyPassword;
    QString caFile;
    QDateTime caFileTime; //!< so that a replaced file is read again
    QList<QSslCertificate> extraAuthorities;
    std::optional<QSslConfiguration> ssl; //!< made for the first request that needs it
    QNetworkAccessManager network;
    //! A connection of it hangs. The network layer closes none while it waits for it, so new requests take new routes.
    bool isLeft = false;

    [[nodiscard]] bool isFor(const HttpRequest &request, const QDateTime &fileTime) const
    {
        return !isLeft && proxy == request.proxy && proxyPassword.reveal() == request.proxyPassword.reveal()
            && caFile == request.caFile && caFileTime == fileTime;
    }

    //! Loads OpenSSL and looks for certificates, for which plain HTTP should not wait.
    [[nodiscard]] const QSslConfiguration &sslConfiguration()
    {
        if (!ssl) {
            ssl = QSslConfiguration::defaultConfiguration();
            if (!extraAuthorities.isEmpty())
                ssl->setCaCertificates(QSslConfiguration::systemCaCertificates() + extraAuthorities);
        }
        return *ssl;
    }
};

namespace {

void setRules(QNetworkRequest &request)
{
    // Qt's default would send the Authorization header on to another host.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "batch-image-browser/" IMAGEBROWSER_VERSION);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Accept-Language", "en-US");
}

//! The network layer closes a connection that was not used for so long.
constexpr std::chrono::minutes KeptFor{2};

QNetworkRequest networkRequest(const HttpRequest &request, const HttpLimits &limits)
{
    QNetworkRequest result(request.url);
    setRules(result);
    for (const auto &[name, value] : request.headers.fields())
        result.setRawHeader(name, value);
    const auto stall = std::min(limits.stallTimeout, request.stallTimeout);
    result.setTransferTimeout(static_cast<int>(stall.count()));
    // HttpCall bounds what is unpacked, to the byte; Qt's own check goes by a ratio that JSON easily reaches.
    result.setDecompressedSafetyCheckThreshold(-1);
    return result;
}

} // namespace

HttpAccess::HttpAccess(QObject *parent)
    : QObject(parent)
{
}

HttpAccess::~HttpAccess() = default;

void HttpAccess::leave(const QNetworkAccessManager *network)
{
    for (const auto &route : m_routes)
        route->isLeft = route->isLeft || &route->network == network;
}

HttpAccess::Route *HttpAccess::routeFor(const HttpRequest &request, BatchError &problem)
{
    // Requests to other servers may still be under way there.
    std::erase_if(m_routes, [](const auto &route) {
        return route->isLeft && route->network.template findChild<QNetworkReply *>() == nullptr;
    });
    const QDateTime fileTime = request.caFile.isEmpty() ? QDateTime() : QFileInfo(request.caFile).lastModified();
    for (const auto &route : m_routes) {
        if (route->isFor(request, fileTime))
            return route.get();
    }
    auto route = std::make_unique<Route>();
    route->proxy = request.proxy;
    route->proxyPassword = request.proxyPassword;
    route->caFile = request.caFile;
    route->caFileTime = fileTime;
    if (!request.caFile.isEmpty()) {
        Result<QList<QSslCertificate>> extra = readCaFile(request.caFile);
        if (!extra) {
            problem = extra.error();
            return nullptr;
        }
        route->extraAuthorities = std::move(extra).value();
    }
    route->network.setProxyFactory(new AccountProxyFactory(request.proxy, request.proxyPassword));
    route->network.setAutoDeleteReplies(false);
    m_routes.push_back(std::move(route));
    return m_routes.back().get();
}

HttpCall *HttpAccess::get(const HttpRequest &request, QObject *parent)
{
    return send(request, HttpMethod::Get, parent);
}

HttpCall *HttpAccess::post(const HttpRequest &request, QObject *parent)
{
    return send(request, HttpMethod::Post, parent);
}

bool HttpAccess::keepsConnection(const QUrl &url)
{
    const QString server = url.scheme() + QLatin1Char(':') + url.authority();
    const auto now = std::chrono::steady_clock::now();
    if (!m_servers.contains(server) && m_servers.size() >= m_keptServers)
        m_servers.removeIf([now](auto other) { return now - other.value() > KeptFor; });
    if (!m_servers.contains(server) && m_servers.size() >= m_keptServers)
        return false;
    m_servers.insert(server, now);
    return true;
}

HttpCall *HttpAccess::send(HttpRequest request, HttpMethod method, QObject *parent)
{
    request.method = method;
    auto *call = new HttpCall(request, m_limits, parent);
    BatchError problem;
    Route *route = routeFor(request, problem);
    if (!route) {
        call->fail(problem);
        return call;
    }
    QNetworkRequest prepared = networkRequest(request, m_limits);
    if (!keepsConnection(request.url))
        prepared.setRawHeader("Connection", "close");
    if (request.url.scheme() == QLatin1StringView("https"))
        prepared.setSslConfiguration(route->sslConfiguration());
    const QNetworkAccessManager *network = &route->network;
    connect(call, &HttpCall::connectionStuck, this, [this, network] { leave(network); });
    call->start(method == HttpMethod::Post ? route->network.post(prepared, request.body.reveal())
                                           : route->network.get(prepared));
    return call;
}

} // namespace imagebrowser
