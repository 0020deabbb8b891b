// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplerequest.h"

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr qsizetype maxHead = 32 * 1024;
constexpr qsizetype maxBody = 64 * 1024;

QString formDecoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

QList<SampleParameter> parametersOf(const QByteArray &query)
{
    QList<SampleParameter> parameters;
    for (const QByteArray &raw : query.split('&')) {
        if (raw.isEmpty())
            continue;
        const qsizetype equals = raw.indexOf('=');
        const QByteArray name = equals < 0 ? raw : raw.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : raw.mid(equals + 1);
        parameters.append({raw, formDecoded(name), formDecoded(value)});
    }
    return parameters;
}

bool parseRequestLine(const QByteArray &line, SampleRequest &request)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !parts[2].startsWith("HTTP/1.") || !parts[1].startsWith('/'))
        return false;
    const auto isUpper = [](char character) { return character >= 'A' && character <= 'Z'; };
    if (parts[0].isEmpty() || !std::all_of(parts[0].cbegin(), parts[0].cend(), isUpper))
        return false;
    request.method = parts[0];
    request.version = parts[2];
    const qsizetype question = parts[1].indexOf('?');
    request.path = question < 0 ? parts[1] : parts[1].left(question);
    request.parameters = question < 0 ? QList<SampleParameter>() : parametersOf(parts[1].mid(question + 1));
    return true;
}

bool parseHead(const QByteArray &head, SampleRequest &request)
{
    const QList<QByteArray> lines = head.split('\n');
    if (!parseRequestLine(lines.first().trimmed(), request))
        return false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QByteArray line = lines[i].trimmed();
        const qsizetype colon = line.indexOf(':');
        // A blank before the colon or a folded line is how request smuggling starts; RFC 9112 wants both refused.
        if (colon <= 0 || line[colon - 1] == ' ' || QChar::isSpace(static_cast<uchar>(lines[i].front())))
            return false;
        request.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    }
    return true;
}

} // namespace

QByteArray SampleRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

const SampleParameter *SampleRequest::parameter(QStringView name) const
{
    for (const SampleParameter &candidate : parameters) {
        if (name.compare(candidate.name, Qt::CaseInsensitive) == 0)
            return &candidate;
    }
    return nullptr;
}

bool SampleRequest::keepsAlive() const
{
    const QByteArray connection = header("connection").toLower();
    return version == "HTTP/1.0" ? connection == "keep-alive" : connection != "close";
}

SampleRequestReader::State SampleRequestReader::next(SampleRequest &request)
{
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > maxHead || (end < 0 && m_buffer.size() > maxHead))
        return State::TooLarge;
    if (end < 0)
        return State::NeedsMore;
    SampleRequest parsed;
    if (!parseHead(m_buffer.left(end), parsed) || !parsed.header("transfer-encoding").isNull())
        return State::Malformed;
    qsizetype bodySize = 0;
    if (const QByteArray length = parsed.header("content-length"); !length.isEmpty()) {
        bool isNumber = false;
        bodySize = static_cast<qsizetype>(length.toUInt(&isNumber));
        if (!isNumber)
            return State::Malformed;
    }
    if (bodySize > maxBody)
        return State::TooLarge;
    if (m_buffer.size() < end + 4 + bodySize)
        return State::NeedsMore;
    m_buffer.remove(0, end + 4 + bodySize);
    request = std::move(parsed);
    return State::Ready;
}

} // namespace imagebrowser
