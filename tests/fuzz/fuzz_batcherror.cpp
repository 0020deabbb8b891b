// SPDX-License-Identifier: Apache-2.0
//! A reply that is no 2xx becomes an error with a headline and advice, whatever its body is; no text of it holds a
//! secret that the request was sent with. An input is written as the reply is on the wire: status, header lines, an
//! empty line, the body.
#include "app/domain/batcherrortext.h"
#include "app/service/batcherrorparser.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonDocument>

using namespace imagebrowser;

namespace {

//! Base64 with every character that encodings change. In the dictionary and the corpus too.
const QByteArray key = QByteArrayLiteral("c2VjcmV0LWtleQ/fuzz+0123456789abcdefABCDEFGHIJKLMNOPQRSTUVWXYZ==");

HttpReply replyOf(const QByteArray &input)
{
    HttpReply reply;
    reply.url = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/supportedimages?maxresults=1000"));
    const qsizetype end = input.indexOf("\n\n");
    const QList<QByteArray> head = (end < 0 ? input : input.first(end)).split('\n');
    reply.status = std::clamp(head.front().left(3).toInt(), 300, 599);
    reply.reasonPhrase = QString::fromUtf8(head.front().mid(4));
    for (const QByteArray &line : head.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            reply.headers.set(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    reply.body = end < 0 ? QByteArray() : input.sliced(end + 2);
    return reply;
}

bool holdsSecret(const QString &text)
{
    static const QStringList forms{QString::fromLatin1(key), QString::fromLatin1(key.chopped(2)),
                                   QString::fromLatin1(key.toPercentEncoding())};
    return std::ranges::any_of(forms, [&text](const QString &form) { return text.contains(form); });
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QDateTime now(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
    static const Redactor redactor = [] {
        Redactor result;
        result.add(Secret(key));
        return result;
    }();
    const HttpReply reply = replyOf(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    const BatchError error = parseBatchError(reply, redactor, now);
    FUZZ_CHECK(error.httpStatus == reply.status);
    FUZZ_CHECK(!batchErrorHeadline(error).isEmpty() && !batchErrorAdvice(error).isEmpty());
    FUZZ_CHECK(error.bodySample.size() <= 1024);
    FUZZ_CHECK(!error.retryAfter || error.retryAfter->count() >= 0);
    const QString oneLine = batchErrorOneLine(error);
    FUZZ_CHECK(!oneLine.contains(QLatin1Char('\n')) && !oneLine.contains(QLatin1Char('\x1b')));
    FUZZ_CHECK(!holdsSecret(oneLine));
    FUZZ_CHECK(!holdsSecret(batchErrorDetailsText(error)));
    const QByteArray json = QJsonDocument(batchErrorToJson(error)).toJson(QJsonDocument::Compact);
    FUZZ_CHECK(!holdsSecret(QString::fromUtf8(json)));
    // What was cleaned once stays as it is: errors pass the redactor more than once on their way.
    FUZZ_CHECK(redacted(error, redactor) == error);
    return 0;
}
