// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/loopbacklistener.h"
#include "app/signin/pkce.h"
#include "app/signin/signinendpoints.h"
#include "app/signin/signinflow.h"
#include "app/signin/tokenclient.h"

#include <QTimer>

namespace imagebrowser {

//! Sign-in in the system's browser: authorization code with PKCE, which comes back to a port on this computer (RFC
//! 8252).
class BrowserSignIn : public SignInFlow
{
    Q_OBJECT

public:
    BrowserSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints,
                  QObject *parent = nullptr);
    ~BrowserSignIn() override;

    void start() override;
    [[nodiscard]] bool isWaitingForPerson() const override { return m_isShown; }

private:
    [[nodiscard]] QUrl authorizeUrl() const;
    void takeAnswer(const QUrlQuery &query);
    void redeem(const Secret &code);
    void stopShowing();

    SignInContext m_context;
    const Account m_account;
    const SignInEndpoints m_endpoints;
    const Pkce m_pkce = Pkce::create();
    const QByteArray m_state = randomToken(); //!< ties the answer to this request (RFC 6749, section 10.12)
    TokenClient m_client;
    LoopbackListener m_listener;
    QTimer m_limit;
    bool m_isShown = false;
};

} // namespace imagebrowser
