// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/secret.h"

#include <QNetworkProxyFactory>

namespace imagebrowser {

//! Chooses the proxy of one account: the system's, none, or the one set by hand. Loopback is never proxied: nobody
//! else's loopback is meant by it.
class AccountProxyFactory : public QNetworkProxyFactory
{
public:
    AccountProxyFactory(ProxySettings settings, Secret password);

    [[nodiscard]] QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ProxySettings m_settings;
    Secret m_password;
};

} // namespace imagebrowser
