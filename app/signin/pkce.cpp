// SPDX-License-Identifier: Apache-2.0
#include "app/signin/pkce.h"

#include "app/signin/jsonwebtoken.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace imagebrowser {

Pkce Pkce::create()
{
    Pkce result;
    result.verifier = Secret(randomToken());
    result.challenge = challengeOf(result.verifier);
    return result;
}

QByteArray Pkce::challengeOf(const Secret &verifier)
{
    return toBase64Url(QCryptographicHash::hash(verifier.reveal(), QCryptographicHash::Sha256));
}

QByteArray randomToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return toBase64Url(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)));
}

} // namespace imagebrowser
