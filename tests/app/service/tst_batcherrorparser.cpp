// SPDX-License-Identifier: Apache-2.0
#include "app/service/batcherrorparser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace imagebrowser;

namespace {

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
}

HttpReply reply(int status, const QByteArray &body,
                QList<HttpHeaders::Field> headers = {{"Content-Type", "application/json"}})
{
    HttpReply result;
    result.url = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/supportedimages"));
    result.status = status;
    result.reasonPhrase = QStringLiteral("Reason");
    result.headers = HttpHeaders(std::move(headers));
    result.body = body;
    return result;
}

BatchError parsed(int status, const QByteArray &body)
{
    return parseBatchError(reply(status, body), {}, now());
}

constexpr const char *WrongAudience =
    R"({)"
    R"("odata.metadata":"https://contoso/$metadata#Microsoft.Azure.Batch.Protocol.Entities.Container.errors/@Element",)"
    R"("code":"AuthenticationFailed",)"
    R"("message":{"lang":"en-US","value":"Server failed to authenticate the request.\nRequestId:f5c1b1d6-6b43-4c0e-a1ee-0f6a3e0b7a11\nTime:2026-11-22T11:20:05.1234567Z"},)"
    R"("values":[{"key":"Other","value":"1"},{"key":"AuthenticationErrorDetail","value":"The access token has been obtained from wrong audience"}])"
    R"(})";

} // namespace

class tst_BatchErrorParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheServiceError();
    void message_data();
    void message();
    void toleratesBodies_data();
    void toleratesBodies();
    void toleratesOddValues();
    void requestIdComesFromTheHeaderFirst();
    void resourceManager();
    void redirectNamesItsTarget();
    void retryAfterAndClock();
    void everyPrefixIsTolerated();
    void secretsAreTakenOut();
};

void tst_BatchErrorParser::readsTheServiceError()
{
    const BatchError error = parsed(401, WrongAudience);
    QCOMPARE(error.kind, FailureKind::ServiceError);
    QCOMPARE(error.stage, FailureStage::SignIn);
    QCOMPARE(error.httpStatus, 401);
    QCOMPARE(error.reasonPhrase, QStringLiteral("Reason"));
    QCOMPARE(error.code, QStringLiteral("AuthenticationFailed"));
    QCOMPARE(error.message, QStringLiteral("Server failed to authenticate the request."));
    QCOMPARE(error.messageLanguage, QStringLiteral("en-US"));
    QCOMPARE(error.requestId, QStringLiteral("f5c1b1d6-6b43-4c0e-a1ee-0f6a3e0b7a11"));
    QCOMPARE(error.serverTime, QStringLiteral("2026-11-22T11:20:05.1234567Z"));
    QCOMPARE(error.values.size(), 2);
    QCOMPARE(error.values.first().key, QStringLiteral("AuthenticationErrorDetail"));
    QVERIFY(error.isWrongAudience());
    QVERIFY(error.bodySample.isEmpty());
}

void tst_BatchErrorParser::message_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("requestId");
    const auto row = [](const char *name, const char *json, const char *message, const char *id) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(message) << QString::fromUtf8(id);
    };
    row("several lines stay", R"({"value":"a\nb\nRequestId:1\nTime:2"})", "a\nb", "1");
    row("Windows line ends", R"({"value":"a\r\nRequestId:1\r\nTime:2\r\n"})", "a", "1");
    row("only the id", R"({"value":"a\nRequestId:1"})", "a", "1");
    row("time first", R"({"value":"a\nTime:2\nRequestId:1"})", "a", "1");
    row("nothing else", R"({"value":"RequestId:1\nTime:2"})", "", "1");
    row("the word in the text stays", R"({"value":"RequestId:x is bad\nsee there"})", "RequestId:x is bad\nsee there",
        "");
    row("plain text", R"("a\nRequestId:1\nTime:2")", "a", "1");
    row("number", "5", "5", "");
    row("array", "[1]", "[1]", "");
    row("value is an object", R"({"value":{"x":1}})", R"({"x":1})", "");
    row("null", "null", "", "");
}

void tst_BatchErrorParser::message()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, message);
    QFETCH(const QString, requestId);
    const BatchError error = parsed(400, R"({"code":"X","message":)" + json + '}');
    QCOMPARE(error.code, QStringLiteral("X"));
    QCOMPARE(error.message, message);
    QCOMPARE(error.requestId, requestId);
}

void tst_BatchErrorParser::toleratesBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<QString>("sample");
    const auto row = [](const char *name, const QByteArray &body, FailureKind kind, const QString &sample) {
        QTest::newRow(name) << body << kind << sample;
    };
    row("empty", {}, FailureKind::HttpError, {});
    row("HTML", "<html>Bad gateway</html>", FailureKind::HttpError, QStringLiteral("<html>Bad gateway</html>"));
    row("cut off", R"({"code":"X","mess)", FailureKind::HttpError, QStringLiteral(R"({"code":"X","mess)"));
    row("other JSON", "[1]", FailureKind::HttpError, QStringLiteral("[1]"));
    row("object without the members", R"({"a":1})", FailureKind::HttpError, QStringLiteral(R"({"a":1})"));
    row("byte-order mark", "\xEF\xBB\xBF{\"code\":\"X\"}", FailureKind::ServiceError, {});
    row("members in capitals", R"({"Code":"X","Message":"m"})", FailureKind::ServiceError, {});
    row("code is a number", R"({"code":42})", FailureKind::ServiceError, {});
    row("long", QByteArray(3000, 'x'), FailureKind::HttpError, QString(1024, QLatin1Char('x')));
    row("two megabytes of JSON", R"({"code":")" + QByteArray(2'000'000, 'x') + "\"}", FailureKind::HttpError,
        QStringLiteral(R"({"code":")") + QString(1015, QLatin1Char('x')));
    row("endlessly deep", QByteArray(500'000, '['), FailureKind::HttpError, QString(1024, QLatin1Char('[')));
}

void tst_BatchErrorParser::toleratesBodies()
{
    QFETCH(const QByteArray, body);
    QFETCH(const FailureKind, kind);
    QFETCH(const QString, sample);
    const BatchError error = parsed(502, body);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.httpStatus, 502);
    QCOMPARE(error.bodySample, sample);
    QCOMPARE(error.bodySampleIsCut, body.size() > 1024);
    QCOMPARE(error.contentType.isEmpty(), kind == FailureKind::ServiceError);
}

void tst_BatchErrorParser::toleratesOddValues()
{
    const BatchError error = parsed(
        400,
        R"({"code":"X","values":[{"key":"a","value":1},"plain",{"key":"a","value":null},null,{"value":"v"},{"key":{"b":2}}]})");
    const QList<BatchErrorDetail> expected{{QStringLiteral("a"), QStringLiteral("1")},
                                           {{}, QStringLiteral("plain")},
                                           {QStringLiteral("a"), {}},
                                           {{}, {}},
                                           {{}, QStringLiteral("v")},
                                           {QStringLiteral(R"({"b":2})"), {}}};
    QCOMPARE(error.values, expected);
    QCOMPARE(parsed(400, R"({"code":"X","values":{"k":"v"}})").values,
             QList<BatchErrorDetail>({{QStringLiteral("k"), QStringLiteral("v")}}));
    QVERIFY(parsed(400, R"({"code":"X","values":"none"})").values.isEmpty());
}

void tst_BatchErrorParser::requestIdComesFromTheHeaderFirst()
{
    const BatchError error = parseBatchError(reply(401, WrongAudience, {{"Request-Id", "from-header"}}), {}, now());
    QCOMPARE(error.requestId, QStringLiteral("from-header"));
}

void tst_BatchErrorParser::resourceManager()
{
    const BatchError error =
        parsed(401, R"({"error":{"code":"AuthenticationFailed","message":"The 'Authorization' header is missing."}})");
    QVERIFY(error.isFromResourceManager);
    QCOMPARE(error.code, QStringLiteral("AuthenticationFailed"));
    QVERIFY(!parsed(401, R"({"error":"text","code":"X"})").isFromResourceManager);
}

void tst_BatchErrorParser::redirectNamesItsTarget()
{
    const BatchError error = parseBatchError(reply(302, {}, {{"Location", "https://elsewhere.example/x"}}), {}, now());
    QCOMPARE(error.kind, FailureKind::Redirected);
    QVERIFY(error.detail.contains(QLatin1StringView("https://elsewhere.example/x")));
}

void tst_BatchErrorParser::retryAfterAndClock()
{
    const auto withHeaders = [](const char *date) {
        return parseBatchError(reply(503, {}, {{"Retry-After", "9"}, {"Date", date}}), {}, now());
    };
    QCOMPARE(withHeaders("Sun, 22 Nov 2026 11:20:05 GMT").retryAfter, std::chrono::seconds(9));
    QVERIFY(!withHeaders("Sun, 22 Nov 2026 11:21:05 GMT").clockDifference);
    QCOMPARE(withHeaders("Sun, 22 Nov 2026 11:21:06 GMT").clockDifference, std::chrono::seconds(61));
    QCOMPARE(withHeaders("Sun, 22 Nov 2026 11:00:05 GMT").clockDifference, std::chrono::seconds(-1200));
    QVERIFY(!withHeaders("yesterday").clockDifference);
}

void tst_BatchErrorParser::everyPrefixIsTolerated()
{
    const QByteArray whole = WrongAudience;
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const BatchError error = parsed(403, whole.first(length));
        QCOMPARE(error.httpStatus, 403);
        QCOMPARE(error.bodySample.isEmpty(), length == 0);
    }
}

void tst_BatchErrorParser::secretsAreTakenOut()
{
    const QByteArray secret = "AAECAwQFBgcICQoLDA0ODw==";
    Redactor redactor;
    redactor.add(Secret(secret));
    HttpReply echo = reply(403,
                           R"({"code":"a)" + secret + R"(","message":{"lang":")" + secret + R"(","value":"m )" + secret
                               + "\\nRequestId:" + secret + "\\nTime:" + secret + R"("},"values":[{"key":")" + secret
                               + R"(","value":"x )" + secret + R"("}]})");
    echo.reasonPhrase = QString::fromLatin1(secret);
    echo.url.setQuery(QStringLiteral("a=") + QString::fromLatin1(secret));
    const BatchError error = parseBatchError(echo, redactor, now());
    const QByteArray json = QJsonDocument(batchErrorToJson(error)).toJson();
    QVERIFY(!json.contains("AAECAwQ"));
    QVERIFY(json.contains(Redactor::mark().toUtf8()));
}

QTEST_GUILESS_MAIN(tst_BatchErrorParser)
#include "tst_batcherrorparser.moc"
