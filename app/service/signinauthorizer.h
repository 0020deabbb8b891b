// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/service/requestauthorizer.h"

namespace imagebrowser {

class SignInService;

//! Sign-in with an access token that the SignInService gets and renews.
class SignInAuthorizer : public RequestAuthorizer
{
public:
    //! \a signIn outlives it.
    SignInAuthorizer(const Account &account, SignInService &signIn);

    void prepare(QObject *receiver, Ready ready) override;
    void authorize(HttpRequest &request) override;
    bool renew() override;

private:
    const Account m_account;
    SignInService &m_signIn;
    Secret m_token;
};

} // namespace imagebrowser
