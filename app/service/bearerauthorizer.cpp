// SPDX-License-Identifier: Apache-2.0
#include "app/service/bearerauthorizer.h"

#include <QCoreApplication>

#include <algorithm>

namespace imagebrowser {

namespace {

//! Characters of a token by RFC 6750, section 2.1. Anything else would end or split the header.
bool isTokenCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || (character != '\0' && std::string_view("-._~+/=").find(character) != std::string_view::npos);
}

} // namespace

BearerAuthorizer::BearerAuthorizer(const Account &account, SecretStore &secrets)
    : StoredSecretAuthorizer(account.id, SecretKind::Token, secrets)
{
}

QString BearerAuthorizer::accept(const Secret &secret)
{
    QByteArray token = secret.reveal().trimmed();
    if (token.left(7).compare("bearer ", Qt::CaseInsensitive) == 0)
        token = token.mid(7).trimmed();
    if (token.isEmpty() || !std::all_of(token.cbegin(), token.cend(), isTokenCharacter)) {
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
