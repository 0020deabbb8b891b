// SPDX-License-Identifier: Apache-2.0
#include "ui/accountcontroller.h"

#include "ui/accountbox.h"
#include "ui/accountsettingsdialog.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace imagebrowser {

namespace {

//! The two differ in more than the star.
bool isAskedOtherwise(Account before, const Account &now)
{
    before.isFavourite = now.isFavourite;
    return before != now;
}

} // namespace

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

QStringList AccountController::chosenIds() const
{
    return m_box->chosenIds();
}

void AccountController::onAccountsChanged()
{
    QHash<QString, Account> before;
    for (const AccountListing &listing : m_services.listings().openListings())
        before.insert(listing.account.id, listing.account);
    m_box->setAccounts(m_services.allAccounts());
    // Also when the choice is the same: a name, an endpoint or a proxy may be another now.
    openChosen();
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (listing.wasFetched() || listing.progress.isRunning())
            continue;
        // What failed is asked again when it may go otherwise now, and not because another account came or went.
        const bool isNew = listing.progress.state == ListingProgress::State::Idle;
        if (isNew || isAskedOtherwise(before.value(listing.account.id), listing.account))
            m_services.listings().refresh(listing.account.id);
    }
}

void AccountController::onChoiceChanged()
{
    openChosen();
    // What failed before stays as it is: ticking one account is no reason to ask for others again.
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (listing.progress.state == ListingProgress::State::Idle)
            m_services.listings().refresh(listing.account.id);
    }
}

void AccountController::openChosen()
{
    const QStringList &ids = m_box->chosenIds();
    const QSet<QString> wanted(ids.begin(), ids.end());
    QList<Account> chosen;
    for (const Account &account : m_services.allAccounts()) {
        if (wanted.contains(account.id))
            chosen << account;
    }
    m_services.listings().setOpenAccounts(chosen);
    Q_EMIT opened(chosen);
}

void AccountController::openIds(const QStringList &accountIds)
{
    const QList<Account> accounts = m_services.allAccounts();
    if (accounts.isEmpty())
        return;
    const bool isAnyKnown = std::any_of(accounts.begin(), accounts.end(),
                                        [&](const Account &account) { return accountIds.contains(account.id); });
    m_box->chooseAccounts(isAnyKnown ? accountIds : QStringList{accounts.first().id});
}

void AccountController::openAccounts(const QList<Account> &accounts)
{
    m_box->setAccounts(m_services.allAccounts());
    QStringList ids;
    for (const Account &account : accounts)
        ids << account.id;
    openIds(ids);
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
    openOne(samples->accounts().front().account.id);
}

void AccountController::addAccount()
{
    AccountSettingsDialog dialog(m_services.accounts(), m_services.secrets(), m_services.http(), m_services.signIn(),
                                 m_window);
    dialog.setClock([this] { return m_services.now(); });
    dialog.addAccount();
    if (dialog.exec() == QDialog::Accepted)
        openIds(openSampleIds() << dialog.currentAccountId());
}

QStringList AccountController::openSampleIds() const
{
    QStringList ids;
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (listing.account.isSample)
            ids << listing.account.id;
    }
    return ids;
}

void AccountController::editAccount(const QString &accountId)
{
    if (m_services.accounts().accounts().isEmpty()) {
        addAccount();
        return;
    }
    AccountSettingsDialog dialog(m_services.accounts(), m_services.secrets(), m_services.http(), m_services.signIn(),
                                 m_window);
    dialog.setClock([this] { return m_services.now(); });
    const QString wanted =
        accountId.isEmpty() && m_box->chosenIds().size() == 1 ? m_box->chosenIds().first() : accountId;
    if (!wanted.isEmpty())
        dialog.showAccount(wanted);
    if (dialog.exec() == QDialog::Accepted && m_box->chosenIds().isEmpty())
        openOne(dialog.currentAccountId());
    retryWithNewSecrets(dialog.accountsWithNewSecrets());
}

void AccountController::retryWithNewSecrets(const QStringList &accountIds)
{
    for (const AccountListing &listing : m_services.listings().openListings()) {
        if (listing.progress.state == ListingProgress::State::Failed && accountIds.contains(listing.account.id))
            m_services.listings().resume(listing.account.id);
    }
}

} // namespace imagebrowser
