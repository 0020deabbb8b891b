// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QObject>
#include <QString>

#include <functional>

namespace imagebrowser {

//! Text passwords by key, as the desktop keeps them: the seam between KeychainSecretStore and a library. Answers once
//! per call, asynchronously, or not at all when the desktop hangs; a receiver that is gone is not called.
class Keychain
{
public:
    enum class Outcome : quint8
    {
        Done,
        NotFound,
        Denied, //!< by the user or by policy; the keychain itself works
        Unavailable, //!< there is no keychain that works
    };
    struct Answer
    {
        Outcome outcome = Outcome::Done;
        Secret secret; //!< of a read
        QString detail; //!< the library's words; empty when it has none
    };
    using Reply = std::function<void(const Answer &answer)>;

    Keychain() = default;
    Keychain(const Keychain &) = delete;
    Keychain &operator=(const Keychain &) = delete;
    virtual ~Keychain() = default;

    virtual void read(const QString &key, QObject *receiver, Reply reply) = 0;
    virtual void write(const QString &key, const Secret &secret, QObject *receiver, Reply reply) = 0;
    virtual void remove(const QString &key, QObject *receiver, Reply reply) = 0;
};

} // namespace imagebrowser
