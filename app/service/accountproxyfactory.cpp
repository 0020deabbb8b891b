// SPDX-License-Identifier: Apache-2.0
#include "app/service/accountproxyfactory.h"

#include <utility>

namespace imagebrowser {

AccountProxyFactory::AccountProxyFactory(ProxySettings settings, Secret password)
    : m_settings(std::move(settings))
    , m_password(std::move(password))
{
}

QList<QNetworkProxy> AccountProxyFactory::queryProxy(const QNetworkProxyQuery &query)
{
    QUrl url = query.url();
    if (url.host().isEmpty())
        url.setHost(query.peerHostName());
    if (m_settings.mode == ProxyMode::None || isLoopback(url))
        return {QNetworkProxy::NoProxy};
    if (m_settings.mode == ProxyMode::System)
        return systemProxyForQuery(query);
    return {QNetworkProxy(QNetworkProxy::HttpProxy, m_settings.host, m_settings.port, m_settings.user,
                          QString::fromUtf8(m_password.reveal()))};
}

} // namespace imagebrowser
