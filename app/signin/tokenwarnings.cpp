// SPDX-License-Identifier: Apache-2.0
#include "app/signin/tokenwarnings.h"

#include "app/signin/accesstoken.h"
#include "app/signin/jsonwebtoken.h"

#include <QCoreApplication>

#include <algorithm>

namespace imagebrowser {

namespace {

struct TokenWarnings
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::TokenWarnings)
};

constexpr qint64 SoonSeconds = 300;

//! The application that Batch is in every tenant; tokens of version 2 name it instead of the resource's address.
constexpr QLatin1StringView BatchApplication("ddbf3205-c6bd-46ae-8127-60eb93363864");

QString utcText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
}

QString audienceWarning(const QStringList &audience, const QString &resource)
{
    const auto isRight = [&resource](const QString &name) { return name == resource || name == BatchApplication; };
    if (audience.isEmpty() || std::ranges::any_of(audience, isRight))
        return {};
    const QString name = audience.first().left(120);
    if (name + QLatin1Char('/') == resource) {
        return TokenWarnings::tr(
                   "This token is for %1 without the final slash; the service takes only %2. Get it for the "
                   "resource with the slash.")
            .arg(name, resource);
    }
    return TokenWarnings::tr("This token is for %1, not for %2. Get one for the right resource.").arg(name, resource);
}

QString timeWarning(const TokenClaims &claims, const QDateTime &now)
{
    if (claims.expiresAt && *claims.expiresAt <= now)
        return TokenWarnings::tr("This token expired on %1. Get a new one.").arg(utcText(*claims.expiresAt));
    if (claims.expiresAt && now.secsTo(*claims.expiresAt) <= SoonSeconds)
        return TokenWarnings::tr("This token expires within minutes, on %1.").arg(utcText(*claims.expiresAt));
    if (claims.notBefore && *claims.notBefore > now.addSecs(SoonSeconds))
        return TokenWarnings::tr("This token is not valid before %1. Check this computer’s clock.")
            .arg(utcText(*claims.notBefore));
    return {};
}

} // namespace

QStringList tokenWarnings(const Secret &token, const QString &resource, const QDateTime &now)
{
    QByteArray text = token.reveal().trimmed();
    if (text.left(7).compare("bearer ", Qt::CaseInsensitive) == 0)
        text = text.mid(7).trimmed();
    if (text.isEmpty())
        return {};
    if (!isBearerToken(text))
        return {TokenWarnings::tr("This is not an access token: it may be cut off or copied with something else.")};
    const std::optional<TokenClaims> claims = readTokenClaims(Secret(text));
    // Tokens need not be readable for anybody but the service. One that looks like it and is not is cut off.
    if (!claims) {
        return text.startsWith("eyJ") ? QStringList{TokenWarnings::tr("This token cannot be read: it may be cut off.")}
                                      : QStringList();
    }
    QStringList warnings{audienceWarning(claims->audience, resource), timeWarning(*claims, now.toUTC())};
    warnings.removeAll(QString());
    return warnings;
}

} // namespace imagebrowser
