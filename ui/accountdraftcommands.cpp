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
    Keys keys;
    import.remarks = accountPasteRemarks(text);
    for (const AccountPaste &paste : pastes) {
        Account &account = import.accounts.emplaceBack();
        applyPaste(paste, account);
        account.id = newAccountId();
        if (paste.key.isEmpty())
            continue;
        import.idsWithKey.insert(account.id);
        keys.emplace(account.id, paste.key);
    }
    addChosen(m_transfer.chooseAccounts(import, tr("The pasted list"), m_drafts.accounts()), keys);
}

void AccountDraftCommands::add(const AccountPaste &paste)
{
    if (!paste.isUnderstood()) {
        Q_EMIT told(paste.note);
        return;
    }
    Account account;
    applyPaste(paste, account);
    Q_EMIT added(addDraft(account, paste.key));
    Q_EMIT told(paste.note);
}

int AccountDraftCommands::addDraft(const Account &account, const Secret &key)
{
    const int row = m_drafts.addAccount(account);
    if (!key.isEmpty())
        m_drafts.setSecret(row, SecretKind::AccountKey, key);
    return row;
}

void AccountDraftCommands::importAccounts()
{
    addChosen(m_transfer.readAccounts(m_drafts.accounts()), {});
}

void AccountDraftCommands::addChosen(const QList<Account> &accounts, const Keys &keys)
{
    if (accounts.isEmpty())
        return;
    int first = -1;
    for (const Account &account : accounts) {
        const auto key = keys.find(account.id);
        const int row = addDraft(account, key == keys.end() ? Secret() : key->second);
        first = first < 0 ? row : first;
    }
    Q_EMIT added(first);
    Q_EMIT told(accounts.size() == 1 ? tr("1 account was added; save to keep it.")
                                     : tr("%1 accounts were added; save to keep them.").arg(accounts.size()));
}

void AccountDraftCommands::exportAccounts()
{
    if (const QString text = m_transfer.writeAccounts(m_drafts.accounts()); !text.isEmpty())
        Q_EMIT told(text);
}

} // namespace imagebrowser
