// SPDX-License-Identifier: Apache-2.0
#include "app/cli/errorwriter.h"

#include "app/domain/batcherrortext.h"

#include <QIODevice>
#include <QJsonDocument>

namespace imagebrowser {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! Turns the direction of the text after it round.
bool isDirectional(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

//! A server's text could hold terminal commands.
QString printable(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || isDirectional(character))
            character = u' ';
    }
    return text;
}

} // namespace

ErrorWriter::ErrorWriter(QIODevice &device, ErrorFormat format)
    : m_device(device)
    , m_format(format)
    , m_advice(batchErrorAdvice)
{
}

void ErrorWriter::writeLine(const QString &text)
{
    // There is no other place to report to when this write fails.
    m_device.write(printable(text).toUtf8() + '\n');
}

void ErrorWriter::writeError(const BatchError &error)
{
    if (m_format == ErrorFormat::Json) {
        QJsonObject object = batchErrorToJson(error);
        object.insert(QStringLiteral("headline"), batchErrorHeadline(error));
        object.insert(QStringLiteral("advice"), m_advice(error));
        m_device.write(compact(object) + '\n');
        return;
    }
    writeLine(QLatin1String("batch-image-browser: ") + batchErrorOneLine(error, m_advice(error)));
    const QString headline = batchErrorHeadline(error);
    // The details have it as it is elsewhere.
    const QString advice = batchErrorAdvice(error);
    const QStringList details = batchErrorDetailsText(error).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : details) {
        if (line != headline && line != advice)
            writeLine(QLatin1String("  ") + line);
    }
}

void ErrorWriter::writeFailure(const QString &kind, const QString &sentence)
{
    if (m_format == ErrorFormat::Json)
        m_device.write(compact({{QStringLiteral("kind"), kind}, {QStringLiteral("detail"), sentence}}) + '\n');
    else
        writeLine(QLatin1String("batch-image-browser: ") + sentence);
}

void ErrorWriter::writeNotice(const QString &sentence)
{
    writeFailure(QStringLiteral("settings"), sentence);
}

void ErrorWriter::writeEvent(const QString &kind, const QString &sentence)
{
    if (m_format == ErrorFormat::Json)
        writeFailure(kind, sentence);
    else
        writeLine(sentence);
}

void ErrorWriter::writeNote(const QString &sentence)
{
    if (m_format == ErrorFormat::Text)
        writeLine(sentence);
}

void ErrorWriter::writeFinding(const QJsonObject &object, const QStringList &lines)
{
    if (m_format == ErrorFormat::Json) {
        m_device.write(compact(object) + '\n');
        return;
    }
    for (const QString &line : lines)
        writeLine(line);
}

} // namespace imagebrowser
