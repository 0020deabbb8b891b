// SPDX-License-Identifier: Apache-2.0
#include "app/service/sharedkeyauthorizer.h"

#include "app/service/sharedkey.h"

#include <QCoreApplication>

namespace imagebrowser {

SharedKeyAuthorizer::SharedKeyAuthorizer(const Account &account, SecretStore &secrets)
    : StoredSecretAuthorizer(account.id, SecretKind::AccountKey, secrets)
    , m_accountName(account.accountName)
{
}

QString SharedKeyAuthorizer::accept(const Secret &secret)
{
    const auto decoded = decodeAccountKey(secret);
    if (!decoded) {
        return QCoreApplication::translate(
            "imagebrowser::SharedKeyAuthorizer",
            "The account key is not Base64: it may be cut off or hold other characters.");
    }
    m_key = secret;
    m_decodedKey = *decoded;
    return {};
}

void SharedKeyAuthorizer::authorize(HttpRequest &request)
{
    const QByteArray text = sharedKeyStringToSign("GET", request.url, request.headers, m_accountName);
    const QByteArray signature = sharedKeySignature(text, m_decodedKey);
    request.headers.set("Authorization", "SharedKey " + m_accountName.toUtf8() + ':' + signature);
    request.redactor.add(m_key);
    request.redactor.add(Secret(signature));
}

} // namespace imagebrowser
