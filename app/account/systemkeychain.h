// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/keychain.h"

namespace imagebrowser {

//! The desktop's keychain through QtKeychain: Secret Service or KWallet here, Keychain and Credential Manager
//! elsewhere. Entries are under the service name "batch-image-browser"; the insecure file fallback stays off.
class SystemKeychain : public Keychain
{
public:
    void read(const QString &key, QObject *receiver, Reply reply) override;
    void write(const QString &key, const Secret &secret, QObject *receiver, Reply reply) override;
    void remove(const QString &key, QObject *receiver, Reply reply) override;
};

} // namespace imagebrowser
