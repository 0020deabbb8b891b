// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplebody.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace imagebrowser {

namespace {

//! End of the string that starts at \a start, just past its closing quote.
qsizetype stringEnd(const QByteArray &json, qsizetype start)
{
    qsizetype position = start + 1;
    while (position < json.size() && json[position] != '"')
        position += json[position] == '\\' ? 2 : 1;
    return qMin(position + 1, json.size());
}

bool isEmptyContainer(const QByteArray &json, qsizetype opening)
{
    const qsizetype next = opening + 1;
    for (qsizetype i = next; i < json.size(); ++i) {
        if (json[i] == ']' || json[i] == '}')
            return true;
        if (!QChar::isSpace(static_cast<uchar>(json[i])))
            return false;
    }
    return false;
}

QByteArray newLine(qsizetype depth)
{
    return "\r\n" + QByteArray(2 * depth, ' ');
}

} // namespace

QByteArray asServiceLayout(const QByteArray &json)
{
    QByteArray result;
    result.reserve(json.size() * 2);
    qsizetype depth = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char character = json[i];
        if (character == '"') {
            const qsizetype end = stringEnd(json, i);
            result += json.mid(i, end - i);
            i = end - 1;
        } else if (character == '{' || character == '[') {
            result += character;
            ++depth;
            if (!isEmptyContainer(json, i))
                result += newLine(depth);
        } else if (character == '}' || character == ']') {
            --depth;
            if (!result.endsWith('{') && !result.endsWith('['))
                result += newLine(qMax(qsizetype(0), depth));
            result += character;
        } else if (!QChar::isSpace(static_cast<uchar>(character))) {
            result += character;
        }
    }
    return result;
}

QByteArray jsonQuoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray samplePageBody(const QByteArray &baseUrl, std::span<const SampleImage *const> images,
                          const QByteArray &nextLink)
{
    QByteArray json =
        "{\"odata.metadata\":" + jsonQuoted(QString::fromUtf8(baseUrl + "/$metadata#supportedimages")) + ",\"value\":[";
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (i > 0)
            json += ',';
        json += images[i]->json;
    }
    json += ']';
    if (!nextLink.isEmpty())
        json += ",\"odata.nextLink\":" + jsonQuoted(QString::fromUtf8(nextLink));
    json += '}';
    return asServiceLayout(json);
}

QByteArray sampleErrorBody(const QByteArray &baseUrl, const SampleError &error, const QString &requestId,
                           const QString &time)
{
    const QString metadata = QString::fromUtf8(baseUrl)
        + QStringLiteral("/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element");
    const QString message =
        error.message + QStringLiteral("\nRequestId:") + requestId + QStringLiteral("\nTime:") + time;
    QByteArray json = "{\"odata.metadata\":" + jsonQuoted(metadata) + ",\"code\":" + jsonQuoted(error.code)
        + ",\"message\":{\"lang\":\"en-US\",\"value\":" + jsonQuoted(message) + '}';
    if (!error.values.isEmpty()) {
        QByteArray pairs;
        for (const auto &[key, value] : error.values) {
            if (!pairs.isEmpty())
                pairs += ',';
            pairs += "{\"key\":" + jsonQuoted(key) + ",\"value\":" + jsonQuoted(value) + '}';
        }
        json += ",\"values\":[" + pairs + ']';
    }
    json += '}';
    return asServiceLayout(json);
}

} // namespace imagebrowser
