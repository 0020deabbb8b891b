// SPDX-License-Identifier: Apache-2.0
#include "app/signin/clientcredentialssignin.h"

#include "app/account/secretstore.h"
#include "app/signin/clientassertion.h"
#include "app/signin/signinerror.h"

#include <utility>

namespace imagebrowser {

ClientCredentialsSignIn::ClientCredentialsSignIn(const SignInContext &context, const Account &account,
                                                 SignInEndpoints endpoints, QObject *parent)
    : SignInFlow(parent)
    , m_context(context)
    , m_account(account)
    , m_endpoints(std::move(endpoints))
    , m_client(context, account)
{
}

void ClientCredentialsSignIn::start()
{
    const bool hasCertificate = m_account.signIn == SignInMethod::ServicePrincipalCertificate;
    m_context.secrets.read(m_account.id, hasCertificate ? SecretKind::CertificatePassword : SecretKind::ClientSecret,
                           this, [this, hasCertificate](const Secret &secret, const QString &errorText) {
                               if (hasCertificate)
                                   takeCertificatePassword(secret, errorText);
                               else
                                   takeClientSecret(secret, errorText);
                           });
}

void ClientCredentialsSignIn::takeClientSecret(const Secret &secret, const QString &errorText)
{
    if (secret.isEmpty())
        return end(signInFailed(errorText, FailureKind::SecretMissing));
    TokenForm form;
    form.addSecret("client_secret", secret);
    send(std::move(form));
}

void ClientCredentialsSignIn::takeCertificatePassword(const Secret &secret, const QString &errorText)
{
    // Most keys have no password, so that not having one is no error yet.
    const Result<ClientCertificate, QString> certificate = ClientCertificate::load(m_account.certificateFile, secret);
    if (!certificate) {
        const QString both =
            errorText.isEmpty() ? certificate.error() : certificate.error() + QLatin1Char(' ') + errorText;
        return end(signInFailed(both));
    }
    const Result<Secret, QString> assertion =
        makeClientAssertion(certificate.value(), m_account.clientId, m_endpoints.token, toDateTime(m_context.clock()));
    if (!assertion)
        return end(signInFailed(assertion.error()));
    TokenForm form;
    form.add("client_assertion_type", QStringLiteral("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    form.addSecret("client_assertion", assertion.value());
    send(std::move(form));
}

void ClientCredentialsSignIn::send(TokenForm form)
{
    form.add("grant_type", QStringLiteral("client_credentials"));
    form.add("client_id", m_account.clientId);
    form.add("scope", m_endpoints.appScope);
    m_client.post(m_endpoints.token, form, [this](const Result<HttpReply> &reply) {
        if (!reply)
            return end(reply.error());
        Outcome outcome = parseTokenReply(reply.value(), m_client.redactor(), toDateTime(m_context.clock()));
        end(outcome ? std::move(outcome) : Outcome(m_client.completed(outcome.error())));
    });
}

} // namespace imagebrowser
