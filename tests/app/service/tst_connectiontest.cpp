// SPDX-License-Identifier: Apache-2.0
#include "app/service/connectiontest.h"

#include "app/account/sessionsecretstore.h"
#include "app/sample/sampleaccounts.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
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
    void nothingListens();
    void startingAgainSupersedes();
    void cancelEndsSilently();
    void errorHoldsNoKey();

private:
    [[nodiscard]] bool run(const Account &account, const Secret &key);
    [[nodiscard]] State stateOf(Stage stage) const;

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

void TestConnectionTest::ticksOffEveryStage()
{
    QVERIFY(run(m_account, m_key));
    QVERIFY(!m_test->isRunning());
    QVERIFY(!m_test->error());
    QStringList texts;
    const QList<ConnectionTest::Step> steps = m_test->steps();
    for (const ConnectionTest::Step &step : steps) {
        QCOMPARE(step.state, State::Passed);
        texts.append(step.text);
    }
    QCOMPARE(texts,
             (QStringList{QStringLiteral("Connected"), QStringLiteral("Signed in"),
                          QStringLiteral("Reply read, 1 image"), QStringLiteral("This computer's clock is right")}));
    QVERIFY(steps.at(2).time.has_value());
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
    QCOMPARE(stateOf(Stage::Tls), State::NotTried);
    QVERIFY(m_test->steps().first().text.contains(QStringLiteral("127.0.0.1")));
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
