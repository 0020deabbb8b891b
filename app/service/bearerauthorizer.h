// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/service/storedsecretauthorizer.h"

namespace imagebrowser {

//! Sign-in with an access token that the user pasted.
class BearerAuthorizer : public StoredSecretAuthorizer
{
public:
    BearerAuthorizer(const Account &account, SecretStore &secrets);

    void authorize(HttpRequest &request) override;

protected:
    //! Tolerates white space around the token and a leading "Bearer ", as both are easily copied along.
    QString accept(const Secret &secret) override;

private:
    Secret m_token;
};

} // namespace imagebrowser
