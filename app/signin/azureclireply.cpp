// SPDX-License-Identifier: Apache-2.0
#include "app/signin/azureclireply.h"

#include "app/signin/jsonwebtoken.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

namespace imagebrowser {

namespace {

struct AzureCliReply
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AzureCliReply)
};

constexpr qsizetype MaxErrorText = 2000;
constexpr double LastSecond = 253'402'300'799.0; //!< the end of the year 9999

QDateTime expiryOf(const QJsonObject &object)
{
    const QJsonValue value = object.value(QLatin1StringView("expires_on"));
    const double seconds = value.isString() ? value.toString().toDouble() : value.toDouble();
    if (std::isfinite(seconds) && seconds >= 1.0 && seconds <= LastSecond)
        return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(seconds), Qt::UTC);
    // "2026-11-22 12:20:05.000000", local.
    const QString text = object.value(QLatin1StringView("expiresOn")).toString().left(19);
    return QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss")).toUTC();
}

} // namespace

Result<AccessToken, QString> parseAzureCliReply(const QByteArray &output)
{
    const QJsonObject object = QJsonDocument::fromJson(output).object();
    AccessToken result;
    result.token = Secret(object.value(QLatin1StringView("accessToken")).toString().toUtf8());
    if (object.isEmpty())
        return AzureCliReply::tr("The Azure CLI printed something else than a token in JSON.");
    if (!isBearerToken(result.token.reveal()))
        return AzureCliReply::tr("The Azure CLI printed no access token.");
    result.expiresAt = expiryOf(object);
    result.tenantId = object.value(QLatin1StringView("tenant")).toString();
    if (const std::optional<TokenClaims> claims = readTokenClaims(result.token)) {
        result.userName = claims->userName;
        if (!result.expiresAt.isValid() && claims->expiresAt)
            result.expiresAt = *claims->expiresAt;
    }
    if (!result.expiresAt.isValid())
        return AzureCliReply::tr("The Azure CLI did not say how long its access token is good.");
    return result;
}

QString azureCliErrorText(const QByteArray &errorOutput)
{
    static const QRegularExpression colours(QStringLiteral(R"(\x1b\[[0-9;?]*[A-Za-z])"));
    QString text = QString::fromUtf8(errorOutput.left(64 * 1024)).remove(colours);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != QLatin1Char('\n'); });
    return Redactor().redacted(text).trimmed().left(MaxErrorText);
}

} // namespace imagebrowser
