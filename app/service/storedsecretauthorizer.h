// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/secretstore.h"
#include "app/service/requestauthorizer.h"

#include <QString>

namespace imagebrowser {

//! What the sign-ins by a saved secret share: the secret is read once, checked, and then kept as long as the listing.
class StoredSecretAuthorizer : public RequestAuthorizer
{
public:
    void prepare(QObject *receiver, Ready ready) override;

protected:
    StoredSecretAuthorizer(QString accountId, SecretKind kind, SecretStore &secrets);

    //! Takes the secret, which is not empty. Gives what is wrong with it, as a sentence; empty when it is fine.
    virtual QString accept(const Secret &secret) = 0;

private:
    [[nodiscard]] std::optional<BatchError> receive(const Secret &secret, const QString &errorText);

    QString m_accountId;
    SecretKind m_kind;
    SecretStore &m_secrets;
    bool m_isReady = false;
};

} // namespace imagebrowser
