// SPDX-License-Identifier: Apache-2.0
#include "app/account/signinidentity.h"

#include "app/account/cloud.h"

#include <QCryptographicHash>

namespace imagebrowser {

QString signInAuthority(const Account &account)
{
    QString authority = account.cloud == Cloud::Custom ? account.customAuthority.trimmed()
                                                       : QString(cloudInfo(account.cloud).authority);
    while (authority.endsWith(QLatin1Char('/')))
        authority.chop(1);
    return authority;
}

QString signInResource(const Account &account)
{
    return account.cloud == Cloud::Custom ? account.customResource.trimmed()
                                          : QString(cloudInfo(account.cloud).resource);
}

QString signInId(const Account &account)
{
    if (account.signIn == SignInMethod::SharedKey || account.signIn == SignInMethod::PastedToken)
        return {};
    // The Azure CLI has an application of its own.
    const bool hasClient = account.signIn != SignInMethod::AzureCli;
    const QStringList parts{QUrl(signInAuthority(account)).toString(QUrl::FullyEncoded), account.tenantId.toLower(),
                            hasClient ? account.clientId.toLower() : QString(), signInResource(account),
                            QString::number(static_cast<int>(account.signIn))};
    // Hashed, since names of keychain entries show in the desktop's tools and are bounded in length.
    const QByteArray hash =
        QCryptographicHash::hash(parts.join(QLatin1Char('\n')).toUtf8(), QCryptographicHash::Sha256);
    return QLatin1StringView("signin-") + QString::fromLatin1(hash.toHex().left(32));
}

} // namespace imagebrowser
