// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"

#include <QMetaObject>

namespace imagebrowser {

void SessionSecretStore::read(const QString &accountId, SecretKind kind, QObject *receiver, Read done)
{
    QMetaObject::invokeMethod(
        receiver, [secret = value(accountId, kind), done = std::move(done)] { done(secret, {}); },
        Qt::QueuedConnection);
}

void SessionSecretStore::write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver,
                               Done done)
{
    setValue(accountId, kind, secret);
    QMetaObject::invokeMethod(
        receiver, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

void SessionSecretStore::removeAll(const QString &accountId, QObject *receiver, Done done)
{
    removeValues(accountId);
    QMetaObject::invokeMethod(
        receiver, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
}

Secret SessionSecretStore::value(const QString &accountId, SecretKind kind) const
{
    const auto found = m_secrets.find({accountId, kind});
    return found != m_secrets.end() ? found->second : Secret();
}

void SessionSecretStore::setValue(const QString &accountId, SecretKind kind, const Secret &secret)
{
    if (secret.isEmpty())
        m_secrets.erase({accountId, kind});
    else
        m_secrets.insert_or_assign({accountId, kind}, secret);
}

void SessionSecretStore::removeValues(const QString &accountId)
{
    std::erase_if(m_secrets, [&accountId](const auto &entry) { return entry.first.first == accountId; });
}

} // namespace imagebrowser
