// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/signinprompt.h"

#include <QHash>

namespace imagebrowser {

class ErrorWriter;

//! Sign-in of an unattended run: device codes go to standard error for whoever watches; nothing opens a browser.
class ConsoleSignInPrompt : public SignInPrompt
{
    Q_OBJECT

public:
    //! \a errors outlives it; \a accounts tell the names.
    ConsoleSignInPrompt(ErrorWriter &errors, const QList<Account> &accounts, QObject *parent = nullptr);

    [[nodiscard]] bool canOpenBrowser() const override { return false; }
    void openBrowser(const QString &accountId, const QUrl &url) override;
    void showDeviceCode(const QString &accountId, const DeviceCode &code) override;
    void signInEnded(const QString &accountId) override;

private:
    ErrorWriter &m_errors;
    QHash<QString, QString> m_names; //!< by account id
};

} // namespace imagebrowser
