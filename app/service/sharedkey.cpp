// SPDX-License-Identifier: Apache-2.0
#include "app/service/sharedkey.h"

#include <QCryptographicHash>
#include <QMap>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace imagebrowser {

namespace {

//! In the order of the documentation. Content-Length is empty without a body.
constexpr std::array SignedHeaders{
    "Content-Encoding",  "Content-Language", "Content-Length", "Content-MD5",         "Content-Type", "Date",
    "If-Modified-Since", "If-Match",         "If-None-Match",  "If-Unmodified-Since", "Range"};

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

QByteArray canonicalHeaders(const HttpHeaders &headers)
{
    QMap<QByteArray, QByteArray> ocpHeaders;
    for (const auto &[name, value] : headers.fields()) {
        const QByteArray lower = name.toLower();
        if (lower.startsWith("ocp-"))
            ocpHeaders.insert(lower, value.trimmed());
    }
    QByteArray result;
    for (auto it = ocpHeaders.cbegin(); it != ocpHeaders.cend(); ++it)
        result += it.key() + ':' + it.value() + '\n';
    return result;
}

QByteArray canonicalResource(const QUrl &url, const QString &accountName)
{
    QMap<QByteArray, QByteArrayList> parameters;
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals);
        parameters[decoded(name).toLower()].append(equals < 0 ? QByteArray() : decoded(part.sliced(equals + 1)));
    }
    QByteArray result = '/' + accountName.toUtf8() + url.path(QUrl::FullyEncoded).toLatin1();
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        std::sort(it->begin(), it->end());
        result += '\n' + it.key() + ':' + it->join(',');
    }
    return result;
}

} // namespace

std::optional<Secret> decodeAccountKey(const Secret &key)
{
    const auto result = QByteArray::fromBase64Encoding(key.reveal().trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (result.decodingStatus != QByteArray::Base64DecodingStatus::Ok || result.decoded.isEmpty())
        return std::nullopt;
    return Secret(result.decoded);
}

QByteArray sharedKeyStringToSign(const QByteArray &method, const QUrl &url, const HttpHeaders &headers,
                                 const QString &accountName)
{
    QByteArray result = method.toUpper() + '\n';
    const bool hasOcpDate = !headers.value("ocp-date").isEmpty();
    for (const char *name : SignedHeaders) {
        const bool isLeftOut = hasOcpDate && qstrcmp(name, "Date") == 0;
        result += (isLeftOut ? QByteArray() : headers.value(name)) + '\n';
    }
    return result + canonicalHeaders(headers) + canonicalResource(url, accountName);
}

QByteArray sharedKeySignature(const QByteArray &stringToSign, const Secret &decodedKey)
{
    return QMessageAuthenticationCode::hash(stringToSign, decodedKey.reveal(), QCryptographicHash::Sha256).toBase64();
}

} // namespace imagebrowser
