// SPDX-License-Identifier: Apache-2.0
#include "app/signin/signinerror.h"

#include "app/service/retrypolicy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace imagebrowser {

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (!value.isArray())
        return value.toVariant().toString();
    QStringList items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items.append(textOf(item));
    return items.join(QLatin1StringView(", "));
}

void addPair(BatchError &error, const QString &key, const QString &value)
{
    const BatchErrorDetail pair{key, value};
    if (!value.isEmpty() && !error.values.contains(pair))
        error.values.append(pair);
}

//! Older replies put these on lines of their own, newer ones in a row at the end.
void splitDescription(BatchError &error, const QString &description)
{
    static const QRegularExpression tail(
        QStringLiteral(R"(\s*\b(Trace ID|Correlation ID|Timestamp): *([^\s]+(?: \d{2}:\d{2}:\d{2}Z)?))"),
        QRegularExpression::CaseInsensitiveOption);
    QRegularExpressionMatchIterator found = tail.globalMatch(description);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        addPair(error, match.captured(1), match.captured(2));
        if (match.captured(1).compare(QLatin1StringView("Trace ID"), Qt::CaseInsensitive) == 0
            && error.requestId.isEmpty())
            error.requestId = match.captured(2);
        else if (match.captured(1).compare(QLatin1StringView("Timestamp"), Qt::CaseInsensitive) == 0)
            error.serverTime = match.captured(2);
    }
    error.message = QString(description).remove(tail).trimmed();
}

//! True for members that the description repeats under another name.
bool isRepeated(const BatchError &error, const QString &value)
{
    return std::ranges::any_of(error.values, [&value](const BatchErrorDetail &pair) { return pair.value == value; });
}

//! A reply may name an error and hold tokens all the same.
bool isSecretMember(const QString &name)
{
    const auto names = [&name](QLatin1StringView part) { return name.contains(part, Qt::CaseInsensitive); };
    return names(QLatin1StringView("token")) || names(QLatin1StringView("secret"))
        || names(QLatin1StringView("password")) || names(QLatin1StringView("assertion"))
        || name.compare(QLatin1StringView("device_code"), Qt::CaseInsensitive) == 0
        || name.compare(QLatin1StringView("code"), Qt::CaseInsensitive) == 0;
}

} // namespace

BatchError signInFailed(const QString &detail, FailureKind kind)
{
    BatchError error;
    error.kind = kind;
    error.stage = FailureStage::SignIn;
    error.detail = detail;
    return error;
}

BatchError withoutRetry(BatchError error)
{
    if (RetryPolicy::isTransient(error))
        error.kind = FailureKind::SignInFailed;
    return error;
}

bool readOAuthError(BatchError &error, const QJsonObject &object)
{
    const QJsonValue code = object.value(QLatin1StringView("error"));
    if (!code.isString() || code.toString().isEmpty())
        return false;
    error.kind = FailureKind::SignInFailed;
    error.stage = FailureStage::SignIn;
    error.code = code.toString();
    splitDescription(error, textOf(object.value(QLatin1StringView("error_description"))));
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString value = textOf(it.value());
        const bool isKnown =
            it.key() == QLatin1StringView("error") || it.key() == QLatin1StringView("error_description");
        if (!isKnown && !isSecretMember(it.key()) && !isRepeated(error, value))
            addPair(error, it.key(), value);
    }
    return true;
}

Redactor replySecrets(const QJsonObject &object)
{
    constexpr qsizetype ShortestToken = 12; // shorter ones are words that a message may hold
    Redactor redactor;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString value = it.value().toString();
        const bool isCode = it.key().compare(QLatin1StringView("code"), Qt::CaseInsensitive) == 0;
        if (!isCode && isSecretMember(it.key()) && value.size() >= ShortestToken)
            redactor.add(Secret(value.toUtf8()));
    }
    return redactor;
}

BatchError oauthError(const QString &code, const QString &description)
{
    BatchError error;
    (void)readOAuthError(error,
                         {{QStringLiteral("error"), code.isEmpty() ? QStringLiteral("unknown") : code},
                          {QStringLiteral("error_description"), description}});
    return error;
}

} // namespace imagebrowser
