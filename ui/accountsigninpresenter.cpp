// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsigninpresenter.h"

#include "app/account/secretstore.h"
#include "app/account/signinidentity.h"
#include "app/account/signinmethods.h"
#include "app/domain/batcherrortext.h"
#include "app/signin/jsonwebtoken.h"
#include "app/signin/signinservice.h"
#include "app/signin/tokenwarnings.h"
#include "ui/accountform.h"
#include "ui/signintexts.h"

#include <algorithm>

namespace imagebrowser {

AccountSignInPresenter::AccountSignInPresenter(SignInService &service, SecretStore &secrets, AccountForm &form,
                                               QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_secrets(secrets)
    , m_form(form)
{
    connect(&service, &SignInService::stateChanged, this, &AccountSignInPresenter::update);
}

void AccountSignInPresenter::show(const Account &draft)
{
    m_account = draft;
    const QString id = signInId(draft);
    if (id != std::exchange(m_signInId, id)) {
        m_hasKeptSignIn = false;
        lookForKeptSignIn();
    }
    update();
}

void AccountSignInPresenter::lookForKeptSignIn()
{
    if (!isInteractiveSignIn(m_account.signIn))
        return;
    const auto take = [this, id = m_signInId](const Secret &secret, const QString &errorText) {
        if (id != m_signInId || !errorText.isEmpty())
            return;
        m_hasKeptSignIn = !secret.isEmpty();
        update();
    };
    m_secrets.read(m_signInId, SecretKind::RefreshToken, this, take);
}

void AccountSignInPresenter::update()
{
    const SignInState state = m_service.state(m_account);
    const bool isInteractive = isInteractiveSignIn(m_account.signIn);
    SignInAction action = SignInAction::None;
    if (state.phase == SignInState::Phase::Working)
        action = SignInAction::Cancel;
    else if (isInteractive && state.phase == SignInState::Phase::SignedOut && !m_hasKeptSignIn)
        action = SignInAction::SignIn;
    else if (m_account.signIn != SignInMethod::AzureCli
             && (state.phase == SignInState::Phase::SignedIn || m_hasKeptSignIn))
        action = SignInAction::SignOut;
    m_form.setSignInStatus(signInStateText(state, m_account, m_hasKeptSignIn, toDateTime(m_clock())), action);
    m_form.setSignInProblem(m_problems.value(m_signInId));
}

void AccountSignInPresenter::showToken(const Secret &token)
{
    // In a custom cloud without a resource any audience may be right.
    const QString resource = signInResource(m_account);
    const std::optional<TokenClaims> claims = readTokenClaims(token);
    const QString anyAudience = claims ? claims->audience.value(0) : QString();
    m_form.setTokenNotes(tokenDescription(token),
                         tokenWarnings(token, resource.isEmpty() ? anyAudience : resource, toDateTime(m_clock())));
}

void AccountSignInPresenter::act(SignInAction action)
{
    switch (action) {
    case SignInAction::SignIn:
        signIn();
        break;
    case SignInAction::SignOut:
        signOut();
        break;
    case SignInAction::Cancel:
        m_service.cancel(m_account.id);
        break;
    case SignInAction::None:
        break;
    }
}

void AccountSignInPresenter::signIn()
{
    m_problems.remove(m_signInId);
    m_begun.insert(m_signInId, m_account);
    auto &receiver = m_waiting[m_signInId];
    receiver = std::make_unique<QObject>();
    m_service.acquire(m_account, receiver.get(),
                      [this, id = m_signInId](const Result<AccessToken> &token) { takeToken(id, token); });
    update();
}

void AccountSignInPresenter::takeToken(const QString &signIn, const Result<AccessToken> &token)
{
    if (!token && token.error().kind != FailureKind::Cancelled)
        m_problems.insert(signIn, problemText(token.error()));
    update();
}

QString AccountSignInPresenter::problemText(const BatchError &error) const
{
    const QString advice = batchErrorAdvice(error);
    return advice.isEmpty() ? batchErrorHeadline(error) : tr("%1\n%2").arg(batchErrorHeadline(error), advice);
}

void AccountSignInPresenter::signOut()
{
    const auto done = [this, id = m_signInId](const QString &errorText) {
        if (!errorText.isEmpty())
            m_problems.insert(id, errorText);
        update();
    };
    m_problems.remove(m_signInId);
    m_hasKeptSignIn = false;
    m_service.signOut(m_account, this, done);
    update();
}

void AccountSignInPresenter::stop()
{
    m_waiting.clear();
}

void AccountSignInPresenter::discardUnsaved(const QList<Account> &saved)
{
    stop();
    for (auto begun = m_begun.cbegin(); begun != m_begun.cend(); ++begun) {
        const bool isUsed =
            std::ranges::any_of(saved, [&](const Account &account) { return signInId(account) == begun.key(); });
        // The dialog is on its way out; what the keychain keeps against this is of no use without the settings.
        if (!isUsed)
            m_service.signOut(begun.value(), &m_service, [](const QString &) {});
    }
    m_begun.clear();
}

} // namespace imagebrowser
