// SPDX-License-Identifier: Apache-2.0
#include "app/service/accountclient.h"

#include "app/account/secretstore.h"
#include "app/service/authorizerfactory.h"
#include "app/service/batcherrorparser.h"
#include "app/service/httpaccess.h"
#include "app/service/imagelistrequest.h"

#include <QUuid>

#include <utility>

namespace imagebrowser {

namespace {

//! What a reply may take beyond the time the service was given.
constexpr std::chrono::seconds TransferAllowance{15};

} // namespace

AccountClient::AccountClient(const AccountAccess &access, const Account &account, Clock clock, QObject *parent)
    : QObject(parent)
    , m_access(access)
    , m_account(account)
    , m_clock(std::move(clock))
    , m_authorizer(makeAuthorizer(account, access))
{
}

AccountClient::~AccountClient()
{
    abort();
}

void AccountClient::get(const QUrl &url)
{
    abort();
    m_attempt = std::make_unique<QObject>();
    m_url = url;
    m_timings = {};
    m_hasRenewed = false;
    m_clientRequestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (m_account.proxy.mode == ProxyMode::Manual && !m_account.proxy.user.isEmpty() && !m_hasProxyPassword)
        readProxyPassword();
    else
        prepare();
}

void AccountClient::abort()
{
    if (!m_attempt)
        return;
    for (QObject *call : m_attempt->children())
        static_cast<HttpCall *>(call)->abort();
    // At once, not later: answers that are already queued go to the attempt, and what they would call may be gone by
    // then. It is never on the stack here, for complete() lets go of it before anybody hears of the end.
    m_attempt.reset();
}

void AccountClient::readProxyPassword()
{
    m_access.secrets.read(m_account.id, SecretKind::ProxyPassword, m_attempt.get(),
                          [this](const Secret &secret, const QString &errorText) {
                              if (!errorText.isEmpty()) {
                                  BatchError error;
                                  error.kind = FailureKind::ProxyFailed;
                                  error.stage = FailureStage::Proxy;
                                  error.detail = errorText;
                                  return complete(std::move(error));
                              }
                              m_proxyPassword = secret;
                              m_redactor.add(secret);
                              m_hasProxyPassword = true;
                              prepare();
                          });
}

void AccountClient::prepare()
{
    m_authorizer->prepare(m_attempt.get(), [this](const std::optional<BatchError> &error) {
        if (error)
            complete(*error);
        else
            send();
    });
}

void AccountClient::send()
{
    HttpRequest request;
    request.url = m_url;
    request.headers = imageListHeaders(m_clientRequestId, toDateTime(m_clock()));
    request.proxy = m_account.proxy;
    request.proxyPassword = m_proxyPassword;
    request.caFile = m_account.caFile;
    request.stallTimeout = std::chrono::seconds(m_account.timeoutSeconds) + TransferAllowance;
    // A server may quote the signature of an earlier try for the same page; those of other pages are forgotten, so that
    // the redactor does not grow with the pages.
    if (m_redactedUrl == m_url)
        request.redactor = m_redactor;
    m_redactedUrl = m_url;
    request.redactor.add(m_proxyPassword);
    m_authorizer->authorize(request);
    m_redactor = request.redactor;
    HttpCall *call = m_access.http.get(request, m_attempt.get());
    connect(call, &HttpCall::finished, m_attempt.get(), [this, call] {
        m_timings = call->timings();
        HttpCall::Outcome outcome = call->takeOutcome();
        call->deleteLater();
        receive(std::move(outcome));
    });
}

void AccountClient::receive(Outcome outcome)
{
    if (!outcome)
        return complete(std::move(outcome).error());
    const int status = outcome.value().status;
    if (status == 401 && !std::exchange(m_hasRenewed, true) && m_authorizer->renew())
        return prepare();
    if (status / 100 != 2)
        return complete(parseBatchError(outcome.value(), m_redactor, toDateTime(m_clock())));
    complete(std::move(outcome));
}

void AccountClient::complete(Outcome outcome)
{
    if (m_attempt)
        m_attempt.release()->deleteLater();
    if (outcome)
        m_outcome.emplace(std::move(outcome));
    else
        m_outcome.emplace(completed(std::move(outcome).error()));
    Q_EMIT finished();
}

const HttpTimings &AccountClient::timings() const
{
    const bool isAsking = m_attempt && !m_attempt->children().isEmpty();
    return isAsking ? static_cast<const HttpCall *>(m_attempt->children().last())->timings() : m_timings;
}

AccountClient::Outcome AccountClient::takeOutcome()
{
    Q_ASSERT(m_outcome);
    return *std::exchange(m_outcome, std::nullopt);
}

BatchError AccountClient::completed(BatchError error) const
{
    error.accountName = m_account.name;
    error.accountId = m_account.id;
    error.credential = m_account.signIn == SignInMethod::SharedKey ? CredentialKind::Key : CredentialKind::Token;
    if (error.url.isEmpty())
        error.url = m_url;
    // A failed sign-in brings those of its own request.
    if (error.clientRequestId.isEmpty())
        error.clientRequestId = m_clientRequestId;
    if (error.duration.count() == 0)
        error.duration = m_timings.total;
    error.attempts = 1;
    error.occurredAt = toDateTime(m_clock());
    return redacted(std::move(error), m_redactor);
}

} // namespace imagebrowser
