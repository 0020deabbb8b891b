// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/service/storedsecretauthorizer.h"

namespace imagebrowser {

//! Sign-in with the account's key: each request carries a signature of its own.
class SharedKeyAuthorizer : public StoredSecretAuthorizer
{
public:
    SharedKeyAuthorizer(const Account &account, SecretStore &secrets);

    //! Needs the header `ocp-date` in place.
    void authorize(HttpRequest &request) override;

protected:
    QString accept(const Secret &secret) override;

private:
    QString m_accountName;
    Secret m_key; //!< as saved
    Secret m_decodedKey;
};

} // namespace imagebrowser
