// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"

#include <QSet>
#include <QTest>

using namespace imagebrowser;

namespace {

BatchError serviceError(int status, const char *code, const char *detail = nullptr)
{
    BatchError error;
    error.kind = FailureKind::ServiceError;
    error.stage = FailureStage::SignIn;
    error.httpStatus = status;
    error.code = QString::fromLatin1(code);
    if (detail != nullptr)
        error.values.append({QStringLiteral("AuthenticationErrorDetail"), QString::fromLatin1(detail)});
    return error;
}

BatchError ofKind(FailureKind kind)
{
    BatchError error;
    error.kind = kind;
    error.url = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/supportedimages"));
    return error;
}

BatchError html(FailureKind kind, int status)
{
    BatchError error = ofKind(kind);
    error.httpStatus = status;
    error.contentType = QStringLiteral("text/html; charset=utf-8");
    return error;
}

} // namespace

Q_DECLARE_METATYPE(imagebrowser::BatchError)

class tst_BatchErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headlines_data();
    void headlines();
    void everyKindHasTexts();
    void clockSaysWhichWay();
    void durations();
    void detailsHoldEverything();
    void oneLineSaysNothingTwice();
    void oneLineIsOneLine();
};

void tst_BatchErrorText::headlines_data()
{
    QTest::addColumn<BatchError>("error");
    QTest::addColumn<QString>("headline");
    const auto row = [](const char *name, const BatchError &error, const char *headline) {
        QTest::newRow(name) << error << QString::fromUtf8(headline);
    };
    row("keys not allowed",
        serviceError(403, "AuthenticationFailed",
                     "The specified type of authentication SharedKey is not allowed for this account."),
        "Key sign-in is not allowed on this account");
    row("wrong key",
        serviceError(403, "AuthenticationFailed",
                     "The MAC signature found in the HTTP request '…' is not the same as any computed signature."),
        "The account key was not accepted");
    row("wrong audience",
        serviceError(401, "AuthenticationFailed", "The access token has been obtained from wrong audience or resource"),
        "The access token was made for another service");
    row("expired", serviceError(401, "AuthenticationFailed", "The access token has expired."),
        "The access token has expired");
    row("refused token", serviceError(401, "AuthenticationFailed"), "The access token was not accepted");
    row("no role", serviceError(403, "InsufficientAccountPermissions"), "Access to the account was refused");
    row("disabled", serviceError(403, "AccountIsDisabled"), "The account is disabled");
    BatchError skewed = serviceError(403, "AuthenticationFailed", "The request is too old");
    skewed.clockDifference = std::chrono::minutes(20);
    row("clock", skewed, "The clock of this computer is wrong");
    BatchError slight = serviceError(403, "AuthenticationFailed", "bad MAC");
    slight.clockDifference = std::chrono::minutes(3);
    row("a small clock difference is not the cause", slight, "The account key was not accepted");
    row("api-version", serviceError(400, "UnsupportedRequestVersion"), "The service does not know this api-version");
    BatchError parameter = serviceError(400, "InvalidQueryParameterValue");
    parameter.values = {{QStringLiteral("QueryParameterName"), QStringLiteral("api-version")}};
    row("api-version as parameter", parameter, "The service does not know this api-version");
    parameter.values = {{QStringLiteral("QueryParameterName"), QStringLiteral("$filter")}};
    row("filter", parameter, "The service does not accept the filter");
    BatchError manager = serviceError(401, "AuthenticationFailed");
    manager.isFromResourceManager = true;
    row("Resource Manager", manager, "The endpoint is Azure Resource Manager, not the Batch account");
    row("not found", serviceError(404, "ResourceNotFound"), "The service does not know this address");
    row("throttled", serviceError(429, "TooManyRequests"), "The service is busy");
    row("server error", serviceError(503, "ServerBusy"), "The service cannot answer at the moment");
    row("another code", serviceError(409, "Strange"), "The service refused the request: Strange");
    row("captive portal", html(FailureKind::NotJson, 200), "A web page came instead of the list");
    row("gateway page", html(FailureKind::HttpError, 502), "A proxy or gateway answered with an error page");
    row("host", ofKind(FailureKind::HostNotFound), "contoso.westeurope.batch.azure.com was not found");
    BatchError refused = ofKind(FailureKind::ConnectionRefused);
    row("refused connection", refused, "contoso.westeurope.batch.azure.com refused the connection");
    refused.url = QUrl(QStringLiteral("https://127.0.0.1:10444/supportedimages"));
    row("refused connection on a port of its own", refused, "127.0.0.1:10444 refused the connection");
    refused.url = QUrl(QStringLiteral("https://[::1]:10444/supportedimages"));
    row("refused connection of an IPv6 address", refused, "[::1]:10444 refused the connection");
    refused.url = QUrl(QStringLiteral("https://who:what@contoso.example:10444/supportedimages"));
    row("refused connection without who signs in", refused, "contoso.example:10444 refused the connection");
    row("cut off", ofKind(FailureKind::CutOff), "The reply ended early");
    BatchError badItem = ofKind(FailureKind::BadItem);
    badItem.itemIndex = 3;
    badItem.page = 1;
    row("bad item", badItem, "The image at index 3 could not be read");
    badItem.page = 2;
    row("bad item of a later page", badItem, "The image at index 3 of page 2 could not be read");
    BatchError unchanged = ofKind(FailureKind::HttpError);
    unchanged.httpStatus = 304;
    row("not modified", unchanged, "The reply says that nothing has changed");
    row("foreign link", ofKind(FailureKind::ForeignLink), "The next page lies on another server");
}

void tst_BatchErrorText::headlines()
{
    QFETCH(const BatchError, error);
    QFETCH(const QString, headline);
    QCOMPARE(batchErrorHeadline(error), headline);
    QVERIFY(batchErrorAdvice(error).endsWith(QLatin1Char('.')));
}

void tst_BatchErrorText::everyKindHasTexts()
{
    QSet<QString> headlines;
    for (int kind = 0; kind <= static_cast<int>(FailureKind::OutOfMemory); ++kind) {
        const BatchError error = ofKind(static_cast<FailureKind>(kind));
        const QString headline = batchErrorHeadline(error);
        QVERIFY(!headline.isEmpty() && !headline.endsWith(QLatin1Char('.')));
        QVERIFY(batchErrorAdvice(error).endsWith(QLatin1Char('.')));
        headlines.insert(headline);
    }
    // Errors with a status say no more than the status, whatever the kind.
    QCOMPARE(headlines.size(), static_cast<int>(FailureKind::OutOfMemory));
    for (int stage = 0; stage <= static_cast<int>(FailureStage::NextPage); ++stage)
        QVERIFY(!failureStageLabel(static_cast<FailureStage>(stage)).isEmpty());
}

void tst_BatchErrorText::clockSaysWhichWay()
{
    BatchError error = serviceError(403, "AuthenticationFailed");
    error.clockDifference = std::chrono::minutes(20);
    QVERIFY(batchErrorAdvice(error).startsWith(QStringLiteral("This computer’s clock is 20 min behind")));
    error.clockDifference = std::chrono::minutes(-80);
    QVERIFY(batchErrorAdvice(error).startsWith(QStringLiteral("This computer’s clock is 1 h 20 min ahead")));
}

void tst_BatchErrorText::durations()
{
    QCOMPARE(durationText(std::chrono::seconds(0)), QStringLiteral("0 s"));
    QCOMPARE(durationText(std::chrono::seconds(45)), QStringLiteral("45 s"));
    QCOMPARE(durationText(std::chrono::seconds(125)), QStringLiteral("2 min 5 s"));
    QCOMPARE(durationText(std::chrono::seconds(90061)), QStringLiteral("1 d 1 h"));
}

void tst_BatchErrorText::detailsHoldEverything()
{
    BatchError error = serviceError(403, "TheCode", "the auth detail");
    error.reasonPhrase = QStringLiteral("the reason");
    error.message = QStringLiteral("first line\nsecond line");
    error.messageLanguage = QStringLiteral("en-US");
    error.values.append({QStringLiteral("TheKey"), QStringLiteral("the value")});
    error.requestId = QStringLiteral("the-request-id");
    error.clientRequestId = QStringLiteral("the-client-id");
    error.serverTime = QStringLiteral("the-time");
    error.detail = QStringLiteral("the detail");
    error.contentType = QStringLiteral("text/plain");
    error.bodySample = QStringLiteral("the sample");
    error.accountName = QStringLiteral("the account");
    error.url = QUrl(QStringLiteral("https://host.example/path"));
    error.page = 3;
    error.attempts = 5;
    error.rowsKept = 2000;
    error.duration = std::chrono::milliseconds(210);
    error.retryAfter = std::chrono::seconds(7);
    error.clockDifference = std::chrono::seconds(-120);
    error.occurredAt = QDateTime(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
    const QString text = batchErrorDetailsText(error);
    for (const char *part : {"403 the reason",
                             "TheCode",
                             "first line\n    second line (en-US)",
                             "AuthenticationErrorDetail: the auth detail",
                             "TheKey: the value",
                             "request-id: the-request-id",
                             "client-request-id: the-client-id",
                             "the-time",
                             "the detail",
                             "text/plain",
                             "the sample",
                             "the account",
                             "https://host.example/path",
                             "Page: 3",
                             "Attempts: 5",
                             "2000",
                             "210 ms",
                             "7 s",
                             "this computer is 2 min ahead of the server",
                             "2026-11-22 11:20:05 UTC",
                             "Stage: sign-in"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
}

void tst_BatchErrorText::oneLineSaysNothingTwice()
{
    BatchError error;
    error.kind = FailureKind::HttpError;
    error.httpStatus = 418;
    QCOMPARE(batchErrorOneLine(error).count(QStringLiteral("418")), 1);
    error.kind = FailureKind::ServiceError;
    error.code = QStringLiteral("UnsupportedVersion");
    QCOMPARE(batchErrorOneLine(error).count(error.code), 1);
    QCOMPARE(batchErrorOneLine(error).count(QStringLiteral("418")), 1);
}

void tst_BatchErrorText::oneLineIsOneLine()
{
    BatchError error = serviceError(403, "AuthenticationFailed", "a\nb\x1b[31mred\r\n");
    error.accountName = QStringLiteral("contoso");
    error.requestId = QStringLiteral("r-1");
    error.page = 2;
    error.attempts = 5;
    const QString line = batchErrorOneLine(error);
    QVERIFY(line.startsWith(QStringLiteral("contoso: The account key was not accepted (page 2, HTTP 403, "
                                           "AuthenticationFailed, after 5 tries, request-id r-1). a b [31mred")));
    for (const QChar character : line)
        QVERIFY(character.isPrint());
}

QTEST_GUILESS_MAIN(tst_BatchErrorText)
#include "tst_batcherrortext.moc"
