// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"

#include "app/domain/tlstext.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::BatchErrorDetailsText)
};

//! Gathers `name: value` lines; leaves out what is empty and indents the further lines of a value.
class Lines
{
public:
    void add(const QString &name, const QString &value)
    {
        if (value.isEmpty())
            return;
        QString indented = value;
        indented.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        indented.replace(QLatin1Char('\n'), QLatin1String("\n    "));
        m_text += name + QLatin1String(": ") + indented + QLatin1Char('\n');
    }
    void add(const QString &line) { m_text += line + QLatin1Char('\n'); }

    [[nodiscard]] QString text() const { return m_text; }

private:
    QString m_text;
};

QString statusText(const BatchError &error)
{
    if (error.httpStatus == 0)
        return {};
    return QString(QString::number(error.httpStatus) + QLatin1Char(' ') + error.reasonPhrase).trimmed();
}

QString messageText(const BatchError &error)
{
    if (error.messageLanguage.isEmpty() || error.message.isEmpty())
        return error.message;
    return error.message + QLatin1String(" (") + error.messageLanguage + QLatin1Char(')');
}

QString clockText(const BatchError &error)
{
    if (!error.clockDifference)
        return {};
    const QString amount = durationText(std::chrono::abs(*error.clockDifference));
    return error.clockDifference->count() > 0 ? Text::tr("this computer is %1 behind the server").arg(amount)
                                              : Text::tr("this computer is %1 ahead of the server").arg(amount);
}

void addServiceLines(Lines &lines, const BatchError &error)
{
    lines.add(Text::tr("HTTP status"), statusText(error));
    lines.add(Text::tr("Code"), error.code);
    lines.add(Text::tr("Message"), messageText(error));
    for (const BatchErrorDetail &pair : error.values)
        lines.add(pair.key.isEmpty() ? Text::tr("(no key)") : pair.key,
                  pair.value.isEmpty() ? Text::tr("(empty)") : pair.value);
    lines.add(QStringLiteral("request-id"), error.requestId);
    lines.add(QStringLiteral("client-request-id"), error.clientRequestId);
    lines.add(Text::tr("Time of the service"), error.serverTime);
    if (error.retryAfter)
        lines.add(QStringLiteral("Retry-After"), durationText(*error.retryAfter));
    lines.add(Text::tr("Clock difference"), clockText(error));
}

void addRequestLines(Lines &lines, const BatchError &error)
{
    lines.add(Text::tr("Account"), error.accountName);
    lines.add(QStringLiteral("URL"), error.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    if (error.page > 0)
        lines.add(Text::tr("Page"), QString::number(error.page));
    if (error.itemIndex >= 0)
        lines.add(Text::tr("Item"), Text::tr("%1 (counted from 0)").arg(error.itemIndex));
    if (error.attempts > 0)
        lines.add(Text::tr("Attempts"), QString::number(error.attempts));
    if (error.page > 0)
        lines.add(Text::tr("Images kept"), QString::number(error.rowsKept));
    if (error.duration.count() > 0)
        lines.add(Text::tr("Duration"), Text::tr("%1 ms").arg(error.duration.count()));
    if (error.occurredAt.isValid())
        lines.add(Text::tr("Time"), error.occurredAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")));
}

//! Server texts may hold line breaks and the escape sequences of terminals.
QString onOneLine(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    return text.simplified();
}

} // namespace

QString batchErrorDetailsText(const BatchError &error)
{
    Lines lines;
    lines.add(batchErrorHeadline(error));
    lines.add(batchErrorAdvice(error));
    lines.add(QString());
    lines.add(Text::tr("Stage"), failureStageLabel(error.stage));
    lines.add(Text::tr("Detail"), error.detail);
    lines.add(Text::tr("Proxy"), error.proxy);
    lines.add(Text::tr("Realm of the proxy"), error.proxyRealm);
    const QList<BatchErrorDetail> certificates = tlsCertificateRows(error);
    for (const BatchErrorDetail &row : certificates)
        lines.add(row.key, row.value);
    addServiceLines(lines, error);
    addRequestLines(lines, error);
    lines.add(Text::tr("Content type"), error.contentType);
    lines.add(error.bodySampleIsCut ? Text::tr("Beginning of the reply") : Text::tr("Reply"), error.bodySample);
    return lines.text();
}

QString batchErrorOneLine(const BatchError &error, const QString &advice)
{
    QString line = error.accountName.isEmpty() ? QString() : QString(error.accountName + QLatin1String(": "));
    const QString headline = batchErrorHeadline(error);
    line += headline;
    QStringList more;
    if (error.page > 1)
        more.append(Text::tr("page %1").arg(error.page));
    // What the headline says is not said again.
    if (const QString status = QStringLiteral("HTTP %1").arg(error.httpStatus);
        error.httpStatus > 0 && !headline.contains(status))
        more.append(status);
    if (!headline.contains(error.code))
        more.append(error.code);
    if (error.attempts > 1)
        more.append(Text::tr("after %1 tries").arg(error.attempts));
    if (!error.requestId.isEmpty())
        more.append(QLatin1String("request-id ") + error.requestId);
    if (!more.isEmpty())
        line += QLatin1String(" (") + more.join(QLatin1String(", ")) + QLatin1Char(')');
    const QString said = !error.authenticationDetail().isEmpty() ? error.authenticationDetail()
        : !error.message.isEmpty()                               ? error.message
                                                                 : error.detail;
    line += QLatin1String(". ");
    if (!said.isEmpty()) {
        const bool isSentence =
            said.endsWith(QLatin1Char('.')) || said.endsWith(QLatin1Char('!')) || said.endsWith(QLatin1Char('?'));
        line += said.trimmed() + (isSentence ? QLatin1String(" ") : QLatin1String(". "));
    }
    return onOneLine(line + advice);
}

QString batchErrorOneLine(const BatchError &error)
{
    return batchErrorOneLine(error, batchErrorAdvice(error));
}

} // namespace imagebrowser
