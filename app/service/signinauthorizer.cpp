// SPDX-License-Identifier: Apache-2.0
#include "app/service/signinauthorizer.h"

#include "app/signin/signinservice.h"

#include <utility>

namespace imagebrowser {

SignInAuthorizer::SignInAuthorizer(const Account &account, SignInService &signIn)
    : m_account(account)
    , m_signIn(signIn)
{
}

void SignInAuthorizer::prepare(QObject *receiver, Ready ready)
{
    m_signIn.acquire(m_account, receiver, [this, ready = std::move(ready)](const Result<AccessToken> &token) {
        if (!token)
            return ready(token.error());
        m_token = token.value().token;
        ready(std::nullopt);
    });
}

void SignInAuthorizer::authorize(HttpRequest &request)
{
    request.headers.set("Authorization", "Bearer " + m_token.reveal());
    request.redactor.add(m_token);
}

bool SignInAuthorizer::renew()
{
    m_signIn.invalidate(m_account, m_token);
    return true;
}

} // namespace imagebrowser
