// SPDX-License-Identifier: Apache-2.0
#include "app/cli/overlaysecretstore.h"

namespace imagebrowser {

OverlaySecretStore::OverlaySecretStore(SecretStore &base, QObject *parent)
    : SecretStore(parent)
    , m_base(base)
{
}

void OverlaySecretStore::setTransient(const QString &accountId, SecretKind kind, const Secret &secret)
{
    m_transient.setValue(accountId, kind, secret);
}

void OverlaySecretStore::read(const QString &accountId, SecretKind kind, QObject *receiver, Read done)
{
    const bool isTransient = !m_transient.value(accountId, kind).isEmpty();
    SecretStore &store = isTransient ? static_cast<SecretStore &>(m_transient) : m_base;
    store.read(accountId, kind, receiver, std::move(done));
}

void OverlaySecretStore::write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver,
                               Done done)
{
    m_transient.setValue(accountId, kind, {});
    m_base.write(accountId, kind, secret, receiver, std::move(done));
}

void OverlaySecretStore::removeAll(const QString &accountId, QObject *receiver, Done done)
{
    m_transient.removeValues(accountId);
    m_base.removeAll(accountId, receiver, std::move(done));
}

} // namespace imagebrowser
