// SPDX-License-Identifier: Apache-2.0
#include "app/service/connectiontest.h"

#include "app/account/sessionsecretstore.h"
#include "app/domain/batcherrortext.h"
#include "app/sample/sampleaccounts.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "tests/support/proxydouble.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/tlstestcertificate.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace imagebrowser;
using namespace std::chrono_literals;
using Stage = ConnectionTest::Stage;
using State = ConnectionTest::State;

Q_DECLARE_METATYPE(imagebrowser::SampleTrouble)
Q_DECLARE_METATYPE(imagebrowser::FailureKind)

class TestConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ticksOffEveryStage();
    void namesTheStageThatFailed_data();
    void namesTheStageThatFailed();
    void tellsTheClock();
    void missingKeyNeedsNoNetwork();
    void unreachableProxyIsNamed();
    void noTlsWhereItIsExpected();
    void aSilentServerIsConnected();
    void tlsThatNeverComesIsShownAndGivenUp();
    void nothingListens();
    void ticksThroughAProxy();
    void loopbackNeedsNoProxy();
    void troubleOnTheWay_data();
    void troubleOnTheWay();
    void startingAgainSupersedes();
    void cancelEndsSilently();
    void errorHoldsNoKey();

private:
    [[nodiscard]] bool run(const Account &account, const Secret &key);
    [[nodiscard]] State stateOf(Stage stage) const;
    //! Every row as "text: state", one a line.
    [[nodiscard]] QStringList rows() const;
    //! Leads the account through m_proxy to m_origin, which speaks TLS under the host's name.
    void setUpProxy();

    QTemporaryDir m_dir;
    std::unique_ptr<ScriptedServer> m_origin;
    std::unique_ptr<ProxyDouble> m_proxy;
    std::unique_ptr<SampleAccounts> m_samples;
    std::unique_ptr<HttpAccess> m_http;
    SessionSecretStore m_kept;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<ConnectionTest> m_test;
    Account m_account;
    Secret m_key;
};

void TestConnectionTest::init()
{
    m_test.reset();
    m_http = std::make_unique<HttpAccess>();
    m_signIn = std::make_unique<SignInService>(*m_http, m_kept);
    m_samples = std::make_unique<SampleAccounts>();
    QVERIFY(m_samples->start());
    m_account = m_samples->accounts().front().account;
    m_key = m_samples->accounts().front().key;
    m_test = std::make_unique<ConnectionTest>(*m_http, *m_signIn);
}

bool TestConnectionTest::run(const Account &account, const Secret &key)
{
    QSignalSpy finished(m_test.get(), &ConnectionTest::finished);
    m_test->start(account, {{SecretKind::AccountKey, key}});
    if (!finished.isEmpty())
        qFatal("finished before start() returned");
    return finished.wait(10'000) && finished.size() == 1 && finished.first().first().toBool();
}

State TestConnectionTest::stateOf(Stage stage) const
{
    const QList<ConnectionTest::Step> steps = m_test->steps();
    const auto found = std::ranges::find(steps, stage, &ConnectionTest::Step::stage);
    return found != steps.end() ? found->state : State::NotNeeded;
}

QStringList TestConnectionTest::rows() const
{
    static const QStringList names{
        QStringLiteral("waiting"), QStringLiteral("running"),   QStringLiteral("passed"),     QStringLiteral("warned"),
        QStringLiteral("failed"),  QStringLiteral("not tried"), QStringLiteral("not needed"),
    };
    QStringList result;
    const QList<ConnectionTest::Step> steps = m_test->steps();
    for (const ConnectionTest::Step &step : steps) {
        QString text = step.text;
        if (m_proxy)
            text.replace(QString::number(m_proxy->port()), QStringLiteral("PORT"));
        result.append(text + QStringLiteral(": ") + names.at(static_cast<int>(step.state)));
    }
    return result;
}

void TestConnectionTest::setUpProxy()
{
    const QString host = QStringLiteral("contoso.westeurope.example.invalid");
    const TlsTestCertificate authority = TlsTestCertificate::authority(QStringLiteral("Contoso Root"));
    TlsTestCertificate::Spec spec;
    spec.hosts = QStringList{host};
    m_account.endpoint = QUrl(QStringLiteral("https://") + host);
    m_account.caFile = m_dir.filePath(QStringLiteral("ca.pem"));
    QVERIFY(authority.writeTo(m_account.caFile));
    m_origin = std::make_unique<ScriptedServer>();
    m_origin->setTls(TlsTestCertificate::make(spec, &authority).serverConfiguration());
    m_origin->setHandler([](const ScriptedRequest &) { return ScriptedReply::json(R"({"value":[]})"); });
    m_proxy = std::make_unique<ProxyDouble>();
    m_proxy->addRoute(host.toLatin1() + ":443", m_origin->port());
    m_account.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), m_proxy->port(), {}};
}

void TestConnectionTest::ticksOffEveryStage()
{
    QVERIFY(run(m_account, m_key));
    QVERIFY(!m_test->isRunning());
    QVERIFY(!m_test->error());
    QCOMPARE(rows(),
             (QStringList{QStringLiteral("127.0.0.1 is an address, there is no name to look up: not needed"),
                          QStringLiteral("Connected, without TLS: passed"), QStringLiteral("Signed in: passed"),
                          QStringLiteral("Reply read, 1 image: passed"),
                          QStringLiteral("This computer's clock is right: passed")}));
    QVERIFY(m_test->steps().at(3).time.has_value());
}

void TestConnectionTest::namesTheStageThatFailed_data()
{
    QTest::addColumn<SampleTrouble>("trouble");
    QTest::addColumn<int>("stage");
    QTest::addColumn<FailureKind>("kind");
    const auto row = [](const char *name, SampleTrouble trouble, Stage stage, FailureKind kind) {
        QTest::newRow(name) << trouble << static_cast<int>(stage) << kind;
    };
    row("key refused", SampleTrouble::RefuseKey, Stage::SignIn, FailureKind::ServiceError);
    row("throttled", SampleTrouble::Throttle, Stage::Reply, FailureKind::ServiceError);
    row("server error", SampleTrouble::ServerError, Stage::Reply, FailureKind::ServiceError);
    row("gateway page", SampleTrouble::GatewayError, Stage::Reply, FailureKind::HttpError);
    row("captive portal", SampleTrouble::HtmlPage, Stage::Reply, FailureKind::NotJson);
    row("cut off", SampleTrouble::CutOff, Stage::Reply, FailureKind::CutOff);
    row("redirected", SampleTrouble::Redirect, Stage::Reply, FailureKind::Redirected);
}

void TestConnectionTest::namesTheStageThatFailed()
{
    QFETCH(const SampleTrouble, trouble);
    QFETCH(const int, stage);
    QFETCH(const FailureKind, kind);
    SampleMisbehaviour misbehaviour;
    misbehaviour.trouble = trouble;
    m_samples->setMisbehaviour(misbehaviour);
    QVERIFY(!run(m_account, m_key));
    QVERIFY(m_test->error());
    QCOMPARE(m_test->error()->kind, kind);
    // Nobody but the service judges a key.
    QCOMPARE(stateOf(Stage::SignIn), stage == static_cast<int>(Stage::SignIn) ? State::Failed : State::NotTried);
    QCOMPARE(m_test->error()->accountId, m_account.id);
    QCOMPARE(stateOf(Stage::Connect), State::Passed);
    QCOMPARE(stateOf(static_cast<Stage>(stage)), State::Failed);
}

void TestConnectionTest::tellsTheClock()
{
    m_test = std::make_unique<ConnectionTest>(*m_http, *m_signIn, nullptr, [] { return systemNow() - 4min; });
    QVERIFY(run(m_account, m_key));
    QCOMPARE(stateOf(Stage::ClockCheck), State::Warned);
    QCOMPARE(m_test->steps().last().text, QStringLiteral("This computer's clock is 4 min behind"));
    m_test = std::make_unique<ConnectionTest>(*m_http, *m_signIn, nullptr, [] { return systemNow() + 30min; });
    QVERIFY(!run(m_account, m_key));
    QCOMPARE(stateOf(Stage::SignIn), State::Failed);
    QCOMPARE(m_test->steps().last().text, QStringLiteral("This computer's clock is 30 min ahead"));
}

void TestConnectionTest::missingKeyNeedsNoNetwork()
{
    QVERIFY(!run(m_account, {}));
    QCOMPARE(m_test->error()->kind, FailureKind::SecretMissing);
    QCOMPARE(stateOf(Stage::SignIn), State::Failed);
    QCOMPARE(stateOf(Stage::Connect), State::NotTried);
    QCOMPARE(stateOf(Stage::Reply), State::NotTried);
}

void TestConnectionTest::unreachableProxyIsNamed()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    m_account.endpoint = QUrl(QStringLiteral("https://contoso.westeurope.batch.invalid"));
    m_account.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), port, {}};
    QVERIFY(!run(m_account, m_key));
    QCOMPARE(m_test->error()->kind, FailureKind::ProxyFailed);
    QCOMPARE(stateOf(Stage::Proxy), State::Failed);
    QCOMPARE(stateOf(Stage::NameLookup), State::NotNeeded);
    QCOMPARE(stateOf(Stage::Connect), State::NotTried);
    QCOMPARE(stateOf(Stage::Tls), State::NotTried);
    QCOMPARE(m_test->steps().at(1).text, QString(QStringLiteral("Proxy 127.0.0.1:") + QString::number(port)));
}

void TestConnectionTest::noTlsWhereItIsExpected()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this,
            [&plain] { plain.nextPendingConnection()->write("220 welcome, stranger\r\n"); });
    m_account.endpoint = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(plain.serverPort()));
    QVERIFY(!run(m_account, m_key));
    QCOMPARE(stateOf(Stage::Tls), State::Failed);
    QCOMPARE(stateOf(Stage::Connect), State::Passed);
    QCOMPARE(stateOf(Stage::SignIn), State::NotTried);
}

void TestConnectionTest::aSilentServerIsConnected()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_http->setLimits({3s, 5s, 1024 * 1024});
    m_account.endpoint = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()));
    bool hasSeenWaiting = false;
    connect(m_test.get(), &ConnectionTest::changed, this, [&] {
        hasSeenWaiting =
            hasSeenWaiting || (stateOf(Stage::Connect) == State::Passed && stateOf(Stage::Reply) == State::Running);
    });
    QVERIFY(!run(m_account, m_key));
    QVERIFY(hasSeenWaiting);
    QCOMPARE(stateOf(Stage::Connect), State::Passed);
    QCOMPARE(stateOf(Stage::SignIn), State::NotTried);
    QCOMPARE(stateOf(Stage::Reply), State::Failed);
}

void TestConnectionTest::tlsThatNeverComesIsShownAndGivenUp()
{
    // As a server for plain http, which waits for the end of a line.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    HttpLimits limits;
    limits.handshake = std::chrono::milliseconds(2500);
    m_http->setLimits(limits);
    m_account.endpoint = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(silent.serverPort()));
    QSignalSpy finished(m_test.get(), &ConnectionTest::finished);
    m_test->start(m_account, {{SecretKind::AccountKey, m_key}});
    QTRY_COMPARE(stateOf(Stage::Tls), State::Running);
    QCOMPARE(stateOf(Stage::Connect), State::Passed);
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait(10'000));
    QCOMPARE(stateOf(Stage::Connect), State::Passed);
    QCOMPARE(stateOf(Stage::Tls), State::Failed);
    QCOMPARE(m_test->error()->kind, FailureKind::StallTimeout);
    QVERIFY(m_test->error()->duration < 9s);
    QVERIFY(m_test->error()->detail.contains(QStringLiteral("2.5 s")));
    QVERIFY(batchErrorAdvice(*m_test->error()).contains(QStringLiteral("plain http")));
}

void TestConnectionTest::nothingListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    m_account.endpoint.setPort(closed.serverPort());
    closed.close();
    QVERIFY(!run(m_account, m_key));
    QCOMPARE(m_test->error()->kind, FailureKind::ConnectionRefused);
    QCOMPARE(stateOf(Stage::Connect), State::Failed);
    QCOMPARE(stateOf(Stage::SignIn), State::NotTried);
}

void TestConnectionTest::ticksThroughAProxy()
{
    setUpProxy();
    m_account.proxy.user = QStringLiteral("me");
    m_proxy->setLogin("me", "password");
    QSignalSpy finished(m_test.get(), &ConnectionTest::finished);
    m_test->start(m_account, {{SecretKind::AccountKey, m_key}, {SecretKind::ProxyPassword, Secret("password")}});
    QVERIFY(finished.wait());
    QCOMPARE(
        rows(),
        (QStringList{QStringLiteral("The proxy looks up the host name: not needed"),
                     QStringLiteral("Proxy 127.0.0.1:PORT: passed"), QStringLiteral("Connected, TLS agreed: passed"),
                     QStringLiteral("Signed in: passed"), QStringLiteral("Reply read, 0 images: passed"),
                     QStringLiteral("This computer's clock is right: passed")}));
}

void TestConnectionTest::loopbackNeedsNoProxy()
{
    m_account.proxy = {ProxyMode::Manual, QStringLiteral("127.0.0.1"), 9, {}};
    QVERIFY(run(m_account, m_key));
    QCOMPARE(m_test->steps().at(1).text, QStringLiteral("No proxy on the way to this computer itself"));
    QCOMPARE(m_test->steps().at(1).state, State::NotNeeded);
}

void TestConnectionTest::troubleOnTheWay_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<int>("stage");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<QList<int>>("passed");
    const auto row = [](const char *name, Stage stage, FailureKind kind, const QList<Stage> &passed) {
        QList<int> before;
        for (const Stage earlier : passed)
            before.append(static_cast<int>(earlier));
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(stage) << kind << before;
    };
    row("no such name", Stage::NameLookup, FailureKind::HostNotFound, {});
    row("proxy refuses", Stage::Proxy, FailureKind::ProxyFailed, {});
    row("proxy asks for a login", Stage::Proxy, FailureKind::ProxyAuthenticationRequired, {});
    row("proxy hangs", Stage::Proxy, FailureKind::ProxyFailed, {});
    row("nothing behind the proxy", Stage::Proxy, FailureKind::ProxyFailed, {});
    row("CA file missing", Stage::Tls, FailureKind::InvalidRequest, {});
    row("unknown authority", Stage::Tls, FailureKind::TlsFailed, {Stage::Proxy, Stage::Connect});
    row("server hangs before TLS", Stage::Tls, FailureKind::StallTimeout, {Stage::Proxy, Stage::Connect});
    row("key refused", Stage::SignIn, FailureKind::ServiceError, {Stage::Proxy, Stage::Connect});
    row("web page", Stage::Reply, FailureKind::NotJson, {Stage::Proxy, Stage::Connect});
    row("server hangs", Stage::Reply, FailureKind::StallTimeout, {Stage::Proxy, Stage::Connect, Stage::Tls});
}

void TestConnectionTest::troubleOnTheWay()
{
    QFETCH(const QString, trouble);
    QFETCH(const int, stage);
    QFETCH(const FailureKind, kind);
    QFETCH(const QList<int>, passed);
    setUpProxy();
    m_http->setLimits({400ms, 3s, 1024 * 1024});
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto answers = [this](const ScriptedReply &reply) {
        m_origin->setHandler([reply](const ScriptedRequest &) { return reply; });
    };
    const QByteArray target = m_account.endpoint.host().toLatin1() + ":443";
    if (trouble == QLatin1StringView("no such name"))
        m_account.proxy = {ProxyMode::None, {}, 0, {}};
    else if (trouble == QLatin1StringView("proxy refuses"))
        m_proxy->setAnswer("HTTP/1.1 403 Forbidden\r\nContent-Length: 7\r\n\r\nblocked");
    else if (trouble == QLatin1StringView("proxy asks for a login"))
        m_proxy->setLogin("me", "password");
    else if (trouble == QLatin1StringView("proxy hangs"))
        m_proxy->setBehaviour(ProxyDouble::Behaviour::Hang);
    else if (trouble == QLatin1StringView("nothing behind the proxy"))
        m_proxy->addRoute(target, 0);
    else if (trouble == QLatin1StringView("CA file missing"))
        QVERIFY(QFile::remove(m_account.caFile));
    else if (trouble == QLatin1StringView("unknown authority"))
        m_account.caFile.clear();
    else if (trouble == QLatin1StringView("server hangs before TLS"))
        m_proxy->addRoute(target, silent.serverPort());
    else if (trouble == QLatin1StringView("key refused"))
        answers(ScriptedReply::error(403, "No", R"({"code":"AuthenticationFailed"})"));
    else if (trouble == QLatin1StringView("web page"))
        answers(ScriptedReply::json("<html>"));
    else
        answers(ScriptedReply::error(200, "OK").with("Content-Length", "100"));
    QVERIFY(!run(m_account, m_key));
    QVERIFY2(stateOf(static_cast<Stage>(stage)) == State::Failed, qUtf8Printable(rows().join(u'\n')));
    QCOMPARE(m_test->error()->kind, kind);
    for (const ConnectionTest::Step &step : m_test->steps()) {
        const bool isBefore = static_cast<int>(step.stage) < stage;
        if (passed.contains(static_cast<int>(step.stage)) && step.state != State::NotNeeded)
            QCOMPARE(step.state, State::Passed);
        else if (isBefore && step.state != State::NotNeeded)
            QVERIFY2(step.state == State::NotTried || step.state == State::Passed, qUtf8Printable(step.text));
        QVERIFY(step.state != State::Waiting && step.state != State::Running);
        QVERIFY(!step.text.isEmpty());
    }
}

void TestConnectionTest::startingAgainSupersedes()
{
    QSignalSpy finished(m_test.get(), &ConnectionTest::finished);
    m_test->start(m_account, {});
    m_test->start(m_account, {{SecretKind::AccountKey, m_key}});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().first().toBool());
}

void TestConnectionTest::cancelEndsSilently()
{
    SampleMisbehaviour misbehaviour;
    misbehaviour.trouble = SampleTrouble::Hang;
    m_samples->setMisbehaviour(misbehaviour);
    QSignalSpy finished(m_test.get(), &ConnectionTest::finished);
    m_test->start(m_account, {{SecretKind::AccountKey, m_key}});
    QTRY_COMPARE(stateOf(Stage::Connect), State::Running);
    m_test->cancel();
    QVERIFY(!m_test->isRunning());
    // Another whole test goes by without a word of the first.
    m_samples->setMisbehaviour({});
    QVERIFY(run(m_account, m_key));
    QCOMPARE(finished.size(), 1);
}

void TestConnectionTest::errorHoldsNoKey()
{
    const Secret wrong(QByteArray(64, 'k').toBase64());
    QVERIFY(!run(m_account, wrong));
    QCOMPARE(stateOf(Stage::SignIn), State::Failed);
    const QString all = QString::fromUtf8(QJsonDocument(batchErrorToJson(*m_test->error())).toJson());
    QVERIFY(!all.contains(QString::fromLatin1(wrong.reveal())));
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
