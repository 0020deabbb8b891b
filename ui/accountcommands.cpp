// SPDX-License-Identifier: Apache-2.0
#include "ui/accountcommands.h"

#include "app/account/signinmethods.h"
#include "ui/applicationservices.h"
#include "ui/mainactions.h"
#include "ui/windowsigninprompt.h"

#include <QWidget>

#include <algorithm>

namespace imagebrowser {

AccountCommands::AccountCommands(ApplicationServices &services, MainActions *actions, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_actions(actions)
    , m_transfer(window)
    , m_prompt(new WindowSignInPrompt(
          window, [this](const QString &id) { return nameOf(id); }, [&services] { return services.now(); }, this))
{
    services.signIn().setPrompt(m_prompt);
    connect(actions->importAccounts, &QAction::triggered, this, &AccountCommands::importAccounts);
    connect(actions->exportAccounts, &QAction::triggered, this, &AccountCommands::exportAccounts);
    connect(actions->signOut, &QAction::triggered, this, &AccountCommands::signOut);
    connect(&services.accounts(), &AccountStore::changed, this, &AccountCommands::updateActions);
    connect(&services.listings(), &AccountListings::changed, this, &AccountCommands::updateActions);
    connect(&services.accounts(), &AccountStore::secretRemovalFailed, this,
            [this](const QString &name, const QString &errorText) {
                Q_EMIT told(tr("%1 is removed, but the keychain kept its secrets: %2").arg(name, errorText));
            });
    connect(&services.signIn(), &SignInService::refreshTokenNotKept, this,
            [this](const QString &id, const QString &text) { Q_EMIT told(tr("%1: %2").arg(nameOf(id), text)); });
    updateActions();
}

AccountCommands::~AccountCommands()
{
    // The services outlive the window.
    m_services.signIn().setPrompt(nullptr);
}

QString AccountCommands::nameOf(const QString &accountId) const
{
    // First as it is being edited: it may have another name by now, or not be saved at all.
    if (const std::optional<Account> draft = m_services.signIn().accountUnderWay(accountId)) {
        const QString name = draft->name.trimmed();
        return !name.isEmpty() ? name : draft->endpoint.isEmpty() ? tr("New account") : draft->endpoint.host();
    }
    const QList<Account> accounts = m_services.allAccounts();
    const auto found = std::ranges::find(accounts, accountId, &Account::id);
    return found != accounts.end() ? found->name : tr("New account");
}

void AccountCommands::importAccounts()
{
    const QList<Account> existing = m_services.accounts().accounts();
    const QList<Account> accounts = m_transfer.readAccounts(existing);
    if (accounts.isEmpty())
        return;
    m_services.accounts().setAccounts(existing + accounts);
    Q_EMIT told(accounts.size() == 1
                    ? tr("%1 was added. Its secrets are not in the file: enter them in Account settings.")
                          .arg(accounts.first().name)
                    : tr("%1 accounts were added. Their secrets are not in the file: enter them in Account settings.")
                          .arg(accounts.size()));
}

void AccountCommands::exportAccounts()
{
    if (const QString text = m_transfer.writeAccounts(m_services.accounts().accounts()); !text.isEmpty())
        Q_EMIT told(text);
}

QList<Account> AccountCommands::accountsToSignOut() const
{
    QList<Account> accounts;
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (usesAppRegistration(listing.account.signIn))
            accounts.append(listing.account);
    }
    return accounts;
}

void AccountCommands::signOut()
{
    const QList<Account> accounts = accountsToSignOut();
    for (const Account &account : accounts) {
        m_services.signIn().signOut(account, this, [this, name = account.name](const QString &errorText) {
            Q_EMIT told(errorText.isEmpty() ? tr("%1 is signed out.").arg(name) : tr("%1: %2").arg(name, errorText));
        });
    }
}

void AccountCommands::updateActions()
{
    m_actions->exportAccounts->setEnabled(!m_services.accounts().accounts().isEmpty());
    m_actions->signOut->setEnabled(!accountsToSignOut().isEmpty());
}

} // namespace imagebrowser
