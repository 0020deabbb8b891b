// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/clock.h"
#include "app/domain/result.h"
#include "app/signin/accesstoken.h"
#include "app/signin/signincontext.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace imagebrowser {

class SharedSignIn;

//! How an account's sign-in stands, for the account box and the settings.
struct SignInState
{
    enum class Phase : quint8
    {
        SignedOut, //!< no token in memory; a saved refresh token may still sign in without a person
        Working,
        SignedIn,
    };
    Phase phase = Phase::SignedOut;
    QString userName; //!< as far as known
    QString tenantId; //!< as far as known
    QDateTime expiresAt; //!< of the access token, UTC; it is renewed before that where it can be
    bool operator==(const SignInState &) const = default;
};

//! Microsoft Entra sign-ins of all accounts: gives out access tokens, from memory while they are good, else by refresh
//! token, else by the account's sign-in method. One for the program. Main thread; HttpAccess, secrets and prompt
//! outlive it.
//!
//! Accounts that agree in authority, tenant, client, resource and method share one sign-in (signInId()). Requests at
//! the same time share one flow. Sign-ins know nothing of each other: one that hangs or fails holds up no other.
class SignInService : public QObject
{
    Q_OBJECT

public:
    using Acquired = std::function<void(const Result<AccessToken> &token)>;
    using SignedOut = std::function<void(const QString &errorText)>;

    SignInService(HttpAccess &http, SecretStore &secrets, QObject *parent = nullptr);
    ~SignInService() override;

    void setClock(const Clock &clock) { m_context.clock = clock; }
    //! For sign-ins from now on; those that wait at the prompt before are cancelled. Null: sign-ins that need a person
    //! fail and say so.
    void setPrompt(SignInPrompt *prompt);
    //! For sign-ins from now on.
    void setTimes(const SignInTimes &times) { m_context.times = times; }

    //! True when acquire() is for \a method; keys and pasted tokens need no sign-in.
    [[nodiscard]] static bool isFor(SignInMethod method);

    //! Gives a token that is good for at least a few minutes. Answers once, never before it has returned, and not at
    //! all when \a receiver is gone; a flow that waits for a person ends when nobody waits for it. An error is whole:
    //! stage SignIn, or the stage at which the authority could not be reached, with the authority's URL.
    void acquire(const Account &account, QObject *receiver, Acquired done);
    //! After the service refused \a token with 401: forgets it, so that the next acquire() gets another. Nothing
    //! happens when another token has taken its place already.
    void invalidate(const Account &account, const Secret &token);
    //! Forgets tokens and removes the refresh token from the keychain, for all accounts that share the sign-in;
    //! requests that wait are cancelled. \a errorText says what the keychain had against it, empty when all went well.
    //! The Azure CLI stays signed in.
    void signOut(const Account &account, QObject *receiver, SignedOut done);
    //! Ends the flow that \a accountId waits for: FailureKind::Cancelled for all that share it.
    void cancel(const QString &accountId);
    //! Forgets sign-ins that none of \a accounts uses, apart from those under way; AccountStore removes their refresh
    //! tokens.
    void retain(const QList<Account> &accounts);

    [[nodiscard]] SignInState state(const Account &account) const;
    //! The account of that id for which a sign-in is under way, as it was given to acquire(); it need not be saved.
    [[nodiscard]] std::optional<Account> accountUnderWay(const QString &accountId) const;

Q_SIGNALS:
    //! After each change of state(), once for each account that has asked for a token.
    void stateChanged(const QString &accountId);
    //! The sign-in works, but the keychain did not keep its refresh token: \a text says why.
    void refreshTokenNotKept(const QString &accountId, const QString &text);

private:
    [[nodiscard]] SharedSignIn &signInOf(const Account &account);
    //! Guarded, since whoever is told of the end of one may end others.
    [[nodiscard]] std::vector<QPointer<SharedSignIn>> all() const;
    [[nodiscard]] SharedSignIn *find(const Account &account) const;

    SignInContext m_context;
    std::map<QString, std::unique_ptr<SharedSignIn>> m_signIns; //!< by signInId()
};

} // namespace imagebrowser
