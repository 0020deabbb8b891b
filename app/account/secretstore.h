// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QObject>

#include <functional>
#include <optional>

namespace imagebrowser {

//! Which of an account's secrets.
enum class SecretKind : quint8
{
    AccountKey,
    Token, //!< pasted bearer token
    RefreshToken,
    ClientSecret,
    CertificatePassword,
    ProxyPassword,
};

//! Keeps secrets by account id. All calls answer asynchronously, on the thread of the store, and never before the call
//! returns; a receiver that is gone is not called. Implementations: KeychainSecretStore (the desktop's keychain),
//! SessionSecretStore (memory, this session only).
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<void(const Secret &secret, const QString &errorText)>;
    using Done = std::function<void(const QString &errorText)>;

    using QObject::QObject;

    //! An unknown secret is empty, without an error.
    virtual void read(const QString &accountId, SecretKind kind, QObject *receiver, Read done) = 0;
    //! An empty secret is removed.
    virtual void write(const QString &accountId, SecretKind kind, const Secret &secret, QObject *receiver,
                       Done done) = 0;
    //! Every secret of the account.
    virtual void removeAll(const QString &accountId, QObject *receiver, Done done) = 0;

    //! True when what is written is still there after the program ends. Known once the first call has answered.
    [[nodiscard]] virtual bool isPersistent() const = 0;
};

} // namespace imagebrowser
