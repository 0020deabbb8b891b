// SPDX-License-Identifier: Apache-2.0
#include "app/signin/tokenreply.h"

#include "app/domain/batcherrortext.h"
#include "app/signin/devicecodereply.h"

#include <QRandomGenerator>
#include <QTest>

using namespace imagebrowser;

namespace {

const QDateTime Now(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);

HttpReply reply(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    HttpReply result;
    result.status = status;
    result.headers.set("Content-Type", type);
    result.body = body;
    return result;
}

Result<TokenGrant> parse(int status, const QByteArray &body)
{
    return parseTokenReply(reply(status, body), {}, Now);
}

} // namespace

class tst_TokenReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsGrants_data();
    void readsGrants();
    void refuses_data();
    void refuses();
    void splitsDescriptions_data();
    void splitsDescriptions();
    void keepsWhatElseIsSaid();
    void keepsNoTokens_data();
    void keepsNoTokens();
    void keepsNoTokensOfRefusals();
    void toleratesAnyBytes();
    void readsDeviceCodes_data();
    void readsDeviceCodes();
};

void tst_TokenReply::readsGrants_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("refreshToken");
    QTest::newRow("a usual one") << QByteArray(
        R"({"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"abc.def-123","refresh_token":"0.AAA"})")
                                 << qint64(3599) << QByteArray("0.AAA");
    QTest::newRow("lifetime as text") << QByteArray(R"({"access_token":"abc","expires_in":"120"})") << qint64(120)
                                      << QByteArray();
    QTest::newRow("no lifetime") << QByteArray(R"({"access_token":"abc"})") << qint64(300) << QByteArray();
    QTest::newRow("huge lifetime") << QByteArray(R"({"access_token":"abc","expires_in":1e300})") << qint64(604800)
                                   << QByteArray();
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"access_token\":\"abc\",\"expires_in\":60.9}")
                                     << qint64(60) << QByteArray();
    QTest::newRow("type in another case")
        << QByteArray(R"({"access_token":"abc","token_type":"bearer","expires_in":60})") << qint64(60) << QByteArray();
    QTest::newRow("members of other types")
        << QByteArray(R"({"access_token":"abc","expires_in":60,"refresh_token":{},"id_token":7,"scope":[]})")
        << qint64(60) << QByteArray();
}

void tst_TokenReply::readsGrants()
{
    QFETCH(const QByteArray, body);
    QFETCH(const qint64, seconds);
    const Result<TokenGrant> grant = parse(200, body);
    QVERIFY(grant);
    QCOMPARE(Now.secsTo(grant.value().access.expiresAt), seconds);
    QCOMPARE(grant.value().access.expiresAt.timeSpec(), Qt::UTC);
    QTEST(grant.value().refreshToken.reveal(), "refreshToken");
}

void tst_TokenReply::refuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<FailureKind>("kind");
    const auto failed = FailureKind::SignInFailed;
    QTest::newRow("nothing") << 200 << QByteArray() << failed;
    QTest::newRow("an array") << 200 << QByteArray("[]") << failed;
    QTest::newRow("HTML") << 200 << QByteArray("<html></html>") << failed;
    QTest::newRow("cut off") << 200 << QByteArray(R"({"access_token":"abcdefgh)") << failed;
    QTest::newRow("no token") << 200 << QByteArray(R"({"expires_in":5})") << failed;
    QTest::newRow("empty token") << 200 << QByteArray(R"({"access_token":""})") << failed;
    QTest::newRow("token is a number") << 200 << QByteArray(R"({"access_token":5})") << failed;
    QTest::newRow("token would split a header") << 200 << QByteArray(R"({"access_token":"a\r\nX: y"})") << failed;
    QTest::newRow("token holds a NUL") << 200 << QByteArray(R"({"access_token":"a\u0000b"})") << failed;
    QTest::newRow("another type") << 200 << QByteArray(R"({"access_token":"abc","token_type":"pop"})") << failed;
    QTest::newRow("negative lifetime") << 200 << QByteArray(R"({"access_token":"abc","expires_in":-1})") << failed;
    QTest::newRow("no lifetime at all") << 200 << QByteArray(R"({"access_token":"abc","expires_in":0})") << failed;
    QTest::newRow("lifetime is a word") << 200 << QByteArray(R"({"access_token":"abc","expires_in":"soon"})") << failed;
    QTest::newRow("lifetime is no number")
        << 200 << QByteArray(R"({"access_token":"abc","expires_in":"nan"})") << failed;
    QTest::newRow("lifetime is a list") << 200 << QByteArray(R"({"access_token":"abc","expires_in":[60]})") << failed;
    QTest::newRow("error with 200") << 200 << QByteArray(R"({"error":"invalid_grant"})") << failed;
    QTest::newRow("error") << 400 << QByteArray(R"({"error":"invalid_grant"})") << failed;
    QTest::newRow("error with 500") << 500 << QByteArray(R"({"error":"server_error"})") << FailureKind::ServiceError;
    QTest::newRow("error with 429") << 429 << QByteArray(R"({"error":"slow"})") << FailureKind::ServiceError;
    QTest::newRow("400 with nothing") << 400 << QByteArray() << failed;
    QTest::newRow("502 with HTML") << 502 << QByteArray("<html>") << FailureKind::HttpError;
    QTest::newRow("grant with 400") << 400 << QByteArray(R"({"access_token":"abc","expires_in":5})") << failed;
    QTest::newRow("redirect") << 302 << QByteArray() << FailureKind::Redirected;
    QTest::newRow("proxy") << 407 << QByteArray() << FailureKind::ProxyAuthenticationRequired;
}

void tst_TokenReply::refuses()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Result<TokenGrant> grant = parse(status, body);
    QVERIFY(!grant);
    QTEST(grant.error().kind, "kind");
    QCOMPARE(grant.error().stage, status == 407 ? FailureStage::Proxy : FailureStage::SignIn);
    QCOMPARE(grant.error().httpStatus, status);
    QVERIFY(status != 200 || !grant.error().detail.isEmpty() || !grant.error().code.isEmpty());
}

void tst_TokenReply::splitsDescriptions_data()
{
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<QString>("message");
    QTest::newRow("lines of their own") << QByteArray(
        R"(AADSTS70008: The code has expired.\r\nTrace ID: t-1\r\nCorrelation ID: c-2\r\nTimestamp: 2026-11-22 11:20:05Z)")
                                        << QStringLiteral("AADSTS70008: The code has expired.");
    QTest::newRow("in a row") << QByteArray(
        R"(AADSTS70008: The code has expired. Trace ID: t-1 Correlation ID: c-2 Timestamp: 2026-11-22 11:20:05Z)")
                              << QStringLiteral("AADSTS70008: The code has expired.");
}

void tst_TokenReply::splitsDescriptions()
{
    QFETCH(const QByteArray, description);
    const Result<TokenGrant> grant =
        parse(400, R"({"error":"invalid_grant","trace_id":"t-1","error_description":")" + description + "\"}");
    QVERIFY(!grant);
    const BatchError &error = grant.error();
    QTEST(error.message, "message");
    QCOMPARE(error.values,
             QList<BatchErrorDetail>({{QStringLiteral("Trace ID"), QStringLiteral("t-1")},
                                      {QStringLiteral("Correlation ID"), QStringLiteral("c-2")},
                                      {QStringLiteral("Timestamp"), QStringLiteral("2026-11-22 11:20:05Z")}}));
    QCOMPARE(error.requestId, QStringLiteral("t-1"));
    QCOMPARE(error.serverTime, QStringLiteral("2026-11-22 11:20:05Z"));
}

void tst_TokenReply::keepsWhatElseIsSaid()
{
    const Result<TokenGrant> grant = parse(
        400,
        R"({"error":"interaction_required","error_codes":[50076,50079],"suberror":"basic_action","claims":{"a":true},"error_uri":"https://e"})");
    QVERIFY(!grant);
    const QList<BatchErrorDetail> values = grant.error().values;
    QVERIFY(values.contains({QStringLiteral("error_codes"), QStringLiteral("50076, 50079")}));
    QVERIFY(values.contains({QStringLiteral("suberror"), QStringLiteral("basic_action")}));
    QVERIFY(values.contains({QStringLiteral("claims"), QStringLiteral("{\"a\":true}")}));
    QVERIFY(values.contains({QStringLiteral("error_uri"), QStringLiteral("https://e")}));
}

void tst_TokenReply::keepsNoTokens_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("cut off") << QByteArray(R"({"access_token":"opaque-token-1)");
    QTest::newRow("in a list") << QByteArray(R"({"access_token":["opaque-token-1"]})");
    QTest::newRow("under another name") << QByteArray(R"({"accessTokenOfUser":"opaque-token-1"})");
    QTest::newRow("as text") << QByteArray(R"("opaque-token-1")");
    QTest::newRow("after a mark") << QByteArray("\xEF\xBB\xBF  [\"opaque-token-1\"");
    QTest::newRow("beside an error") << QByteArray(R"({"error":"x","refresh_token":"opaque-token-1","id_token":["opaque-token-1"]})");
    QTest::newRow("again under a name that tells nothing")
        << QByteArray(R"({"error":"x","refresh_token":"opaque-token-1","hint":"the opaque-token-1 of today"})");
    QTest::newRow("again as the error itself")
        << QByteArray(R"({"error":"opaque-token-1","error_description":"opaque-token-1","id_token":"opaque-token-1"})");
    QTest::newRow("beside a message") << QByteArray(R"({"code":"opaque-token-1","message":"opaque-token-1"})");
}

void tst_TokenReply::keepsNoTokens()
{
    QFETCH(const QByteArray, body);
    const Result<TokenGrant> grant = parse(200, body);
    QVERIFY(!grant);
    QVERIFY(!batchErrorDetailsText(grant.error()).contains(QStringLiteral("opaque")));
}

void tst_TokenReply::keepsNoTokensOfRefusals()
{
    const QByteArray body = R"({"access_token":"opaque-token-1","message":"opaque-token-1 is not for you","hint":5})";
    const Result<TokenGrant> grant = parse(403, body);
    QVERIFY(!grant);
    QVERIFY(!batchErrorDetailsText(grant.error()).contains(QStringLiteral("opaque")));
    QVERIFY(batchErrorDetailsText(grant.error()).contains(QStringLiteral("is not for you")));
}

void tst_TokenReply::toleratesAnyBytes()
{
    const QByteArray good =
        R"({"token_type":"Bearer","expires_in":3599,"access_token":"eyJhIjoxfQ.eyJhIjoxfQ.x","error":"e"})";
    QRandomGenerator random(7);
    for (int i = 0; i < 3000; ++i) {
        QByteArray body = good.left(random.bounded(1, static_cast<int>(good.size())));
        for (int changes = random.bounded(4); changes > 0; --changes)
            body[random.bounded(static_cast<int>(body.size()))] = static_cast<char>(random.bounded(256));
        const int status = random.bounded(2) == 0 ? 200 : 400;
        const Result<TokenGrant> grant = parse(status, body);
        QVERIFY(!grant || isBearerToken(grant.value().access.token.reveal()));
        const auto device = parseDeviceCodeReply(reply(status, body), {}, Now);
        QVERIFY(!device);
    }
}

void tst_TokenReply::readsDeviceCodes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<int>("interval");
    const QByteArray start = R"({"device_code":"d-1","user_code":"A B","expires_in":900,)";
    const QString none;
    QTest::newRow("a usual one") << start + R"("verification_uri":"https://microsoft.com/devicelogin","interval":5})"
                                 << none << 5;
    QTest::newRow("older name") << start + R"("verification_url":"https://aka.ms/devicelogin","interval":"7"})" << none
                                << 7;
    QTest::newRow("no interval") << start + R"("verification_uri":"https://m"})" << none << 5;
    QTest::newRow("interval that is none") << start + R"("verification_uri":"https://m","interval":-4})" << none << 5;
    QTest::newRow("interval without end")
        << start + R"("verification_uri":"https://m","interval":1e18})" << none << 120;
    QTest::newRow("plain http") << start + R"("verification_uri":"http://m"})" << QStringLiteral("no safe page") << 0;
    QTest::newRow("script") << start + R"("verification_uri":"javascript:alert"})" << QStringLiteral("no safe page")
                            << 0;
    QTest::newRow("user name") << start + R"("verification_uri":"https://microsoft.com@evil.example"})"
                               << QStringLiteral("no safe page") << 0;
    QTest::newRow("no codes") << QByteArray(R"({"verification_uri":"https://m"})") << QStringLiteral("no device code")
                              << 0;
}

void tst_TokenReply::readsDeviceCodes()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, problem);
    QFETCH(const int, interval);
    const auto result = parseDeviceCodeReply(reply(200, body), {}, Now);
    QCOMPARE(bool(result), problem.isEmpty());
    if (!result) {
        QVERIFY2(result.error().detail.contains(problem), qPrintable(result.error().detail));
        QVERIFY(!result.error().bodySample.contains(QStringLiteral("d-1")));
        return;
    }
    QCOMPARE(result.value().interval.count(), interval);
    QCOMPARE(result.value().shown.userCode, QStringLiteral("A B"));
    QCOMPARE(Now.secsTo(result.value().shown.expiresAt), 900);
}

QTEST_GUILESS_MAIN(tst_TokenReply)
#include "tst_tokenreply.moc"
