// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/accounttransfer.h"

#include <QObject>

namespace imagebrowser {

class ApplicationServices;
class MainActions;
class WindowSignInPrompt;

//! The commands of the Account menu that need no account box: import, export and sign out; and whoever has to sign in
//! is asked at this window.
class AccountCommands : public QObject
{
    Q_OBJECT

public:
    //! \a services outlive this.
    AccountCommands(ApplicationServices &services, MainActions *actions, QWidget *window);
    ~AccountCommands() override;

    void setDialogs(AccountTransfer::Dialogs dialogs) { m_transfer.setDialogs(std::move(dialogs)); }
    [[nodiscard]] WindowSignInPrompt &prompt() const { return *m_prompt; }

Q_SIGNALS:
    //! A sentence for the status line.
    void told(const QString &text);

private:
    void importAccounts();
    void exportAccounts();
    void signOut();
    void updateActions();
    //! Open accounts that can be signed out: not keys and tokens, and not the Azure CLI, whose sign-in is not ours.
    [[nodiscard]] QList<Account> accountsToSignOut() const;
    [[nodiscard]] QString nameOf(const QString &accountId) const;

    ApplicationServices &m_services;
    MainActions *m_actions;
    AccountTransfer m_transfer;
    WindowSignInPrompt *m_prompt;
};

} // namespace imagebrowser
