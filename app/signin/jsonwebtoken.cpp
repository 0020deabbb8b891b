// SPDX-License-Identifier: Apache-2.0
#include "app/signin/jsonwebtoken.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace imagebrowser {

namespace {

constexpr qsizetype MaxToken = 256 * 1024;
constexpr qsizetype MaxText = 320; //!< an e-mail address has no more
constexpr double LastSecond = 253'402'300'799.0; //!< the end of the year 9999

std::optional<QJsonObject> objectOf(const QByteArray &part)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1.0);
    if (!std::isfinite(seconds) || seconds < 0.0 || seconds > LastSecond)
        return std::nullopt;
    return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
}

QStringList audienceOf(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array) {
        if (entry.isString())
            result.append(entry.toString());
    }
    return result;
}

//! The first of \a names that has a text.
QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QString text = object.value(name).toString();
        if (!text.isEmpty())
            return text.left(MaxText);
    }
    return {};
}

} // namespace

std::optional<TokenClaims> readTokenClaims(const Secret &token)
{
    const QByteArray &text = token.reveal();
    if (text.size() > MaxToken || text.count('.') != 2)
        return std::nullopt;
    const QList<QByteArray> parts = text.split('.');
    const std::optional<QJsonObject> payload = objectOf(parts.at(1));
    if (!objectOf(parts.at(0)) || !payload)
        return std::nullopt;
    TokenClaims claims;
    claims.audience = audienceOf(payload->value(QLatin1StringView("aud")));
    claims.expiresAt = timeOf(payload->value(QLatin1StringView("exp")));
    claims.notBefore = timeOf(payload->value(QLatin1StringView("nbf")));
    claims.userName =
        firstText(*payload,
                  {QLatin1StringView("preferred_username"), QLatin1StringView("upn"), QLatin1StringView("unique_name"),
                   QLatin1StringView("email"), QLatin1StringView("name"), QLatin1StringView("app_displayname")});
    claims.tenantId = firstText(*payload, {QLatin1StringView("tid")});
    return claims;
}

QByteArray toBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace imagebrowser
