// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"
#include "ui/accounttransfer.h"

#include <QObject>

#include <map>

namespace imagebrowser {

class AccountDraftModel;
struct AccountPaste;

//! What adds accounts to the account settings from elsewhere, or takes them out: clipboard and files.
class AccountDraftCommands : public QObject
{
    Q_OBJECT

public:
    //! \a drafts outlives this; \a window is the parent of dialogs.
    AccountDraftCommands(AccountDraftModel &drafts, QWidget *window);

    void setDialogs(AccountTransfer::Dialogs dialogs) { m_transfer.setDialogs(std::move(dialogs)); }

    //! A new account from whatever the clipboard says about one.
    void addFromClipboard();
    //! The same from \a text; of several accounts the user chooses.
    void addFromText(const QString &text);
    void importAccounts();
    void exportAccounts();

Q_SIGNALS:
    //! The first of the new accounts.
    void added(int row);
    //! After added(): what is still missing, or why nothing was done.
    void told(const QString &text);

private:
    using Keys = std::map<QString, Secret>; //!< by account id

    void add(const AccountPaste &paste);
    //! The row of the new account.
    int addDraft(const Account &account, const Secret &key);
    void addChosen(const QList<Account> &accounts, const Keys &keys);

    AccountDraftModel &m_drafts;
    AccountTransfer m_transfer;
};

} // namespace imagebrowser
