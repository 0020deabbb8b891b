// SPDX-License-Identifier: Apache-2.0
#include "app/service/httpaccess.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;
using Framing = ScriptedReply::Framing;

namespace {

HttpRequest request(const QUrl &url)
{
    HttpRequest result;
    result.url = url;
    result.headers.set("Authorization", "SharedKey contoso:c2lnbmF0dXJl");
    result.headers.set("client-request-id", "9c4d50ee");
    result.proxy.mode = ProxyMode::None;
    return result;
}

} // namespace

//! The rules that every request of the program keeps, seen from the wire.
class tst_HttpAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_http = std::make_unique<HttpAccess>();
        m_http->setLimits({300ms, 2s, 1024 * 1024});
    }
    void cleanup()
    {
        m_http.reset();
        m_server.reset();
    }
    void sendsOnlyTheAgreedHeaders();
    void sendsTheUrlAsItIs();
    void unpacksGzip_data();
    void unpacksGzip();
    void bodyUpToTheLimitIsTaken();
    void redirectsCarryNoCredentials();
    void cookiesAreNotSentBack();
    void abortIsSilentAndImmediate();
    void destructionIsSilent();
    void timingsAscend();
    void stallAndDeadlineAreToldApart();
    void requestMayStallSooner();
    void tlsToAPlainServer();
    void keepsConnectionsToSoManyServersOnly();
    void proxyIsAsked();
    void proxyAskingForAPassword();
    void proxyThatIsNotThere();
    void loopbackIsNotProxied();

private:
    HttpCall::Outcome get(const HttpRequest &what)
    {
        const std::unique_ptr<HttpCall> call(m_http->get(what, nullptr));
        QSignalSpy finished(call.get(), &HttpCall::finished);
        if (!finished.wait(10'000))
            qFatal("no end");
        QTest::qWait(0);
        if (finished.count() != 1)
            qFatal("more than one end");
        m_timings = call->timings();
        return call->takeOutcome();
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpAccess> m_http;
    HttpTimings m_timings;
};

void tst_HttpAccess::sendsOnlyTheAgreedHeaders()
{
    m_server->add(ScriptedReply::json("{}"));
    const HttpCall::Outcome outcome = get(request(m_server->url("/supportedimages")));
    QVERIFY(outcome.hasValue());
    QCOMPARE(outcome.value().status, 200);
    QCOMPARE(outcome.value().reasonPhrase, QStringLiteral("OK"));
    QCOMPARE(outcome.value().body, QByteArray("{}"));
    QCOMPARE(outcome.value().headers.value("content-type"), QByteArray("application/json; odata=minimalmetadata"));

    const ScriptedRequest &sent = m_server->requests().first();
    QCOMPARE(sent.method, QByteArray("GET"));
    QByteArrayList names;
    for (const auto &[name, value] : sent.headers)
        names.append(name.toLower());
    std::sort(names.begin(), names.end());
    QCOMPARE(names,
             QByteArrayList({"accept", "accept-encoding", "accept-language", "authorization", "client-request-id",
                             "connection", "host", "user-agent"}));
    QCOMPARE(sent.header("User-Agent"), QByteArray("batch-image-browser/" IMAGEBROWSER_VERSION));
    QCOMPARE(sent.header("Accept"), QByteArray("application/json"));
    QVERIFY(sent.header("Accept-Encoding").contains("gzip"));
}

void tst_HttpAccess::sendsTheUrlAsItIs()
{
    m_server->add(ScriptedReply::json("{}"));
    const char *target = "/supportedimages?api-version=1&$filter=osType%20eq%20%27a%2Bb%27&$skiptoken=W:a/b%5E$1";
    QVERIFY(get(request(m_server->url(target))).hasValue());
    QCOMPARE(m_server->requests().first().target, QByteArray(target));
}

void tst_HttpAccess::unpacksGzip_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::newRow("length") << Framing::Length;
    QTest::newRow("chunked") << Framing::Chunked;
    QTest::newRow("until close") << Framing::UntilClose;
}

void tst_HttpAccess::unpacksGzip()
{
    QFETCH(const Framing, framing);
    QByteArray plain;
    for (int i = 0; i < 20'000; ++i)
        plain += QByteArray::number(i * 7919 % 10'007);
    ScriptedReply reply = ScriptedReply::json(plain);
    reply.isGzip = true;
    reply.framing = framing;
    reply.end = framing == Framing::UntilClose ? ScriptedReply::End::Close : ScriptedReply::End::KeepAlive;
    m_server->add(reply);
    const HttpCall::Outcome outcome = get(request(m_server->url("/")));
    QVERIFY(outcome.hasValue());
    QCOMPARE(outcome.value().body, plain);
}

void tst_HttpAccess::bodyUpToTheLimitIsTaken()
{
    for (const bool isGzip : {false, true}) {
        ScriptedReply reply = ScriptedReply::json(QByteArray(1024 * 1024, ' '));
        reply.isGzip = isGzip;
        m_server->add(reply);
        const HttpCall::Outcome fits = get(request(m_server->url("/")));
        QVERIFY(fits.hasValue());
        QCOMPARE(fits.value().body.size(), 1024 * 1024);
        reply.body += ' ';
        m_server->add(reply);
        const HttpCall::Outcome tooLarge = get(request(m_server->url("/")));
        QVERIFY(!tooLarge.hasValue());
        QCOMPARE(tooLarge.error().kind, FailureKind::TooLarge);
    }
}

void tst_HttpAccess::redirectsCarryNoCredentials()
{
    ScriptedServer trap;
    for (const int status : {301, 302, 303, 307, 308}) {
        m_server->add(ScriptedReply::error(status, "Moved").with("Location", trap.url("/x").toEncoded()));
        const HttpCall::Outcome outcome = get(request(m_server->url("/")));
        QVERIFY(outcome.hasValue());
        QCOMPARE(outcome.value().status, status);
        QCOMPARE(outcome.value().headers.value("Location"), trap.url("/x").toEncoded());
    }
    QTest::qWait(50);
    QCOMPARE(trap.connectionCount(), 0);
    QCOMPARE(m_server->requests().size(), 5);
}

void tst_HttpAccess::cookiesAreNotSentBack()
{
    m_server->add(ScriptedReply::json("{}")
                      .with("Set-Cookie", "id=1; Path=/")
                      .with("ETag", "\"1\"")
                      .with("Cache-Control", "max-age=3600"));
    m_server->add(ScriptedReply::json("{}"));
    for (int i = 0; i < 2; ++i)
        QVERIFY(get(request(m_server->url("/"))).hasValue());
    const ScriptedRequest &second = m_server->requests().at(1);
    for (const char *name : {"Cookie", "If-None-Match", "If-Modified-Since", "Referer"})
        QVERIFY(second.header(name).isEmpty());
}

void tst_HttpAccess::abortIsSilentAndImmediate()
{
    ScriptedReply hang;
    hang.isSilent = true;
    m_server->add(hang);
    const std::unique_ptr<HttpCall> call(m_http->get(request(m_server->url("/")), nullptr));
    QSignalSpy finished(call.get(), &HttpCall::finished);
    QTRY_COMPARE(m_server->requests().size(), 1);
    call->abort();
    QTRY_COMPARE(m_server->openConnections(), 0);
    QTest::qWait(400);
    QCOMPARE(finished.count(), 0);
}

void tst_HttpAccess::destructionIsSilent()
{
    ScriptedReply hang;
    hang.isSilent = true;
    m_server->add(hang);
    {
        QObject parent;
        QVERIFY(m_http->get(request(m_server->url("/")), &parent) != nullptr);
        QTRY_COMPARE(m_server->requests().size(), 1);
    }
    QTRY_COMPARE(m_server->openConnections(), 0);
    // The access may go first, too.
    m_server->add(hang);
    const std::unique_ptr<HttpCall> orphan(m_http->get(request(m_server->url("/")), nullptr));
    m_http.reset();
    QTest::qWait(10);
}

void tst_HttpAccess::timingsAscend()
{
    ScriptedReply reply = ScriptedReply::json("{}");
    reply.delay = 30ms;
    m_server->add(reply);
    QVERIFY(get(request(m_server->url("/"))).hasValue());
    QVERIFY(m_timings.connecting && m_timings.sent && m_timings.headers && !m_timings.encrypted);
    QVERIFY(*m_timings.connecting <= *m_timings.sent);
    QVERIFY(*m_timings.sent <= *m_timings.headers);
    QVERIFY(*m_timings.headers >= 25ms);
    QVERIFY(m_timings.total >= *m_timings.headers);
}

void tst_HttpAccess::stallAndDeadlineAreToldApart()
{
    m_http->setLimits({150ms, 400ms, 1024 * 1024});
    ScriptedReply hang = ScriptedReply::json("{}");
    hang.claimedLength = 100;
    m_server->add(hang);
    const BatchError stalled = get(request(m_server->url("/"))).error();
    QCOMPARE(stalled.kind, FailureKind::StallTimeout);
    QCOMPARE(stalled.stage, FailureStage::Reply);
    QVERIFY(stalled.duration < 390ms);
    ScriptedReply drip = ScriptedReply::json(QByteArray(1000, ' '));
    drip.dripSize = 5;
    drip.dripInterval = 30ms;
    m_server->add(drip);
    const BatchError late = get(request(m_server->url("/"))).error();
    QCOMPARE(late.kind, FailureKind::DeadlineExceeded);
    QVERIFY(late.duration >= 360ms);
}

void tst_HttpAccess::requestMayStallSooner()
{
    m_http->setLimits({5s, 10s, 1024});
    ScriptedReply hang;
    hang.isSilent = true;
    m_server->add(hang);
    HttpRequest impatient = request(m_server->url("/"));
    impatient.stallTimeout = 100ms;
    const BatchError error = get(impatient).error();
    QCOMPARE(error.kind, FailureKind::StallTimeout);
    QCOMPARE(error.stage, FailureStage::Http);
    QVERIFY(error.duration < 2s);
}

void tst_HttpAccess::keepsConnectionsToSoManyServersOnly()
{
    m_http->setKeptServers(1);
    ScriptedServer other;
    for (ScriptedServer *server : {m_server.get(), &other, m_server.get()}) {
        server->add(ScriptedReply::json("{}"));
        QVERIFY(get(request(server->url("/"))).hasValue());
    }
    QCOMPARE(m_server->requests().at(0).header("connection").toLower(), QByteArray("keep-alive"));
    QCOMPARE(m_server->requests().at(1).header("connection").toLower(), QByteArray("keep-alive"));
    QCOMPARE(other.requests().at(0).header("connection").toLower(), QByteArray("close"));
}

void tst_HttpAccess::tlsToAPlainServer()
{
    QUrl url = m_server->url("/");
    url.setScheme(QStringLiteral("https"));
    m_server->add(ScriptedReply::json("{}"));
    const HttpCall::Outcome outcome = get(request(url));
    QVERIFY(!outcome.hasValue());
    QVERIFY(m_server->requests().isEmpty());
    QVERIFY(QList({FailureKind::TlsFailed, FailureKind::StallTimeout}).contains(outcome.error().kind));
}

void tst_HttpAccess::proxyIsAsked()
{
    m_server->add(ScriptedReply::error(502, "No way"));
    HttpRequest proxied = request(QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/x")));
    proxied.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), static_cast<quint16>(m_server->endpoint().port()),
                     QStringLiteral("me")};
    proxied.proxyPassword = Secret("proxy-password");
    const BatchError error = get(proxied).error();
    QCOMPARE(error.stage, FailureStage::Proxy);
    QCOMPARE(error.kind, FailureKind::ProxyFailed);
    const ScriptedRequest &sent = m_server->requests().first();
    QCOMPARE(sent.method, QByteArray("CONNECT"));
    QCOMPARE(sent.target, QByteArray("contoso.westeurope.batch.azure.com:443"));
    // The account's credentials are for inside the tunnel.
    QVERIFY(sent.header("Authorization").isEmpty());
}

void tst_HttpAccess::proxyAskingForAPassword()
{
    m_server->setHandler([](const ScriptedRequest &) {
        return ScriptedReply::error(407, "Who are you").with("Proxy-Authenticate", "Basic realm=\"proxy\"");
    });
    HttpRequest proxied = request(QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/x")));
    proxied.proxy = {
        ProxyMode::Manual, QStringLiteral("127.0.0.1"), static_cast<quint16>(m_server->endpoint().port()), {}};
    const BatchError error = get(proxied).error();
    QCOMPARE(error.kind, FailureKind::ProxyAuthenticationRequired);
    QCOMPARE(error.stage, FailureStage::Proxy);
}

void tst_HttpAccess::proxyThatIsNotThere()
{
    const auto port = static_cast<quint16>(m_server->endpoint().port());
    m_server.reset();
    HttpRequest proxied = request(QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com/x")));
    proxied.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), port, {}};
    const BatchError error = get(proxied).error();
    QCOMPARE(error.kind, FailureKind::ProxyFailed);
    QCOMPARE(error.stage, FailureStage::Proxy);
}

void tst_HttpAccess::loopbackIsNotProxied()
{
    m_server->add(ScriptedReply::json("{}"));
    HttpRequest proxied = request(m_server->url("/"));
    proxied.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), 9, {}};
    QVERIFY(get(proxied).hasValue());
}

QTEST_GUILESS_MAIN(tst_HttpAccess)
#include "tst_httpaccess.moc"
