// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/signin/signinflow.h"
#include "app/signin/signinservice.h"

#include <QPointer>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace imagebrowser {

//! One sign-in and all who use it: keeps its tokens, runs at most one flow at a time, and answers everybody who waits
//! with its outcome. Owned by SignInService, which speaks for it.
class SharedSignIn : public QObject
{
    Q_OBJECT

public:
    SharedSignIn(QString id, const SignInContext &context);
    ~SharedSignIn() override;

    void acquire(const Account &account, QObject *receiver, SignInService::Acquired done);
    void invalidate(const Secret &token);
    void signOut(QObject *receiver, SignInService::SignedOut done);
    //! All who wait get FailureKind::Cancelled. \a accountId has to wait for it, or be the one it was begun for.
    void cancel(const QString &accountId);
    //! The same, for everybody, when the flow waits for a person.
    void cancelPrompted();
    [[nodiscard]] bool isWorking() const { return m_isWorking; }
    //! For which the flow runs, saved or not; null while none does.
    [[nodiscard]] const Account *workingFor() const { return m_isWorking ? &m_account : nullptr; }
    [[nodiscard]] SignInState state() const;

Q_SIGNALS:
    void stateChanged(const QString &accountId);
    void refreshTokenNotKept(const QString &accountId, const QString &text);

private:
    struct Request
    {
        Account account;
        QPointer<QObject> receiver;
        SignInService::Acquired done;
    };

    [[nodiscard]] bool isGood() const;
    [[nodiscard]] bool keepsRefreshToken() const;
    void begin();
    void readRefreshToken();
    void signInAgain();
    void run(std::unique_ptr<SignInFlow> flow);
    void takeOutcome(bool isRefresh);
    void takeGrant(const TokenGrant &grant);
    void storeRefreshToken(const Secret &token);
    void answer(const Result<AccessToken> &token);
    void answerRequests(const Result<AccessToken> &token);
    void dropFlow();
    void abandonWhenUnwanted();
    void tellState();

    const QString m_id;
    const SignInContext &m_context; //!< of the service
    Account m_account; //!< that the current flow was begun for
    std::optional<AccessToken> m_access;
    QDateTime m_renewAt;
    Secret m_refreshToken;
    bool m_hasReadRefreshToken = false;
    QString m_keychainProblem; //!< why the refresh token could not be read
    std::vector<Request> m_requests;
    std::unique_ptr<QObject> m_reading; //!< receiver of the keychain's answer
    SignInFlow *m_flow = nullptr;
    bool m_isWorking = false;
    QStringList m_accountIds; //!< of all who ever asked
};

} // namespace imagebrowser
