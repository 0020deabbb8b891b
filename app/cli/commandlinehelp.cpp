// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinehelp.h"

#include "app/cli/commandlinesyntax.h"

#include <QCoreApplication>

namespace imagebrowser {

namespace {

constexpr qsizetype textColumn = 31;
constexpr qsizetype width = 100;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

//! \a text from textColumn on, broken between words; what comes before it is \a head.
QString entry(const QString &head, const QString &text)
{
    QString result = QLatin1String("  ") + head;
    if (result.size() >= textColumn)
        result += u'\n' + QString(textColumn, u' ');
    else
        result = result.leftJustified(textColumn);
    qsizetype column = textColumn;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (column > textColumn && column + 1 + word.size() > width) {
            result += u'\n' + QString(textColumn, u' ');
            column = textColumn;
        }
        if (column > textColumn) {
            result += u' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result + u'\n';
}

QString environmentHelp()
{
    return tr("Environment:") + u'\n'
        + entry(QStringLiteral("AZURE_BATCH_ENDPOINT"), tr("endpoint of an account that is not saved"))
        + entry(QStringLiteral("AZURE_BATCH_ACCOUNT"),
                tr("its name; also says which saved account the key or token below is for"))
        + entry(QStringLiteral("AZURE_BATCH_ACCESS_KEY"), tr("account key; secrets come by the environment only"))
        + entry(QStringLiteral("AZURE_BATCH_ACCESS_TOKEN"), tr("Microsoft Entra access token, instead of a key"));
}

QString exitHelp()
{
    return tr("Exit codes:") + u'\n' + entry(QStringLiteral("0"), tr("done"))
        + entry(QStringLiteral("1"), tr("--fail-if-ends-within found something"))
        + entry(QStringLiteral("2"), tr("it could not tell: wrong usage, or a listing failed or is incomplete"));
}

} // namespace

QString commandLineHelp()
{
    QString text = tr("Usage: batch-image-browser [options]") + QLatin1String("\n\n")
        + tr("Shows which VM images an Azure Batch account supports and when their support ends.")
        + QLatin1String("\n\n") + tr("Options:") + u'\n';
    for (const OptionSyntax &option : allOptions()) {
        QString head = QLatin1String("--") + QLatin1String(option.name);
        if (option.value != nullptr)
            head += u' ' + QLatin1String(option.value);
        text += entry(head, tr(option.help));
    }
    return text + u'\n' + environmentHelp() + u'\n' + exitHelp();
}

QString commandLineVersion()
{
    return QStringLiteral("batch-image-browser " IMAGEBROWSER_VERSION "\n");
}

} // namespace imagebrowser
