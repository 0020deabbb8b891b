// SPDX-License-Identifier: Apache-2.0
#include "ui/errorfacts.h"

#include "app/domain/batcherrortext.h"
#include "app/domain/tlstext.h"

#include <QCoreApplication>
#include <QLocale>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ErrorFacts", text);
}

QString seconds(std::chrono::milliseconds duration)
{
    return tr("%1 s").arg(QLocale().toString(static_cast<double>(duration.count()) / 1000.0, 'f', 2));
}

QString timeLine(const BatchError &error)
{
    QStringList parts;
    if (error.occurredAt.isValid())
        parts << tr("%1 UTC").arg(error.occurredAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    if (error.attempts > 0)
        parts << (error.attempts == 1 ? tr("1 try") : tr("%1 tries").arg(error.attempts));
    if (error.duration.count() > 0)
        parts << seconds(error.duration);
    return parts.join(QStringLiteral(" · "));
}

QString clockLine(std::chrono::seconds difference)
{
    const auto minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(difference)).count();
    return difference.count() > 0 ? tr("This computer's clock is %1 min behind the server's").arg(minutes)
                                  : tr("This computer's clock is %1 min ahead of the server's").arg(minutes);
}

QString statusLine(const BatchError &error)
{
    // The service repeats its message as the reason phrase; once is enough.
    const bool repeats = error.reasonPhrase.isEmpty() || error.message.startsWith(error.reasonPhrase);
    return repeats ? QString::number(error.httpStatus) : QString(QString::number(error.httpStatus) % u' ' % error.reasonPhrase);
}

} // namespace

QList<FactList::Fact> errorFacts(const BatchError &error)
{
    QList<FactList::Fact> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({name, value});
    };
    if (error.httpStatus > 0)
        add(tr("HTTP status"), statusLine(error));
    add(tr("Code"), error.code);
    add(tr("Message"), error.messageLanguage.isEmpty() ? error.message : QString(error.message % QStringLiteral(" (") % error.messageLanguage % u')'));
    add(tr("Detail"), error.detail);
    add(tr("Stage"), failureStageLabel(error.stage));
    add(tr("Proxy"), error.proxy);
    add(tr("Realm of the proxy"), error.proxyRealm);
    const QList<BatchErrorDetail> certificates = tlsCertificateRows(error);
    for (const BatchErrorDetail &row : certificates)
        add(row.key, row.value);
    add(tr("request-id"), error.requestId);
    add(tr("client-request-id"), error.clientRequestId);
    add(tr("Server time"), error.serverTime);
    add(tr("Account"), error.accountName);
    add(tr("URL"), error.url.toString(QUrl::RemoveUserInfo));
    if (error.page > 0)
        add(tr("Page"), QString::number(error.page));
    if (error.itemIndex >= 0)
        add(tr("Item"), tr("%1 (counted from 0)").arg(error.itemIndex));
    if (error.rowsKept > 0)
        add(tr("Kept"), tr("%1 images").arg(QLocale().toString(error.rowsKept)));
    add(tr("Time"), timeLine(error));
    if (error.retryAfter)
        add(tr("Retry-After"), tr("%1 s").arg(error.retryAfter->count()));
    if (error.clockDifference)
        add(tr("Clock"), clockLine(*error.clockDifference));
    add(tr("Content type"), error.contentType);
    return facts;
}

} // namespace imagebrowser
