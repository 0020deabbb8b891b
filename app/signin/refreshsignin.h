// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/signinendpoints.h"
#include "app/signin/signinflow.h"
#include "app/signin/tokenclient.h"

namespace imagebrowser {

//! Sign-in without a person, by the refresh token of an earlier one.
class RefreshSignIn : public SignInFlow
{
    Q_OBJECT

public:
    RefreshSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints, Secret refreshToken,
                  QObject *parent = nullptr);

    void start() override;

    //! True when the refresh token is of no more use and a person has to sign in again.
    [[nodiscard]] static bool needsPerson(const BatchError &error);

private:
    SignInContext m_context;
    const Account m_account;
    const SignInEndpoints m_endpoints;
    const Secret m_refreshToken;
    TokenClient m_client;
};

} // namespace imagebrowser
