// SPDX-License-Identifier: Apache-2.0
#include "app/account/pastedvalues.h"

#include <QRegularExpression>

namespace imagebrowser {

QString cleanedPaste(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Format || c == QChar::ByteOrderMark)
            continue;
        result.append(c == QChar::Nbsp ? QChar(u' ') : c);
    }
    result = result.trimmed();
    static const QRegularExpression wrapped(
        QStringLiteral(R"re(\A(?:"([^"]*)"|'([^']*)'|`([^`]*)`|<([^>]*)>)[,;]?\z)re"));
    const QRegularExpressionMatch match = wrapped.match(result);
    return match.hasMatch() ? match.captured(match.lastCapturedIndex()).trimmed() : result;
}

bool isAccountName(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(R"(\A[a-z0-9]{3,24}\z)"));
    return form.match(text).hasMatch();
}

bool isAccountKey(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(R"(\A[A-Za-z0-9+/]{86}==\z)"));
    return form.match(text).hasMatch();
}

QUrl pastedOrigin(const QString &text)
{
    const QUrl url(text.contains(QLatin1StringView("://")) ? text : QStringLiteral("https://") + text,
                   QUrl::TolerantMode);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    QUrl origin;
    origin.setScheme(url.scheme());
    QString host = url.host();
    if (host.endsWith(QLatin1Char('.')))
        host.chop(1);
    origin.setHost(host);
    const int defaultPort = url.scheme() == QLatin1StringView("https") ? 443 : 80;
    origin.setPort(url.port() == defaultPort ? -1 : url.port());
    return origin.isValid() ? origin : QUrl();
}

} // namespace imagebrowser
