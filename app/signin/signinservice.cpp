// SPDX-License-Identifier: Apache-2.0
#include "app/signin/signinservice.h"

#include "app/account/secretstore.h"
#include "app/account/signinidentity.h"
#include "app/signin/sharedsignin.h"
#include "app/signin/signinprompt.h"

#include <QSet>

namespace imagebrowser {

SignInService::SignInService(HttpAccess &http, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_context{http, secrets, systemNow, nullptr, {}}
{
}

SignInService::~SignInService() = default;

void SignInService::setPrompt(SignInPrompt *prompt)
{
    if (m_context.prompt != nullptr)
        m_context.prompt->disconnect(this);
    for (const QPointer<SharedSignIn> &signIn : all()) {
        if (signIn)
            signIn->cancelPrompted();
    }
    m_context.prompt = prompt;
    if (prompt != nullptr)
        connect(prompt, &SignInPrompt::cancelled, this, &SignInService::cancel);
}

bool SignInService::isFor(SignInMethod method)
{
    return method != SignInMethod::SharedKey && method != SignInMethod::PastedToken;
}

void SignInService::acquire(const Account &account, QObject *receiver, Acquired done)
{
    Q_ASSERT(isFor(account.signIn));
    signInOf(account).acquire(account, receiver, std::move(done));
}

void SignInService::invalidate(const Account &account, const Secret &token)
{
    if (SharedSignIn *signIn = find(account))
        signIn->invalidate(token);
}

void SignInService::signOut(const Account &account, QObject *receiver, SignedOut done)
{
    signInOf(account).signOut(receiver, std::move(done));
}

void SignInService::cancel(const QString &accountId)
{
    for (const QPointer<SharedSignIn> &signIn : all()) {
        if (signIn)
            signIn->cancel(accountId);
    }
}

void SignInService::retain(const QList<Account> &accounts)
{
    QSet<QString> used;
    for (const Account &account : accounts)
        used.insert(signInId(account));
    for (auto it = m_signIns.begin(); it != m_signIns.end();) {
        if (used.contains(it->first) || it->second->isWorking()) {
            ++it;
            continue;
        }
        // It may be on the stack, giving its answer.
        it->second->disconnect();
        it->second.release()->deleteLater();
        it = m_signIns.erase(it);
    }
}

SignInState SignInService::state(const Account &account) const
{
    const SharedSignIn *signIn = find(account);
    return signIn != nullptr ? signIn->state() : SignInState();
}

std::optional<Account> SignInService::accountUnderWay(const QString &accountId) const
{
    for (const auto &[id, signIn] : m_signIns) {
        if (const Account *account = signIn->workingFor(); account != nullptr && account->id == accountId)
            return *account;
    }
    return std::nullopt;
}

std::vector<QPointer<SharedSignIn>> SignInService::all() const
{
    std::vector<QPointer<SharedSignIn>> result;
    for (const auto &[id, signIn] : m_signIns)
        result.emplace_back(signIn.get());
    return result;
}

SharedSignIn *SignInService::find(const Account &account) const
{
    const auto found = m_signIns.find(signInId(account));
    return found != m_signIns.end() ? found->second.get() : nullptr;
}

SharedSignIn &SignInService::signInOf(const Account &account)
{
    const QString id = signInId(account);
    std::unique_ptr<SharedSignIn> &signIn = m_signIns[id];
    if (!signIn) {
        signIn = std::make_unique<SharedSignIn>(id, m_context);
        connect(signIn.get(), &SharedSignIn::stateChanged, this, &SignInService::stateChanged);
        connect(signIn.get(), &SharedSignIn::refreshTokenNotKept, this, &SignInService::refreshTokenNotKept);
    }
    return *signIn;
}

} // namespace imagebrowser
