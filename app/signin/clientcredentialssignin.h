// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/signinendpoints.h"
#include "app/signin/signinflow.h"
#include "app/signin/tokenclient.h"

namespace imagebrowser {

//! Sign-in as an application (service principal): by its secret, or by an assertion signed with its certificate's key.
class ClientCredentialsSignIn : public SignInFlow
{
    Q_OBJECT

public:
    ClientCredentialsSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints,
                            QObject *parent = nullptr);

    void start() override;

private:
    void takeClientSecret(const Secret &secret, const QString &errorText);
    void takeCertificatePassword(const Secret &secret, const QString &errorText);
    void send(TokenForm form);

    SignInContext m_context;
    const Account m_account;
    const SignInEndpoints m_endpoints;
    TokenClient m_client;
};

} // namespace imagebrowser
