// SPDX-License-Identifier: Apache-2.0
#include "app/signin/tokenreply.h"

#include "app/service/batcherrorparser.h"
#include "app/signin/jsonwebtoken.h"
#include "app/signin/signinerror.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

struct TokenReply
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::TokenReply)
};

constexpr qsizetype MaxBody = 1024 * 1024; //!< the largest tokens have some ten kilobytes
constexpr std::chrono::seconds LongestLife = 7 * 24h;
//! `expires_in` may be missing by RFC 6749; renewing too often does no harm.
constexpr std::chrono::seconds UnknownLife = 5min;

QByteArray withoutMark(const QByteArray &body)
{
    return body.startsWith("\xEF\xBB\xBF") ? body.sliced(3) : body;
}

//! Anything that begins as JSON may hold tokens, whole or cut off, under any name.
bool mayHoldTokens(const QByteArray &body)
{
    const QByteArray start = withoutMark(body.left(256)).trimmed();
    return start.isEmpty() || start.startsWith('{') || start.startsWith('[') || start.startsWith('"');
}

Secret secretMember(const QJsonObject &object, QLatin1StringView name)
{
    return Secret(object.value(name).toString().toUtf8());
}

//! Who signed in, as the tokens tell; the identity token is meant for that, the access token is not but often does.
void readIdentity(AccessToken &access, const QJsonObject &object)
{
    for (const Secret &token : {secretMember(object, QLatin1StringView("id_token")), access.token}) {
        const std::optional<TokenClaims> claims = readTokenClaims(token);
        if (!claims)
            continue;
        if (access.userName.isEmpty())
            access.userName = claims->userName;
        if (access.tenantId.isEmpty())
            access.tenantId = claims->tenantId;
    }
}

//! What keeps the object from being a grant; empty when nothing does.
QString problemOf(const QJsonObject &object)
{
    const QJsonValue token = object.value(QLatin1StringView("access_token"));
    if (object.isEmpty())
        return TokenReply::tr("The reply of the sign-in is not a JSON object, or was cut off.");
    if (!token.isString() || token.toString().isEmpty())
        return TokenReply::tr("The reply of the sign-in holds no access token.");
    if (!isBearerToken(token.toString().toUtf8()))
        return TokenReply::tr("The access token holds characters that no token has.");
    const QString type = object.value(QLatin1StringView("token_type")).toString(QStringLiteral("Bearer"));
    if (type.compare(QLatin1StringView("Bearer"), Qt::CaseInsensitive) != 0)
        return TokenReply::tr("The access token is of a type that cannot be used here: %1").arg(type.left(40));
    if (!replySeconds(object, QLatin1StringView("expires_in"), UnknownLife))
        return TokenReply::tr("The reply of the sign-in names a lifetime that is none.");
    return {};
}

} // namespace

QJsonObject replyObject(const HttpReply &reply)
{
    return reply.body.size() > MaxBody ? QJsonObject() : QJsonDocument::fromJson(withoutMark(reply.body)).object();
}

std::optional<std::chrono::seconds> replySeconds(const QJsonObject &object, QLatin1StringView name,
                                                 std::chrono::seconds missing)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull())
        return missing;
    bool isNumber = value.isDouble();
    const double seconds = value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    if (!isNumber || !std::isfinite(seconds) || seconds < 1.0)
        return std::nullopt;
    return std::chrono::seconds(static_cast<std::int64_t>(std::min(seconds, static_cast<double>(LongestLife.count()))));
}

BatchError tokenReplyError(const HttpReply &reply, const QString &problem, const Redactor &redactor,
                           const QDateTime &now)
{
    const QJsonObject object = replyObject(reply);
    Redactor known = redactor;
    known.add(replySecrets(object));
    BatchError error = parseBatchError(reply, known, now);
    error.stage = error.stage == FailureStage::Proxy ? error.stage : FailureStage::SignIn;
    const QString serverRequestId = error.requestId;
    if (readOAuthError(error, object)) {
        error.requestId = serverRequestId.isEmpty() ? error.requestId : serverRequestId;
        error.detail.clear();
        error.contentType.clear();
        error.bodySample.clear();
        error.bodySampleIsCut = false;
        // A 5xx or 429 may pass by itself, whatever its body says.
        if (reply.status == 429 || reply.status >= 500)
            error.kind = FailureKind::ServiceError;
        return redacted(std::move(error), known);
    }
    // Without this, 401 and 403 would count as the Batch service's own.
    if (reply.status / 100 == 4 && reply.status != 407 && reply.status != 429)
        error.kind = FailureKind::SignInFailed;
    if (reply.status / 100 == 2) {
        error.kind = FailureKind::SignInFailed;
        error.detail = problem;
        if (mayHoldTokens(reply.body)) {
            error.code.clear();
            error.message.clear();
            error.values.clear();
            error.bodySample.clear();
            error.bodySampleIsCut = false;
        }
    }
    return redacted(std::move(error), known);
}

Result<TokenGrant> parseTokenReply(const HttpReply &reply, const Redactor &redactor, const QDateTime &now)
{
    const QJsonObject object = replyObject(reply);
    const QString problem = reply.status / 100 == 2 ? problemOf(object) : QString();
    if (reply.status / 100 != 2 || !problem.isEmpty())
        return tokenReplyError(reply, problem, redactor, now);
    TokenGrant grant;
    grant.access.token = secretMember(object, QLatin1StringView("access_token"));
    grant.refreshToken = secretMember(object, QLatin1StringView("refresh_token"));
    const auto life = replySeconds(object, QLatin1StringView("expires_in"), UnknownLife);
    grant.access.expiresAt = now.toUTC().addSecs(life.value_or(UnknownLife).count());
    readIdentity(grant.access, object);
    return grant;
}

} // namespace imagebrowser
