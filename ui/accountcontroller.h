// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/applicationservices.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountBox;

//! Between the account box, the saved and sample accounts and the listings: what is chosen is open, and what is open
//! for the first time is fetched.
class AccountController : public QObject
{
    Q_OBJECT

public:
    //! \a window is the parent of dialogs.
    AccountController(ApplicationServices &services, AccountBox *box, QWidget *window);

    //! The accounts of these ids that are there, or the first of all; nothing without an account.
    void openIds(const QStringList &accountIds);
    //! Exactly these, which must be among the saved, sample and command-line accounts.
    void openAccounts(const QList<Account> &accounts);
    void openSamples();
    void addAccount();
    //! The settings dialog with that account, or with the chosen one.
    void editAccount(const QString &accountId = {});
    [[nodiscard]] QStringList chosenIds() const;

Q_SIGNALS:
    //! After the chosen accounts were given to the listings.
    void opened(const QList<imagebrowser::Account> &accounts);
    void samplesStarted();
    void failed(const QString &text);

private:
    void onAccountsChanged();
    void onChoiceChanged();
    void openChosen();
    //! What failed for want of the right secret is asked again; all else that is open has its answer.
    void retryWithNewSecrets(const QStringList &accountIds);
    //! Whoever adds an account did not ask for the samples to go.
    [[nodiscard]] QStringList openSampleIds() const;
    void openOne(const QString &accountId) { openIds({accountId}); }

    ApplicationServices &m_services;
    AccountBox *m_box;
    QWidget *m_window;
};

} // namespace imagebrowser
