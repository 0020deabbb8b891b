// SPDX-License-Identifier: Apache-2.0
#include "app/signin/browsersignin.h"

#include "app/service/batcherrorparser.h"
#include "app/signin/signinerror.h"
#include "app/signin/signinprompt.h"

#include <utility>

namespace imagebrowser {

namespace {

//! The value of a query's item, decoded.
QString item(const QUrlQuery &query, QLatin1StringView name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

BrowserSignIn::BrowserSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints,
                             QObject *parent)
    : SignInFlow(parent)
    , m_context(context)
    , m_account(account)
    , m_endpoints(std::move(endpoints))
    , m_client(context, account)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(context.times.browser);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        stopShowing();
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(m_context.times.browser);
        end(signInFailed(
            tr("Nobody signed in in the browser within %n minute(s).", nullptr, static_cast<int>(minutes.count()))));
    });
    connect(&m_listener, &LoopbackListener::answered, this, &BrowserSignIn::takeAnswer);
}

BrowserSignIn::~BrowserSignIn()
{
    stopShowing();
}

void BrowserSignIn::start()
{
    if (m_context.prompt == nullptr || !m_context.prompt->canOpenBrowser()) {
        return endLater(
            signInFailed(tr("A person has to sign in in a browser, and there is no window here. Sign in once "
                            "in the window, or choose a service principal, the Azure CLI or a device code in "
                            "the account settings.")));
    }
    if (!m_listener.listen()) {
        return endLater(signInFailed(tr("No port on this computer can be had for the browser to come back to: %1")
                                         .arg(m_listener.errorString())));
    }
    m_isShown = true;
    m_limit.start();
    m_context.prompt->openBrowser(m_account.id, authorizeUrl());
}

QUrl BrowserSignIn::authorizeUrl() const
{
    TokenForm form;
    form.add("client_id", m_account.clientId);
    form.add("response_type", QStringLiteral("code"));
    form.add("redirect_uri", m_listener.redirectUri());
    form.add("response_mode", QStringLiteral("query"));
    form.add("scope", m_endpoints.personScope);
    form.add("state", QString::fromLatin1(m_state));
    form.add("code_challenge", QString::fromLatin1(m_pkce.challenge));
    form.add("code_challenge_method", QStringLiteral("S256"));
    form.add("prompt", QStringLiteral("select_account"));
    QUrl url = m_endpoints.authorize;
    url.setQuery(QString::fromLatin1(form.body().reveal()), QUrl::StrictMode);
    return url;
}

void BrowserSignIn::takeAnswer(const QUrlQuery &query)
{
    stopShowing();
    const Secret code(item(query, QLatin1StringView("code")).toUtf8());
    Redactor redactor;
    redactor.add(code);
    redactor.add(Secret(m_state));
    const auto fail = [this, &redactor](BatchError error) {
        error.url = m_endpoints.authorize;
        error.occurredAt = toDateTime(m_context.clock());
        end(redacted(std::move(error), redactor));
    };
    if (item(query, QLatin1StringView("state")).toUtf8() != m_state) {
        return fail(
            signInFailed(tr("What came back from the browser does not belong to this sign-in (another state). Close "
                            "other sign-in pages and try again.")));
    }
    const QString errorCode = item(query, QLatin1StringView("error"));
    if (!errorCode.isEmpty() || code.isEmpty())
        return fail(oauthError(errorCode, item(query, QLatin1StringView("error_description"))));
    redeem(code);
}

void BrowserSignIn::redeem(const Secret &code)
{
    TokenForm form;
    form.add("grant_type", QStringLiteral("authorization_code"));
    form.add("client_id", m_account.clientId);
    form.add("redirect_uri", m_listener.redirectUri());
    form.add("scope", m_endpoints.personScope);
    form.addSecret("code", code);
    form.addSecret("code_verifier", m_pkce.verifier);
    m_client.post(m_endpoints.token, form, [this](const Result<HttpReply> &reply) {
        if (!reply)
            return end(withoutRetry(reply.error()));
        Outcome outcome = parseTokenReply(reply.value(), m_client.redactor(), toDateTime(m_context.clock()));
        end(outcome ? std::move(outcome) : Outcome(withoutRetry(m_client.completed(outcome.error()))));
    });
}

void BrowserSignIn::stopShowing()
{
    m_limit.stop();
    if (std::exchange(m_isShown, false))
        m_context.prompt->signInEnded(m_account.id);
}

} // namespace imagebrowser
