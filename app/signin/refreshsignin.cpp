// SPDX-License-Identifier: Apache-2.0
#include "app/signin/refreshsignin.h"

#include <QStringList>

#include <utility>

namespace imagebrowser {

RefreshSignIn::RefreshSignIn(const SignInContext &context, const Account &account, SignInEndpoints endpoints,
                             Secret refreshToken, QObject *parent)
    : SignInFlow(parent)
    , m_context(context)
    , m_account(account)
    , m_endpoints(std::move(endpoints))
    , m_refreshToken(std::move(refreshToken))
    , m_client(context, account)
{
}

void RefreshSignIn::start()
{
    TokenForm form;
    form.add("grant_type", QStringLiteral("refresh_token"));
    form.add("client_id", m_account.clientId);
    form.add("scope", m_endpoints.personScope);
    form.addSecret("refresh_token", m_refreshToken);
    m_client.post(m_endpoints.token, form, [this](const Result<HttpReply> &reply) {
        if (!reply)
            return end(reply.error());
        Outcome outcome = parseTokenReply(reply.value(), m_client.redactor(), toDateTime(m_context.clock()));
        if (!outcome)
            return end(m_client.completed(outcome.error()));
        // A token that was not replaced stays good.
        if (outcome.value().refreshToken.isEmpty())
            outcome.value().refreshToken = m_refreshToken;
        end(std::move(outcome));
    });
}

bool RefreshSignIn::needsPerson(const BatchError &error)
{
    static const QStringList codes{QStringLiteral("invalid_grant"), QStringLiteral("interaction_required"),
                                   QStringLiteral("login_required"), QStringLiteral("consent_required")};
    return error.kind == FailureKind::SignInFailed && codes.contains(error.code);
}

} // namespace imagebrowser
