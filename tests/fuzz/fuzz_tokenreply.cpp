// SPDX-License-Identifier: Apache-2.0
//! A reply of a token endpoint is a grant with a usable token and a bounded life, or a whole error; no text of an error
//! holds a token of the reply or the secret that was sent. The Azure CLI's output, the device code's reply and the
//! claims of a token are read from the same bytes. An input is a status of three digits, a line break, and the body.
#include "app/domain/batcherrortext.h"
#include "app/signin/azureclireply.h"
#include "app/signin/devicecodereply.h"
#include "app/signin/jsonwebtoken.h"
#include "app/signin/tokenreply.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace imagebrowser;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
const QByteArray clientSecret = QByteArrayLiteral("Q7~client-secret/of+the.tests_0123456789=");

HttpReply replyOf(const QByteArray &input)
{
    HttpReply reply;
    reply.url = QUrl(QStringLiteral("https://login.microsoftonline.com/tenant/oauth2/v2.0/token"));
    reply.status = std::clamp(input.left(3).toInt(), 200, 599);
    reply.headers.set("Content-Type", "application/json");
    reply.body = input.mid(4);
    return reply;
}

//! The tokens of the reply as far as it can be read at all; short ones are words that occur anywhere.
QStringList tokensIn(const QByteArray &body)
{
    QStringList tokens{QString::fromLatin1(clientSecret)};
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const char *name : {"access_token", "refresh_token", "id_token"}) {
        const QString token = object.value(QLatin1String(name)).toString();
        if (token.size() >= 20)
            tokens.append(token);
    }
    return tokens;
}

void checkError(const BatchError &error, const QStringList &tokens)
{
    FUZZ_CHECK(!batchErrorHeadline(error).isEmpty() && !batchErrorAdvice(error).isEmpty());
    const QByteArray json = QJsonDocument(batchErrorToJson(error)).toJson(QJsonDocument::Compact);
    const QString texts = batchErrorDetailsText(error) + batchErrorOneLine(error) + QString::fromUtf8(json);
    for (const QString &token : tokens)
        FUZZ_CHECK(!texts.contains(token));
}

void checkGrant(const TokenGrant &grant)
{
    FUZZ_CHECK(isBearerToken(grant.access.token.reveal()));
    FUZZ_CHECK(grant.access.expiresAt > now && grant.access.expiresAt <= now.addDays(7));
    FUZZ_CHECK(grant.access.expiresAt.timeSpec() == Qt::UTC);
    const auto claims = readTokenClaims(grant.access.token);
    FUZZ_CHECK(!claims || !claims->expiresAt || claims->expiresAt->isValid());
}

void checkAzureCli(const QByteArray &output)
{
    const auto token = parseAzureCliReply(output);
    if (token)
        FUZZ_CHECK(isBearerToken(token.value().token.reveal()) && token.value().expiresAt.isValid());
    else
        FUZZ_CHECK(!token.error().isEmpty());
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Redactor redactor = [] {
        Redactor result;
        result.add(Secret(clientSecret));
        return result;
    }();
    const HttpReply reply = replyOf(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    const auto grant = parseTokenReply(reply, redactor, now);
    if (grant)
        checkGrant(grant.value());
    else
        checkError(grant.error(), tokensIn(reply.body));
    const auto device = parseDeviceCodeReply(reply, redactor, now);
    if (!device)
        checkError(device.error(), {QString::fromLatin1(clientSecret)});
    checkAzureCli(reply.body);
    return 0;
}
