// SPDX-License-Identifier: Apache-2.0
#include "app/sample/samplesignature.h"

#include <QMap>
#include <QMessageAuthenticationCode>

namespace imagebrowser {

namespace {

constexpr const char *signedHeaders[] = {
    "content-encoding",  "content-language", "content-length", "content-md5",         "content-type", "date",
    "if-modified-since", "if-match",         "if-none-match",  "if-unmodified-since", "range"};

QString standardHeaders(const SampleRequest &request)
{
    const bool hasOcpDate = !request.header("ocp-date").isNull();
    QString text;
    for (const char *name : signedHeaders) {
        const QByteArrayView view(name);
        QByteArray value = request.header(view);
        if ((view == QByteArrayView("date") && hasOcpDate)
            || (view == QByteArrayView("content-length") && value == "0"))
            value.clear();
        text += QString::fromUtf8(value) + u'\n';
    }
    return text;
}

QString canonicalHeaders(const SampleRequest &request)
{
    QMap<QByteArray, QByteArray> headers;
    for (const auto &[name, value] : request.headers) {
        if (name.startsWith("ocp-"))
            headers.insert(name, value);
    }
    QString text;
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        text += QString::fromUtf8(it.key()) + u':' + QString::fromUtf8(it.value()) + u'\n';
    return text;
}

QString canonicalResource(const SampleRequest &request, const QString &account, ParameterNames names)
{
    // UTF-8 keys: the order is that of bytes, which differs from UTF-16 order for characters outside the BMP.
    QMap<QByteArray, QStringList> values;
    for (const SampleParameter &parameter : request.parameters) {
        const QString name = names == ParameterNames::LowerCase ? parameter.name.toLower() : parameter.name;
        values[name.toUtf8()].append(parameter.value);
    }
    QString text = u'/' + account + QString::fromUtf8(request.path);
    for (auto it = values.begin(); it != values.end(); ++it) {
        it->sort();
        text += u'\n' + QString::fromUtf8(it.key()) + u':' + it->join(u',');
    }
    return text;
}

} // namespace

QString sampleStringToSign(const SampleRequest &request, const QString &account, ParameterNames names)
{
    return QString::fromUtf8(request.method) + u'\n' + standardHeaders(request) + canonicalHeaders(request)
        + canonicalResource(request, account, names);
}

QByteArray sampleSignature(const QString &stringToSign, const Secret &key)
{
    return QMessageAuthenticationCode::hash(stringToSign.toUtf8(), QByteArray::fromBase64(key.reveal()),
                                            QCryptographicHash::Sha256)
        .toBase64();
}

} // namespace imagebrowser
