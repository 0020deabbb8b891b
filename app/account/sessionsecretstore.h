// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/secretstore.h"

#include <map>
#include <utility>

namespace imagebrowser {

//! Keeps secrets in memory until the program ends.
class SessionSecretStore : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    void read(const QString &accountId, SecretKind kind, QObject *receiver, Read done) override;
    void write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver, Done done) override;
    void removeAll(const QString &accountId, QObject *receiver, Done done) override;
    [[nodiscard]] bool isPersistent() const override { return false; }

    //! At once, for stores that fall back to this one. Empty when unknown.
    [[nodiscard]] Secret value(const QString &accountId, SecretKind kind) const;
    //! An empty secret is removed.
    void setValue(const QString &accountId, SecretKind kind, const Secret &secret);
    void removeValues(const QString &accountId);

private:
    std::map<std::pair<QString, SecretKind>, Secret> m_secrets;
};

} // namespace imagebrowser
