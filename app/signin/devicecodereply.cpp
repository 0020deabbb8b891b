// SPDX-License-Identifier: Apache-2.0
#include "app/signin/devicecodereply.h"

#include "app/signin/tokenreply.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

struct DeviceCodeReply
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::DeviceCodeReply)
};

constexpr qsizetype MaxUserCode = 64;
constexpr qsizetype MaxMessage = 1000;
constexpr std::chrono::seconds UsualLife = 15min;
constexpr std::chrono::seconds UsualInterval = 5s; //!< when none is given, by RFC 8628
constexpr std::chrono::seconds LongestInterval = 2min;

//! Nothing that would be drawn as something else than it is: people copy it by eye.
QString plain(QString text, qsizetype length)
{
    text.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
    });
    return text.trimmed().left(length);
}

//! The standard says verification_uri; older endpoints of Microsoft say verification_url.
QUrl verificationUrl(const QJsonObject &object)
{
    QString text = object.value(QLatin1StringView("verification_uri")).toString();
    if (text.isEmpty())
        text = object.value(QLatin1StringView("verification_url")).toString();
    const QUrl url(text, QUrl::StrictMode);
    const bool isSafe =
        url.scheme() == QLatin1StringView("https") || (url.scheme() == QLatin1StringView("http") && isLoopback(url));
    return isSafe && url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() ? url : QUrl();
}

QString problemOf(const QJsonObject &object, const DeviceAuthorization &result)
{
    if (object.isEmpty())
        return DeviceCodeReply::tr("The reply with the device code is not a JSON object, or was cut off.");
    if (result.deviceCode.isEmpty() || result.shown.userCode.isEmpty())
        return DeviceCodeReply::tr("The reply holds no device code.");
    if (result.shown.verificationUrl.isEmpty())
        return DeviceCodeReply::tr("The reply names no safe page to enter the code on.");
    if (!result.shown.expiresAt.isValid())
        return DeviceCodeReply::tr("The reply names a lifetime that is none.");
    return {};
}

} // namespace

Result<DeviceAuthorization> parseDeviceCodeReply(const HttpReply &reply, const Redactor &redactor, const QDateTime &now)
{
    if (reply.status / 100 != 2)
        return tokenReplyError(reply, {}, redactor, now);
    const QJsonObject object = replyObject(reply);
    DeviceAuthorization result;
    result.deviceCode = Secret(object.value(QLatin1StringView("device_code")).toString().toUtf8());
    result.shown.userCode = plain(object.value(QLatin1StringView("user_code")).toString(), MaxUserCode);
    result.shown.message = plain(object.value(QLatin1StringView("message")).toString(), MaxMessage);
    result.shown.verificationUrl = verificationUrl(object);
    if (const auto life = replySeconds(object, QLatin1StringView("expires_in"), UsualLife))
        result.shown.expiresAt = now.toUTC().addSecs(life->count());
    // Asking more rarely than wished does no harm; an interval that is none means the usual one.
    result.interval = std::min(
        replySeconds(object, QLatin1StringView("interval"), UsualInterval).value_or(UsualInterval), LongestInterval);
    const QString problem = problemOf(object, result);
    if (!problem.isEmpty())
        return tokenReplyError(reply, problem, redactor, now);
    return result;
}

} // namespace imagebrowser
