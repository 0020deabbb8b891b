// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/devicecodereply.h"
#include "app/signin/signinendpoints.h"
#include "app/signin/signinflow.h"
#include "app/signin/tokenclient.h"

#include <QTimer>

namespace imagebrowser {

//! Sign-in with a code that a person enters on another page or machine (RFC 8628): shows the code, then asks for the
//! token at the given interval until it comes, is declined or expires.
class DeviceCodeSignIn : public SignInFlow
{
    Q_OBJECT

public:
    DeviceCodeSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints,
                     QObject *parent = nullptr);
    ~DeviceCodeSignIn() override;

    void start() override;
    [[nodiscard]] bool isWaitingForPerson() const override { return m_isShown; }

private:
    void show(const Result<HttpReply> &reply);
    void poll();
    void takeAnswer(const Result<HttpReply> &reply);
    void wait();
    void stopShowing();
    void finish(Outcome outcome);

    SignInContext m_context;
    const Account m_account;
    const SignInEndpoints m_endpoints;
    TokenClient m_client;
    DeviceAuthorization m_authorization;
    QTimer m_pollTimer;
    bool m_isShown = false;
};

} // namespace imagebrowser
