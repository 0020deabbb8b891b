// SPDX-License-Identifier: Apache-2.0
#include "ui/accountdraftcommands.h"

#include "app/account/accountdraftmodel.h"
#include "app/account/accountjson.h"
#include "app/account/accountpaste.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace imagebrowser {

AccountDraftCommands::AccountDraftCommands(AccountDraftModel &drafts, QWidget *window)
    : QObject(window)
    , m_drafts(drafts)
    , m_transfer(window)
{
}

void AccountDraftCommands::addFromClipboard()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        Q_EMIT told(tr("The clipboard holds no text. Copy the account's URL, its resource id or its Keys page first."));
        return;
    }
    addFromText(text);
}

void AccountDraftCommands::addFromText(const QString &text)
{
    const QList<AccountPaste> pastes = readAccountPastes(text);
    if (pastes.size() == 1) {
        add(pastes.first());
        return;
    }
    AccountImport import;
    import.isListOfPlaces = true;
    import.remarks = accountPasteRemarks(text);
    for (const AccountPaste &paste : pastes) {
        applyPaste(paste, import.accounts.emplaceBack());
        import.accounts.last().id = newAccountId();
    }
    addChosen(m_transfer.chooseAccounts(import, tr("The pasted list"), m_drafts.accounts()));
}

void AccountDraftCommands::add(const AccountPaste &paste)
{
    if (!paste.isUnderstood()) {
        Q_EMIT told(paste.note);
        return;
    }
    Account account;
    applyPaste(paste, account);
    const int row = m_drafts.addAccount(account);
    if (!paste.key.isEmpty())
        m_drafts.setSecret(row, SecretKind::AccountKey, paste.key);
    Q_EMIT added(row);
    Q_EMIT told(paste.note);
}

void AccountDraftCommands::importAccounts()
{
    addChosen(m_transfer.readAccounts(m_drafts.accounts()));
}

void AccountDraftCommands::addChosen(const QList<Account> &accounts)
{
    if (accounts.isEmpty())
        return;
    Q_EMIT added(m_drafts.addAccounts(accounts));
    Q_EMIT told(accounts.size() == 1 ? tr("1 account was added; save to keep it.")
                                     : tr("%1 accounts were added; save to keep them.").arg(accounts.size()));
}

void AccountDraftCommands::exportAccounts()
{
    if (const QString text = m_transfer.writeAccounts(m_drafts.accounts()); !text.isEmpty())
        Q_EMIT told(text);
}

} // namespace imagebrowser
