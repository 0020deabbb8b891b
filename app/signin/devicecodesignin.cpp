// SPDX-License-Identifier: Apache-2.0
#include "app/signin/devicecodesignin.h"

#include "app/service/retrypolicy.h"
#include "app/signin/signinerror.h"

#include <utility>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

constexpr auto SlowDown = 5s; //!< by RFC 8628, section 3.5

} // namespace

DeviceCodeSignIn::DeviceCodeSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints,
                                   QObject *parent)
    : SignInFlow(parent)
    , m_context(context)
    , m_account(account)
    , m_endpoints(std::move(endpoints))
    , m_client(context, account)
{
    m_pollTimer.setSingleShot(true);
    // An authority that is asked too early makes the interval longer.
    m_pollTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_pollTimer, &QTimer::timeout, this, &DeviceCodeSignIn::poll);
}

DeviceCodeSignIn::~DeviceCodeSignIn()
{
    stopShowing();
}

void DeviceCodeSignIn::start()
{
    if (m_context.prompt == nullptr) {
        return endLater(
            signInFailed(tr("A person has to enter a code to sign in, and nobody is there to be shown it. Choose "
                            "a service principal or the Azure CLI in the account settings.")));
    }
    TokenForm form;
    form.add("client_id", m_account.clientId);
    form.add("scope", m_endpoints.personScope);
    m_client.post(m_endpoints.deviceCode, form, [this](const Result<HttpReply> &reply) { show(reply); });
}

void DeviceCodeSignIn::show(const Result<HttpReply> &reply)
{
    if (!reply)
        return end(reply.error());
    const Result<DeviceAuthorization> authorization =
        parseDeviceCodeReply(reply.value(), m_client.redactor(), toDateTime(m_context.clock()));
    if (!authorization)
        return end(m_client.completed(authorization.error()));
    m_authorization = authorization.value();
    m_isShown = true;
    wait();
    m_context.prompt->showDeviceCode(m_account.id, m_authorization.shown);
}

void DeviceCodeSignIn::wait()
{
    m_pollTimer.start(m_authorization.interval.count() * m_context.times.pollSecond);
}

void DeviceCodeSignIn::poll()
{
    if (toDateTime(m_context.clock()) >= m_authorization.shown.expiresAt) {
        BatchError error = oauthError(QStringLiteral("expired_token"), {});
        error.detail = tr("Nobody entered the code in time.");
        return finish(m_client.completed(std::move(error)));
    }
    TokenForm form;
    form.add("grant_type", QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"));
    form.add("client_id", m_account.clientId);
    form.addSecret("device_code", m_authorization.deviceCode);
    m_client.post(m_endpoints.token, form, [this](const Result<HttpReply> &reply) { takeAnswer(reply); });
}

void DeviceCodeSignIn::takeAnswer(const Result<HttpReply> &reply)
{
    Outcome outcome = reply ? parseTokenReply(reply.value(), m_client.redactor(), toDateTime(m_context.clock()))
                            : Outcome(reply.error());
    if (outcome)
        return finish(std::move(outcome));
    const BatchError error = m_client.completed(outcome.error());
    const bool mustSlowDown = error.code == QLatin1StringView("slow_down");
    // Whoever is just typing the code should not have to begin again because one question was lost.
    if (mustSlowDown || RetryPolicy::isTransient(error))
        m_authorization.interval += SlowDown;
    else if (error.code != QLatin1StringView("authorization_pending"))
        return finish(error);
    wait();
}

void DeviceCodeSignIn::stopShowing()
{
    m_pollTimer.stop();
    if (std::exchange(m_isShown, false))
        m_context.prompt->signInEnded(m_account.id);
}

void DeviceCodeSignIn::finish(Outcome outcome)
{
    stopShowing();
    end(std::move(outcome));
}

} // namespace imagebrowser
