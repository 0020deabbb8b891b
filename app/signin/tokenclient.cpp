// SPDX-License-Identifier: Apache-2.0
#include "app/signin/tokenclient.h"

#include "app/account/secretstore.h"
#include "app/service/batcherrorparser.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinerror.h"

#include <QUuid>

#include <utility>

namespace imagebrowser {

namespace {

//! An authority answers at once or not at all.
constexpr std::chrono::seconds StallTimeout{30};

} // namespace

TokenClient::TokenClient(const SignInContext &context, const Account &account, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_account(account)
{
}

void TokenClient::post(const QUrl &url, const TokenForm &form, Done done)
{
    m_url = url;
    m_timings = {};
    m_clientRequestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (m_account.proxy.mode == ProxyMode::Manual && !m_account.proxy.user.isEmpty() && !m_hasProxyPassword)
        readProxyPassword(form, done);
    else
        send(form, done);
}

void TokenClient::readProxyPassword(const TokenForm &form, const Done &done)
{
    m_context.secrets.read(m_account.id, SecretKind::ProxyPassword, this,
                           [this, form, done](const Secret &secret, const QString &errorText) {
                               if (!errorText.isEmpty()) {
                                   BatchError error = signInFailed(errorText, FailureKind::ProxyFailed);
                                   error.stage = FailureStage::Proxy;
                                   return done(completed(std::move(error)));
                               }
                               m_proxyPassword = secret;
                               m_redactor.add(secret);
                               m_hasProxyPassword = true;
                               send(form, done);
                           });
}

void TokenClient::send(const TokenForm &form, const Done &done)
{
    HttpRequest request;
    request.url = m_url;
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.headers.set("client-request-id", m_clientRequestId.toLatin1());
    request.headers.set("return-client-request-id", "true");
    request.body = form.body();
    request.proxy = m_account.proxy;
    request.proxyPassword = m_proxyPassword;
    request.caFile = m_account.caFile;
    request.stallTimeout = StallTimeout;
    m_redactor.add(form.redactor());
    request.redactor = m_redactor;
    HttpCall *call = m_context.http.post(request, this);
    connect(call, &HttpCall::finished, this, [this, call, done] {
        m_timings = call->timings();
        HttpCall::Outcome outcome = call->takeOutcome();
        call->deleteLater();
        if (outcome)
            done(std::move(outcome));
        else
            done(completed(std::move(outcome).error()));
    });
}

BatchError TokenClient::completed(BatchError error) const
{
    error.url = m_url;
    error.clientRequestId = m_clientRequestId;
    error.duration = m_timings.total;
    error.occurredAt = toDateTime(m_context.clock());
    return redacted(std::move(error), m_redactor);
}

} // namespace imagebrowser
