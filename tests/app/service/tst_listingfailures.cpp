// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/service/httpaccess.h"
#include "app/service/imageservice.h"
#include "app/signin/signinservice.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicelog.h"

#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;
using State = ListingProgress::State;
using Framing = ScriptedReply::Framing;
using End = ScriptedReply::End;

namespace {

const QString Id = QStringLiteral("account-1");
constexpr int KeptRows = 2;

QByteArray items(int count)
{
    QByteArrayList list;
    for (int i = 0; i < count; ++i)
        list.append(R"({"imageReference":{"publisher":"p","sku":"s)" + QByteArray::number(i)
                    + R"("},"osType":"linux"})");
    return list.join(',');
}

QByteArray pageBody(int count)
{
    return R"({"value":[)" + items(count) + "]}";
}

QByteArray firstPage(const QByteArray &nextLink)
{
    return R"({"value":[)" + items(KeptRows) + R"(],"odata.nextLink":")" + nextLink + "\"}";
}

ScriptedReply cut(Framing framing)
{
    ScriptedReply reply = ScriptedReply::json(R"({"value":[)" + items(3) + ",{");
    reply.framing = framing;
    reply.claimedLength = 100'000;
    reply.isEndless = true;
    reply.end = End::Close;
    return reply;
}

ScriptedReply silent(End end)
{
    ScriptedReply reply;
    reply.isSilent = true;
    reply.end = end;
    return reply;
}

ScriptedReply repeated(ScriptedReply reply, int times)
{
    reply.times = times;
    return reply;
}

} // namespace

Q_DECLARE_METATYPE(imagebrowser::ScriptedReply)

//! What comes instead of a page, against a server that really misbehaves: the second page goes wrong, the first is
//! kept, the error is whole, and resume goes on from there.
class tst_ListingFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void finalFailures_data();
    void finalFailures();
    void transientFailures_data();
    void transientFailures();
    void lostConnectionIsRetried_data();
    void lostConnectionIsRetried();
    void transientFailuresEndAfterFiveTries();
    void retryAfterIsObeyed_data();
    void retryAfterIsObeyed();
    void longRetryAfterEndsTheListing();
    void refusedLinks_data();
    void refusedLinks();
    void pageLimit();
    void badItemsAreReported();
    void notHttp();
    void hostNotFound();
    void connectionRefused();
    void missingKeySendsNothing();
    void clockDifferenceIsTold();

private:
    [[nodiscard]] Account account() const;
    [[nodiscard]] QByteArray link(const char *token) const
    {
        return m_server->endpoint().toEncoded() + "/supportedimages?$skiptoken=" + token;
    }
    void addFirstPage(const QByteArray &nextLink) { m_server->add(ScriptedReply::json(firstPage(nextLink))); }
    void run()
    {
        m_service->refresh(account());
        QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), 10'000);
    }
    //! The one error of the run, at page two with the first page kept.
    void checkWhole(const BatchError &error) const;
    void checkResumes();

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<ImageService> m_service;
    std::unique_ptr<ServiceLog> m_log;
};

void tst_ListingFailures::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_secrets = std::make_unique<SessionSecretStore>();
    m_secrets->setValue(Id, SecretKind::AccountKey, Secret("AAECAwQFBgc="));
    m_http = std::make_unique<HttpAccess>();
    m_http->setLimits({150ms, 400ms, 1024 * 1024});
    m_signIn = std::make_unique<SignInService>(*m_http, *m_secrets);
    m_service = std::make_unique<ImageService>(AccountAccess{*m_http, *m_secrets, *m_signIn});
    RetryPolicy policy;
    policy.firstDelay = 2ms;
    m_service->setRetryPolicy(policy);
    m_log = std::make_unique<ServiceLog>(*m_service);
}

void tst_ListingFailures::cleanup()
{
    m_log.reset();
    m_service.reset();
    m_signIn.reset();
    m_http.reset();
    m_server.reset();
}

Account tst_ListingFailures::account() const
{
    Account result;
    result.id = Id;
    result.name = QStringLiteral("contoso");
    result.accountName = QStringLiteral("contoso");
    result.endpoint = m_server->endpoint();
    return result;
}

void tst_ListingFailures::checkWhole(const BatchError &error) const
{
    QCOMPARE(error.accountId, Id);
    QCOMPARE(error.accountName, QStringLiteral("contoso"));
    QCOMPARE(error.page, 2);
    QCOMPARE(error.rowsKept, KeptRows);
    QVERIFY(error.url.isValid());
    QVERIFY(!error.clientRequestId.isEmpty());
    QVERIFY(error.occurredAt.isValid());
    QCOMPARE(m_service->progress(Id).state, State::Failed);
    QCOMPARE(m_service->progress(Id).images, KeptRows);
    QCOMPARE(m_log->events().count(QStringLiteral("failed")), 1);
}

void tst_ListingFailures::checkResumes()
{
    QVERIFY(m_service->progress(Id).canResume());
    m_server->add(ScriptedReply::json(pageBody(1)));
    m_log->clear();
    m_service->resume(account());
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), 10'000);
    QCOMPARE(
        m_log->events(),
        QStringList({QStringLiteral("resumed account-1"), QStringLiteral("page 2: 1"), QStringLiteral("completed")}));
    QVERIFY(m_server->isExhausted());
}

void tst_ListingFailures::finalFailures_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<FailureStage>("stage");
    const auto row = [](const char *name, const ScriptedReply &reply, FailureKind kind, FailureStage stage) {
        QTest::newRow(name) << reply << kind << stage;
    };
    const QByteArray batchError = R"({"code":"AuthenticationFailed","message":{"value":"no"}})";
    row("401", ScriptedReply::error(401, "No", batchError), FailureKind::ServiceError, FailureStage::SignIn);
    row("401 with a challenge",
        ScriptedReply::error(401, "No", batchError).with("WWW-Authenticate", "Bearer realm=\"x\""),
        FailureKind::ServiceError, FailureStage::SignIn);
    row("401 asking for a password",
        ScriptedReply::error(401, "No", batchError).with("WWW-Authenticate", "Basic realm=\"x\""),
        FailureKind::ServiceError, FailureStage::SignIn);
    row("403", ScriptedReply::error(403, "No", batchError), FailureKind::ServiceError, FailureStage::SignIn);
    row("400", ScriptedReply::error(400, "Bad", R"({"code":"InvalidQueryParameterValue"})"), FailureKind::ServiceError,
        FailureStage::Http);
    row("404 without a body", ScriptedReply::error(404, "Gone"), FailureKind::HttpError, FailureStage::Http);
    row("409", ScriptedReply::error(409, "Conflict", R"({"code":"X"})"), FailureKind::ServiceError, FailureStage::Http);
    row("418", ScriptedReply::error(418, "Teapot"), FailureKind::HttpError, FailureStage::Http);
    row("501", ScriptedReply::error(501, "Not there"), FailureKind::HttpError, FailureStage::Http);
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::newRow(qPrintable(QStringLiteral("%1 to another server").arg(status)))
            << ScriptedReply::error(status, "Moved").with("Location", "http://127.0.0.1:9/elsewhere")
            << FailureKind::Redirected << FailureStage::Http;
    }
    row("redirect to the same server", ScriptedReply::error(302, "Moved").with("Location", "/other"),
        FailureKind::Redirected, FailureStage::Http);
    row("not modified", ScriptedReply::error(304, "Not Modified"), FailureKind::HttpError, FailureStage::Http);
    row("HTML with 200", ScriptedReply::json("<html>Sign in</html>"), FailureKind::NotJson, FailureStage::Reply);
    row("no content", ScriptedReply::error(204, "No Content"), FailureKind::NotJson, FailureStage::Reply);
    row("wrong shape", ScriptedReply::json("[]"), FailureKind::WrongShape, FailureStage::Reply);
    row("nested too deep", ScriptedReply::json(QByteArray(500, '[')), FailureKind::TooDeep, FailureStage::Reply);
    row("cut off by length", cut(Framing::Length), FailureKind::CutOff, FailureStage::Reply);
    row("cut off in chunks", cut(Framing::Chunked), FailureKind::CutOff, FailureStage::Reply);
    row("cut off without a length", cut(Framing::UntilClose), FailureKind::CutOff, FailureStage::Reply);
    ScriptedReply tooLarge = ScriptedReply::json(QByteArray(2 * 1024 * 1024, ' '));
    row("too large", tooLarge, FailureKind::TooLarge, FailureStage::Reply);
    ScriptedReply announced = ScriptedReply::json("{");
    announced.claimedLength = 99'999'999'999;
    announced.end = ScriptedReply::End::Hang;
    row("announced too large, and never sent", announced, FailureKind::TooLarge, FailureStage::Reply);
    tooLarge.framing = Framing::Chunked;
    row("too large in chunks", tooLarge, FailureKind::TooLarge, FailureStage::Reply);
    // Packed here, since that takes longer than the stall timeout.
    tooLarge.body = ScriptedServer::gzip(tooLarge.body);
    row("too large when unpacked", tooLarge.with("Content-Encoding", "gzip"), FailureKind::TooLarge,
        FailureStage::Reply);
    ScriptedReply notGzip = ScriptedReply::json("plain").with("Content-Encoding", "gzip");
    row("not gzip though it says so", notGzip, FailureKind::NotJson, FailureStage::Reply);
}

void tst_ListingFailures::finalFailures()
{
    QFETCH(const ScriptedReply, reply);
    QFETCH(const FailureKind, kind);
    QFETCH(const FailureStage, stage);
    // None of these is about time, and a slow machine takes more than the limits of the others.
    m_http->setLimits({5s, 8s, 1024 * 1024});
    addFirstPage(link("2"));
    m_server->add(ScriptedReply(reply).with("request-id", "r-2"));
    run();
    QCOMPARE(m_log->errors().size(), 1);
    const BatchError error = m_log->errors().first();
    QCOMPARE(failureKindId(error.kind), failureKindId(kind));
    // To quote to support, once its header has come.
    if (error.httpStatus != 0)
        QCOMPARE(error.requestId, QStringLiteral("r-2"));
    QCOMPARE(failureStageId(error.stage), failureStageId(stage));
    QCOMPARE(error.attempts, 1);
    QVERIFY(m_log->retries().isEmpty());
    checkWhole(error);
    QCOMPARE(m_server->requests().size(), 2);
    checkResumes();
}

void tst_ListingFailures::transientFailures_data()
{
    QTest::addColumn<ScriptedReply>("reply");
    QTest::addColumn<int>("repeats");
    QTest::addColumn<FailureKind>("kind");
    for (const int status : {429, 500, 502, 503, 504})
        QTest::newRow(qPrintable(QString::number(status)))
            << ScriptedReply::error(status, "Busy", R"({"code":"ServerBusy"})") << 1 << FailureKind::ServiceError;
    QTest::newRow("HTML from a gateway") << ScriptedReply::error(502, "Bad", "<html>") << 1 << FailureKind::HttpError;
    QTest::newRow("no answer") << silent(End::Hang) << 1 << FailureKind::StallTimeout;
    ScriptedReply stalled = ScriptedReply::json("{}");
    stalled.claimedLength = 500;
    QTest::newRow("stalls in the body") << stalled << 1 << FailureKind::StallTimeout;
    ScriptedReply dripping = ScriptedReply::json(QByteArray(500, ' '));
    dripping.dripSize = 4;
    dripping.dripInterval = 20ms;
    QTest::newRow("drips for ever") << dripping << 1 << FailureKind::DeadlineExceeded;
}

void tst_ListingFailures::transientFailures()
{
    QFETCH(const ScriptedReply, reply);
    QFETCH(const int, repeats);
    QFETCH(const FailureKind, kind);
    // An answer may take its time on a busy machine.
    if (kind == FailureKind::ServiceError || kind == FailureKind::HttpError)
        m_http->setLimits({5s, 8s, 1024 * 1024});
    addFirstPage(link("2"));
    m_server->add(repeated(reply, repeats));
    m_server->add(ScriptedReply::json(pageBody(1)));
    run();
    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started account-1"), QStringLiteral("page 1: 2"),
                          QStringLiteral("try 2 of 5"), QStringLiteral("page 2: 1"), QStringLiteral("completed")}));
    const BatchError error = m_log->retries().first().error;
    QCOMPARE(failureKindId(error.kind), failureKindId(kind));
    QCOMPARE(error.page, 2);
    QVERIFY(m_server->isExhausted());
    // Each try is a request of its own, with an id and a signature of its own.
    const auto &requests = m_server->requests();
    QVERIFY(requests.at(1).header("client-request-id") != requests.last().header("client-request-id"));
}

void tst_ListingFailures::lostConnectionIsRetried_data()
{
    QTest::addColumn<End>("end");
    QTest::newRow("closed before the answer") << End::Close;
    QTest::newRow("reset before the answer") << End::Reset;
}

void tst_ListingFailures::lostConnectionIsRetried()
{
    QFETCH(const End, end);
    // Qt itself may send a request again when the connection ends before the answer; the id tells its tries from ours.
    QByteArray lostId;
    m_server->setHandler([&](const ScriptedRequest &request) {
        if (!request.target.contains("skiptoken"))
            return ScriptedReply::json(firstPage(link("2")));
        if (lostId.isEmpty())
            lostId = request.header("client-request-id");
        return request.header("client-request-id") == lostId ? silent(end) : ScriptedReply::json(pageBody(1));
    });
    run();
    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started account-1"), QStringLiteral("page 1: 2"),
                          QStringLiteral("try 2 of 5"), QStringLiteral("page 2: 1"), QStringLiteral("completed")}));
    QCOMPARE(failureKindId(m_log->retries().first().error.kind), failureKindId(FailureKind::ConnectionLost));
}

void tst_ListingFailures::transientFailuresEndAfterFiveTries()
{
    addFirstPage(link("2"));
    m_server->add(repeated(ScriptedReply::error(503, "Busy", R"({"code":"ServerBusy"})"), 5));
    run();
    QCOMPARE(m_log->retries().size(), 4);
    QCOMPARE(m_log->retries().last().nextAttempt, 5);
    const BatchError error = m_log->errors().last();
    QCOMPARE(error.attempts, 5);
    checkWhole(error);
    checkResumes();
}

void tst_ListingFailures::retryAfterIsObeyed_data()
{
    QTest::addColumn<bool>("asDate");
    QTest::newRow("seconds") << false;
    QTest::newRow("date") << true;
}

void tst_ListingFailures::retryAfterIsObeyed()
{
    QFETCH(const bool, asDate);
    const QDateTime now(QDate(2026, 11, 22), QTime(11, 20, 5), Qt::UTC);
    m_service->setClock([now] { return toInstant(now); });
    m_server->add(
        ScriptedReply::error(429, "Slow").with("Retry-After", asDate ? "Sun, 22 Nov 2026 11:20:06 GMT" : "1"));
    m_server->add(ScriptedReply::json(pageBody(1)));
    QElapsedTimer timer;
    timer.start();
    run();
    QCOMPARE(m_log->retries().first().delay, 1000ms);
    QVERIFY(timer.elapsed() >= 990);
    QCOMPARE(m_log->events().last(), QStringLiteral("completed"));
}

void tst_ListingFailures::longRetryAfterEndsTheListing()
{
    addFirstPage(link("2"));
    m_server->add(ScriptedReply::error(503, "Later").with("Retry-After", "3600"));
    run();
    QVERIFY(m_log->retries().isEmpty());
    QCOMPARE(m_log->errors().first().retryAfter, std::chrono::seconds(3600));
    checkWhole(m_log->errors().first());
}

void tst_ListingFailures::refusedLinks_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<FailureKind>("kind");
    const FailureKind foreign = FailureKind::ForeignLink;
    QTest::newRow("another host") << QByteArray("https://evil.example/supportedimages") << foreign;
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:9/supportedimages") << foreign;
    QTest::newRow("another scheme") << QByteArray("https://127.0.0.1/supportedimages") << foreign;
    QTest::newRow("another name of the same host") << QByteArray("http://localhost/supportedimages") << foreign;
    QTest::newRow("relative") << QByteArray("/supportedimages?$skiptoken=2") << FailureKind::BadLink;
    QTest::newRow("no address") << QByteArray("later") << FailureKind::BadLink;
}

void tst_ListingFailures::refusedLinks()
{
    QFETCH(const QByteArray, link);
    QFETCH(const FailureKind, kind);
    addFirstPage(link);
    run();
    const BatchError error = m_log->errors().first();
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.stage, FailureStage::NextPage);
    QVERIFY(error.detail.contains(QString::fromLatin1(link)));
    checkWhole(error);
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_ListingFailures::pageLimit()
{
    int number = 0;
    m_server->setHandler([&](const ScriptedRequest &) {
        return ScriptedReply::json(R"({"value":[],"odata.nextLink":")"
                                   + link(QByteArray::number(++number % 7).constData()) + "\"}");
    });
    ListingOptions options;
    options.maxPages = 3;
    m_service->refresh(account(), options);
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_log->errors().last().kind, FailureKind::TooManyPages);
    QCOMPARE(m_service->progress(Id).pages, 3);

    // Without the limit, the circle itself is noticed.
    run();
    QCOMPARE(m_log->errors().last().kind, FailureKind::RepeatedLink);
    QVERIFY(m_service->progress(Id).pages <= 8);
}

void tst_ListingFailures::badItemsAreReported()
{
    m_server->add(ScriptedReply::json(R"({"value":[)" + items(1) + ",42," + items(1) + "]}").with("request-id", "r-1"));
    run();
    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started account-1"), QStringLiteral("page 1: 2"),
                          QStringLiteral("rejected 1"), QStringLiteral("completed")}));
    const BatchError error = m_log->errors().first();
    QCOMPARE(error.kind, FailureKind::BadItem);
    QCOMPARE(error.itemIndex, 1);
    QCOMPARE(error.page, 1);
    QCOMPARE(error.bodySample, QStringLiteral("42"));
    QCOMPARE(error.rowsKept, 2);
    QCOMPARE(error.requestId, QStringLiteral("r-1"));
    QCOMPARE(error.accountId, Id);
}

void tst_ListingFailures::notHttp()
{
    ScriptedReply greeting;
    greeting.raw = "SSH-2.0-OpenSSH_9.2\r\n\r\n";
    greeting.end = End::Close;
    m_server->setHandler([greeting](const ScriptedRequest &) { return greeting; });
    run();
    QCOMPARE(m_log->errors().size(), 1);
    QCOMPARE(m_log->errors().first().httpStatus, 0);
    QVERIFY(QList({FailureKind::NetworkFailed, FailureKind::ConnectionLost}).contains(m_log->errors().first().kind));
    QVERIFY(!m_log->errors().first().detail.isEmpty());
}

void tst_ListingFailures::hostNotFound()
{
    Account lost = account();
    lost.endpoint = QUrl(QStringLiteral("https://contoso.nowhere.invalid"));
    lost.proxy.mode = ProxyMode::None;
    m_http->setLimits({5s, 5s, 1024});
    m_service->refresh(lost);
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), 10'000);
    const BatchError error = m_log->errors().first();
    QCOMPARE(failureKindId(error.kind), failureKindId(FailureKind::HostNotFound));
    QCOMPARE(error.stage, FailureStage::NameLookup);
}

void tst_ListingFailures::connectionRefused()
{
    Account closed = account();
    m_server.reset();
    m_service->refresh(closed);
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(failureKindId(m_log->errors().first().kind), failureKindId(FailureKind::ConnectionRefused));
    QCOMPARE(m_log->errors().first().stage, FailureStage::Connect);
}

void tst_ListingFailures::missingKeySendsNothing()
{
    m_secrets->removeValues(Id);
    run();
    QCOMPARE(m_log->errors().first().kind, FailureKind::SecretMissing);
    m_secrets->setValue(Id, SecretKind::AccountKey, Secret("%%%"));
    run();
    QCOMPARE(m_log->errors().last().kind, FailureKind::InvalidRequest);
    QVERIFY(m_server->requests().isEmpty());
}

void tst_ListingFailures::clockDifferenceIsTold()
{
    const QDateTime now(QDate(2026, 11, 22), QTime(11, 0, 0), Qt::UTC);
    m_service->setClock([now] { return toInstant(now); });
    m_server->add(ScriptedReply::error(403, "No", R"({"code":"AuthenticationFailed"})")
                      .with("Date", "Sun, 22 Nov 2026 11:20:00 GMT"));
    run();
    QCOMPARE(m_log->errors().first().clockDifference, std::chrono::seconds(1200));
}

QTEST_GUILESS_MAIN(tst_ListingFailures)
#include "tst_listingfailures.moc"
