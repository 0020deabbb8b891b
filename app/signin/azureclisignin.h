// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/signincontext.h"
#include "app/signin/signinflow.h"

#include <QProcess>
#include <QTimer>

namespace imagebrowser {

//! Sign-in by the Azure CLI of this computer: `az account get-access-token`. Its own sign-in, cache and network
//! settings apply; nothing secret is on its command line. Ends the program, and what that started, when it takes too
//! long.
class AzureCliSignIn : public SignInFlow
{
    Q_OBJECT

public:
    AzureCliSignIn(const SignInContext &context, const Account &account, QObject *parent = nullptr);
    ~AzureCliSignIn() override;

    void start() override;

private:
    void launch(const QString &program, const QString &resource);
    void takeOutput(int exitCode, QProcess::ExitStatus status);
    void endProcess();

    SignInContext m_context;
    const Account m_account;
    QProcess *m_process = nullptr; //!< null when none runs
    QTimer m_limit;
};

} // namespace imagebrowser
