// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/sessionsecretstore.h"

namespace imagebrowser {

//! Secrets of this run in front of another store: sample keys, and what the environment gives. They are never written
//! to the other store, which everything else goes to. The other store outlives it.
class OverlaySecretStore : public SecretStore
{
    Q_OBJECT

public:
    explicit OverlaySecretStore(SecretStore &base, QObject *parent = nullptr);

    //! For this run only.
    void setTransient(const QString &accountId, SecretKind kind, const Secret &secret);

    void read(const QString &accountId, SecretKind kind, QObject *receiver, Read done) override;
    void write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver, Done done) override;
    void removeAll(const QString &accountId, QObject *receiver, Done done) override;
    [[nodiscard]] bool isPersistent() const override { return m_base.isPersistent(); }

private:
    SecretStore &m_base;
    SessionSecretStore m_transient;
};

} // namespace imagebrowser
