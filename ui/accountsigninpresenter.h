// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/batcherror.h"
#include "app/domain/clock.h"
#include "app/domain/result.h"
#include "app/domain/secret.h"
#include "app/signin/accesstoken.h"

#include <QMap>
#include <QObject>

#include <map>
#include <memory>

namespace imagebrowser {

class AccountForm;
class SecretStore;
class SignInService;
enum class SignInAction : quint8;

//! Shows in the account form how the sign-in of its account stands, and signs in and out from there. Works with the
//! draft: what was typed counts, saved or not.
class AccountSignInPresenter : public QObject
{
    Q_OBJECT

public:
    //! All outlive this.
    AccountSignInPresenter(SignInService &service, SecretStore &secrets, AccountForm &form, QObject *parent = nullptr);

    void setClock(const Clock &clock) { m_clock = clock; }
    //! The account in the form; to be called after each change of it.
    void show(const Account &draft);
    //! What is typed as the pasted token of that account.
    void showToken(const Secret &token);
    //! What the button in the form is for now. The fields it needs are in order.
    void act(SignInAction action);
    //! Stops waiting for the sign-ins that were begun here.
    void stop();
    //! The settings were not saved: takes back sign-ins that were begun here and that none of \a saved uses.
    void discardUnsaved(const QList<Account> &saved);

private:
    void lookForKeptSignIn();
    void update();
    void signIn();
    void signOut();
    void takeToken(const QString &signIn, const Result<AccessToken> &token);
    [[nodiscard]] QString problemText(const BatchError &error) const;

    SignInService &m_service;
    SecretStore &m_secrets;
    AccountForm &m_form;
    Clock m_clock = systemNow;
    Account m_account;
    QString m_signInId; //!< of m_account
    bool m_hasKeptSignIn = false; //!< a refresh token of an earlier run
    std::map<QString, std::unique_ptr<QObject>> m_waiting; //!< receivers of sign-ins under way, by sign-in id
    QMap<QString, Account> m_begun; //!< by sign-in id
    QMap<QString, QString> m_problems; //!< by sign-in id
};

} // namespace imagebrowser
