// SPDX-License-Identifier: Apache-2.0
#include "ui/accountcontroller.h"

#include "ui/accountbox.h"
#include "ui/accountsettingsdialog.h"

namespace imagebrowser {

AccountController::AccountController(ApplicationServices &services, AccountBox *box, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_box(box)
    , m_window(window)
{
    connect(box, &AccountBox::choiceChanged, this, &AccountController::onChoiceChanged);
    connect(box, &AccountBox::settingsWanted, this, [this] { editAccount(); });
    connect(&services.accounts(), &AccountStore::changed, this, &AccountController::onAccountsChanged);
    m_box->setAccounts(m_services.allAccounts());
}

QString AccountController::chosenId() const
{
    const QStringList ids = m_box->chosenIds();
    return ids.size() == 1 ? ids.first() : QString();
}

void AccountController::onAccountsChanged()
{
    m_box->setAccounts(m_services.allAccounts());
    // Also when the choice is the same: its name or endpoint may be another now.
    onChoiceChanged();
}

void AccountController::onChoiceChanged()
{
    const QStringList ids = m_box->chosenIds();
    QList<Account> chosen;
    for (const Account &account : m_services.allAccounts()) {
        if (ids.contains(account.id))
            chosen << account;
    }
    m_services.listings().setOpenAccounts(chosen);
    Q_EMIT opened(chosen);
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (!listing.wasFetched() && !listing.progress.isRunning())
            m_services.listings().refresh(listing.account.id);
    }
}

void AccountController::openAccount(const QString &accountId)
{
    const QList<Account> accounts = m_services.allAccounts();
    if (accounts.isEmpty())
        return;
    const bool isKnown = std::any_of(accounts.begin(), accounts.end(), [&](const Account &account) { return account.id == accountId; });
    m_box->chooseAccount(isKnown ? accountId : accounts.first().id);
}

void AccountController::openAccounts(const QList<Account> &accounts)
{
    m_box->setAccounts(m_services.allAccounts());
    if (accounts.size() > 1)
        m_box->chooseAll();
    else
        openAccount(accounts.first().id);
}

void AccountController::openSamples()
{
    QString error;
    const SampleAccounts *samples = m_services.startSamples(&error);
    if (samples == nullptr) {
        Q_EMIT failed(error);
        return;
    }
    Q_EMIT samplesStarted();
    m_box->setAccounts(m_services.allAccounts());
    openAccount(samples->accounts().front().account.id);
}

void AccountController::addAccount()
{
    AccountSettingsDialog dialog(m_services.accounts(), m_services.secrets(), m_services.http(), m_services.signIn(),
                                 m_window);
    dialog.addAccount();
    if (dialog.exec() == QDialog::Accepted)
        openAccount(dialog.currentAccountId());
}

void AccountController::editAccount(const QString &accountId)
{
    if (m_services.accounts().accounts().isEmpty()) {
        addAccount();
        return;
    }
    AccountSettingsDialog dialog(m_services.accounts(), m_services.secrets(), m_services.http(), m_services.signIn(),
                                 m_window);
    const QString wanted = accountId.isEmpty() ? chosenId() : accountId;
    if (!wanted.isEmpty())
        dialog.showAccount(wanted);
    if (dialog.exec() == QDialog::Accepted && m_box->chosenIds().isEmpty())
        openAccount(dialog.currentAccountId());
}

} // namespace imagebrowser
