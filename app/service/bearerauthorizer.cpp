// SPDX-License-Identifier: Apache-2.0
#include "app/service/bearerauthorizer.h"

#include "app/signin/accesstoken.h"

#include <QCoreApplication>

namespace imagebrowser {

BearerAuthorizer::BearerAuthorizer(const Account &account, SecretStore &secrets)
    : StoredSecretAuthorizer(account.id, SecretKind::Token, secrets)
{
}

QString BearerAuthorizer::accept(const Secret &secret)
{
    QByteArray token = secret.reveal().trimmed();
    if (token.left(7).compare("bearer ", Qt::CaseInsensitive) == 0)
        token = token.mid(7).trimmed();
    if (!isBearerToken(token)) {
        return QCoreApplication::translate(
            "imagebrowser::BearerAuthorizer",
            "The access token holds characters that no token has: it may be cut off or copied with something else.");
    }
    m_token = Secret(token);
    return {};
}

void BearerAuthorizer::authorize(HttpRequest &request)
{
    request.headers.set("Authorization", "Bearer " + m_token.reveal());
    request.redactor.add(m_token);
}

} // namespace imagebrowser
