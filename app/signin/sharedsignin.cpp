// SPDX-License-Identifier: Apache-2.0
#include "app/signin/sharedsignin.h"

#include "app/account/secretstore.h"
#include "app/signin/azureclisignin.h"
#include "app/signin/browsersignin.h"
#include "app/signin/clientcredentialssignin.h"
#include "app/signin/devicecodesignin.h"
#include "app/signin/refreshsignin.h"
#include "app/signin/signinerror.h"

#include <algorithm>
#include <utility>

namespace imagebrowser {

namespace {

//! A listing of many pages should not meet the end of its token; but half of a short life is not thrown away.
constexpr qint64 RenewBefore = 300;

std::unique_ptr<SignInFlow> makeFlow(const SignInContext &context, const Account &account,
                                     const SignInEndpoints &endpoints)
{
    switch (account.signIn) {
    case SignInMethod::EntraBrowser:
        return std::make_unique<BrowserSignIn>(context, account, endpoints);
    case SignInMethod::EntraDeviceCode:
        return std::make_unique<DeviceCodeSignIn>(context, account, endpoints);
    case SignInMethod::ServicePrincipalSecret:
    case SignInMethod::ServicePrincipalCertificate:
        return std::make_unique<ClientCredentialsSignIn>(context, account, endpoints);
    case SignInMethod::AzureCli:
    case SignInMethod::SharedKey:
    case SignInMethod::PastedToken:
        break;
    }
    return std::make_unique<AzureCliSignIn>(context, account);
}

} // namespace

SharedSignIn::SharedSignIn(QString id, const SignInContext &context)
    : m_id(std::move(id))
    , m_context(context)
{
}

SharedSignIn::~SharedSignIn()
{
    disconnect();
    dropFlow();
}

void SharedSignIn::acquire(const Account &account, QObject *receiver, SignInService::Acquired done)
{
    if (!m_accountIds.contains(account.id))
        m_accountIds.append(account.id);
    if (!m_isWorking && isGood()) {
        QMetaObject::invokeMethod(
            receiver, [token = *m_access, done = std::move(done)] { done(token); }, Qt::QueuedConnection);
        return;
    }
    m_requests.push_back({account, receiver, std::move(done)});
    // Queued: a receiver may go in the middle of anything here.
    connect(receiver, &QObject::destroyed, this, &SharedSignIn::abandonWhenUnwanted,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
    if (m_isWorking)
        return;
    m_account = account;
    m_isWorking = true;
    begin();
    tellState();
}

bool SharedSignIn::isGood() const
{
    return m_access && toDateTime(m_context.clock()) < m_renewAt;
}

bool SharedSignIn::keepsRefreshToken() const
{
    return m_account.signIn == SignInMethod::EntraBrowser || m_account.signIn == SignInMethod::EntraDeviceCode;
}

void SharedSignIn::begin()
{
    if (keepsRefreshToken() && !m_hasReadRefreshToken)
        return readRefreshToken();
    if (m_refreshToken.isEmpty())
        return signInAgain();
    const Result<SignInEndpoints> endpoints = signInEndpoints(m_account);
    if (!endpoints)
        return signInAgain();
    run(std::make_unique<RefreshSignIn>(m_context, m_account, endpoints.value(), m_refreshToken));
}

void SharedSignIn::readRefreshToken()
{
    m_reading = std::make_unique<QObject>();
    m_context.secrets.read(m_id, SecretKind::RefreshToken, m_reading.get(),
                           [this](const Secret &secret, const QString &errorText) {
                               m_reading.release()->deleteLater();
                               // A keychain that is locked now may be open later.
                               m_hasReadRefreshToken = errorText.isEmpty();
                               m_keychainProblem = errorText;
                               m_refreshToken = secret;
                               if (m_refreshToken.isEmpty())
                                   signInAgain();
                               else
                                   begin();
                           });
}

void SharedSignIn::signInAgain()
{
    if (m_account.signIn == SignInMethod::AzureCli)
        return run(makeFlow(m_context, m_account, {}));
    const Result<SignInEndpoints> endpoints = signInEndpoints(m_account);
    if (endpoints)
        return run(makeFlow(m_context, m_account, endpoints.value()));
    QMetaObject::invokeMethod(
        this,
        [this, error = endpoints.error()] {
            if (m_isWorking && m_flow == nullptr)
                answer(error);
        },
        Qt::QueuedConnection);
}

void SharedSignIn::run(std::unique_ptr<SignInFlow> flow)
{
    const bool isRefresh = qobject_cast<RefreshSignIn *>(flow.get()) != nullptr;
    m_flow = flow.release();
    m_flow->setParent(this);
    connect(m_flow, &SignInFlow::finished, this, [this, isRefresh] { takeOutcome(isRefresh); });
    m_flow->start();
}

void SharedSignIn::dropFlow()
{
    m_reading.reset();
    SignInFlow *const flow = std::exchange(m_flow, nullptr);
    if (flow == nullptr)
        return;
    flow->disconnect(this);
    delete flow;
}

void SharedSignIn::takeOutcome(bool isRefresh)
{
    SignInFlow::Outcome outcome = m_flow->takeOutcome();
    // It is on the stack, telling that it has finished.
    m_flow->disconnect(this);
    std::exchange(m_flow, nullptr)->deleteLater();
    if (outcome) {
        takeGrant(outcome.value());
        return answer(outcome.value().access);
    }
    BatchError error = std::move(outcome).error();
    if (isRefresh && RefreshSignIn::needsPerson(error)) {
        m_refreshToken = {};
        storeRefreshToken({});
        return signInAgain();
    }
    // What is there is still good for a while, and the next request tries again.
    if (m_access && toDateTime(m_context.clock()) < m_access->expiresAt)
        return answer(*m_access);
    if (!m_keychainProblem.isEmpty())
        error.values.append({tr("Keychain"), m_keychainProblem});
    answer(error);
}

void SharedSignIn::takeGrant(const TokenGrant &grant)
{
    const AccessToken before = m_access.value_or(AccessToken());
    m_access = grant.access;
    // A renewed token often says less than the first one.
    if (m_access->userName.isEmpty())
        m_access->userName = before.userName;
    if (m_access->tenantId.isEmpty())
        m_access->tenantId = before.tenantId;
    const qint64 life = toDateTime(m_context.clock()).secsTo(m_access->expiresAt);
    m_renewAt = m_access->expiresAt.addSecs(-std::min(RenewBefore, life / 2));
    if (!keepsRefreshToken() || grant.refreshToken.isEmpty() || grant.refreshToken.reveal() == m_refreshToken.reveal())
        return;
    m_refreshToken = grant.refreshToken;
    m_hasReadRefreshToken = true;
    storeRefreshToken(m_refreshToken);
}

void SharedSignIn::storeRefreshToken(const Secret &token)
{
    m_context.secrets.write(m_id, SecretKind::RefreshToken, token, this,
                            [this, id = m_account.id](const QString &errorText) {
                                if (!errorText.isEmpty())
                                    Q_EMIT refreshTokenNotKept(id, errorText);
                            });
}

void SharedSignIn::answer(const Result<AccessToken> &token)
{
    m_isWorking = false;
    const QPointer<SharedSignIn> guard(this);
    answerRequests(token);
    if (guard)
        tellState();
}

void SharedSignIn::answerRequests(const Result<AccessToken> &token)
{
    const std::vector<Request> requests = std::exchange(m_requests, {});
    for (const Request &request : requests) {
        if (!request.receiver)
            continue;
        if (token) {
            request.done(token);
            continue;
        }
        BatchError error = token.error();
        error.accountId = request.account.id;
        error.accountName = request.account.name;
        error.credential = CredentialKind::Token;
        request.done(error);
    }
}

void SharedSignIn::abandonWhenUnwanted()
{
    std::erase_if(m_requests, [](const Request &request) { return request.receiver.isNull(); });
    // A refresh goes on: its answer may replace the refresh token, which would be lost.
    if (!m_isWorking || !m_requests.empty() || m_flow == nullptr || !m_flow->isWaitingForPerson())
        return;
    dropFlow();
    answer(signInFailed({}, FailureKind::Cancelled));
}

void SharedSignIn::invalidate(const Secret &token)
{
    if (!m_access || m_access->token.reveal() != token.reveal())
        return;
    m_access.reset();
    tellState();
}

void SharedSignIn::cancel(const QString &accountId)
{
    const bool isWaiting = std::ranges::any_of(
        m_requests, [&accountId](const Request &request) { return request.account.id == accountId; });
    if (!m_isWorking || (!isWaiting && m_account.id != accountId))
        return;
    const BatchError error = signInFailed(tr("The sign-in was cancelled."), FailureKind::Cancelled);
    // Nobody waits for a refresh any more, but its answer may replace the refresh token.
    if (qobject_cast<RefreshSignIn *>(m_flow) != nullptr)
        return answerRequests(error);
    dropFlow();
    answer(error);
}

void SharedSignIn::cancelPrompted()
{
    if (m_flow != nullptr && m_flow->isWaitingForPerson())
        cancel(m_account.id);
}

void SharedSignIn::signOut(QObject *receiver, SignInService::SignedOut done)
{
    if (m_isWorking) {
        dropFlow();
        answer(signInFailed(tr("The account was signed out."), FailureKind::Cancelled));
    }
    m_access.reset();
    m_refreshToken = {};
    m_hasReadRefreshToken = true;
    m_context.secrets.write(m_id, SecretKind::RefreshToken, {}, receiver, std::move(done));
    tellState();
}

SignInState SharedSignIn::state() const
{
    SignInState result;
    if (m_access) {
        result.userName = m_access->userName;
        result.tenantId = m_access->tenantId;
        result.expiresAt = m_access->expiresAt;
        result.phase = SignInState::Phase::SignedIn;
    }
    if (m_isWorking)
        result.phase = SignInState::Phase::Working;
    return result;
}

void SharedSignIn::tellState()
{
    const QPointer<SharedSignIn> guard(this);
    const QStringList ids = m_accountIds;
    for (const QString &id : ids) {
        if (guard)
            Q_EMIT stateChanged(id);
    }
}

} // namespace imagebrowser
