// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/domain/batcherrortext.h"
#include "app/service/accountclient.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "tests/support/proxydouble.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/tlstestcertificate.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

const QString Host = QStringLiteral("contoso.westeurope.example.invalid");
const QByteArray Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8+/z8=";
const QByteArray Password = "proxy-pa55word";

QByteArray logged;

void logToMemory(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

QByteArray answer(const char *status, const QByteArray &body, const QByteArray &more = {})
{
    return QByteArray("HTTP/1.1 ") + status + "\r\n" + more + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

} // namespace

//! Requests to a host with a made-up name, which a proxy on loopback leads to a server on loopback: loopback itself is
//! never proxied.
class tst_Proxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void tunnels_data();
    void tunnels();
    void postsTakeTheSameWay();
    void systemProxyComesFromTheEnvironment_data();
    void systemProxyComesFromTheEnvironment();
    void noneMeansNone();
    void wrongLogin_data();
    void wrongLogin();
    void failures_data();
    void failures();
    void proxyThatQuotesItsLogin_data();
    void proxyThatQuotesItsLogin();
    void proxyThatIsNotThere();
    void proxyThatHangs();
    void tlsIsCheckedThroughTheTunnel();
    void serverThatClosesBehindTheProxy();
    void serverAskingForAProxyPasswordGetsNone();
    void passwordThatCannotBeRead();

private:
    [[nodiscard]] Account account() const;
    [[nodiscard]] HttpCall::Outcome get(const Account &account);
    [[nodiscard]] BatchError failure(const Account &account);
    //! Neither side knows the other's secret, and no error or log knows any.
    void checkSecrets(const BatchError &error = {}) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_caFile;
    TlsTestCertificate m_server;
    std::unique_ptr<ScriptedServer> m_origin;
    std::unique_ptr<ProxyDouble> m_proxy;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SessionSecretStore> m_secrets;
    QtMessageHandler m_previous = nullptr;
};

void tst_Proxy::initTestCase()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const TlsTestCertificate authority = TlsTestCertificate::authority(QStringLiteral("Contoso Root"));
    TlsTestCertificate::Spec spec;
    spec.hosts = QStringList{Host};
    m_server = TlsTestCertificate::make(spec, &authority);
    m_caFile = m_dir->filePath(QStringLiteral("ca.pem"));
    QVERIFY(authority.writeTo(m_caFile));
}

void tst_Proxy::init()
{
    logged.clear();
    m_previous = qInstallMessageHandler(logToMemory);
    QLoggingCategory::setFilterRules(QStringLiteral("imagebrowser.*.debug=true"));
    m_origin = std::make_unique<ScriptedServer>();
    m_origin->setTls(m_server.serverConfiguration());
    m_proxy = std::make_unique<ProxyDouble>();
    m_proxy->addRoute(Host.toLatin1() + ":443", m_origin->port());
    m_http = std::make_unique<HttpAccess>();
    m_http->setLimits({3s, 6s, 1024 * 1024});
    m_secrets = std::make_unique<SessionSecretStore>();
    m_secrets->setValue(account().id, SecretKind::AccountKey, Secret(Key));
    m_secrets->setValue(account().id, SecretKind::ProxyPassword, Secret(Password));
}

void tst_Proxy::cleanup()
{
    for (const char *name : {"http_proxy", "https_proxy", "no_proxy"})
        qunsetenv(name);
    m_http.reset();
    m_proxy.reset();
    m_origin.reset();
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(m_previous);
}

Account tst_Proxy::account() const
{
    Account result;
    result.id = QStringLiteral("account-1");
    result.name = QStringLiteral("contoso");
    result.accountName = QStringLiteral("contoso");
    result.endpoint = QUrl(QStringLiteral("https://") + Host);
    result.caFile = m_caFile;
    result.proxy.mode = ProxyMode::Manual;
    result.proxy.host = QStringLiteral("127.0.0.1");
    result.proxy.port = m_proxy ? m_proxy->port() : quint16(9);
    return result;
}

HttpCall::Outcome tst_Proxy::get(const Account &account)
{
    SignInService signIn(*m_http, *m_secrets);
    AccountClient client({*m_http, *m_secrets, signIn}, account, systemNow);
    QSignalSpy finished(&client, &AccountClient::finished);
    client.get(QUrl(account.endpoint.toString() + QStringLiteral("/supportedimages")));
    if (finished.isEmpty() && !finished.wait(15'000))
        qFatal("no end");
    return client.takeOutcome();
}

BatchError tst_Proxy::failure(const Account &account)
{
    HttpCall::Outcome outcome = get(account);
    return outcome ? BatchError() : std::move(outcome).error();
}

void tst_Proxy::checkSecrets(const BatchError &error) const
{
    const QByteArray login = QByteArray("me:" + Password).toBase64();
    for (const QByteArray &secret : {Password, login})
        QVERIFY2(!m_origin->received().contains(secret), m_origin->received().constData());
    for (const QByteArray &secret : {Key, QByteArray("SharedKey"), QByteArray("\r\nAuthorization")})
        QVERIFY2(!m_proxy->received().contains(secret), m_proxy->received().constData());
    QByteArray told = logged + QJsonDocument(batchErrorToJson(error)).toJson() + batchErrorDetailsText(error).toUtf8();
    told += batchErrorHeadline(error).toUtf8() + batchErrorAdvice(error).toUtf8() + error.url.toEncoded();
    QVERIFY(logged.contains("supportedimages"));
    for (const QByteArray &secret : {Password, login, Key})
        QVERIFY2(!told.contains(secret), told.constData());
}

void tst_Proxy::tunnels_data()
{
    QTest::addColumn<bool>("asksForLogin");
    QTest::newRow("without login") << false;
    QTest::newRow("with login") << true;
}

void tst_Proxy::tunnels()
{
    QFETCH(const bool, asksForLogin);
    Account through = account();
    through.proxy.user = asksForLogin ? QStringLiteral("me") : QString();
    if (asksForLogin)
        m_proxy->setLogin("me", Password);
    for (int i = 0; i < 2; ++i) {
        m_origin->add(ScriptedReply::json("{}"));
        QVERIFY(get(through).hasValue());
    }
    QVERIFY(m_origin->isExhausted());
    QVERIFY(m_origin->requests().first().header("Authorization").startsWith("SharedKey contoso:"));
    QVERIFY(m_origin->requests().first().header("Proxy-Authorization").isEmpty());
    QVERIFY(m_proxy->requestLines().first().startsWith(QByteArray("CONNECT " + Host.toLatin1() + ":443 ")));
    QCOMPARE(m_proxy->received().contains("Proxy-Authorization: Basic "), asksForLogin);
    checkSecrets();
}

void tst_Proxy::postsTakeTheSameWay()
{
    m_proxy->setLogin("me", Password);
    m_origin->add(ScriptedReply::json("{}"));
    HttpRequest token;
    token.url = QUrl(QStringLiteral("https://") + Host + QStringLiteral("/tenant/oauth2/v2.0/token?supportedimages"));
    token.body = Secret("client_secret=planted");
    token.headers.set("Content-Type", "application/x-www-form-urlencoded");
    token.proxy = account().proxy;
    token.proxy.user = QStringLiteral("me");
    token.proxyPassword = Secret(Password);
    token.caFile = m_caFile;
    const std::unique_ptr<HttpCall> call(m_http->post(token, nullptr));
    QSignalSpy finished(call.get(), &HttpCall::finished);
    QVERIFY(finished.wait());
    QVERIFY(call->takeOutcome().hasValue());
    QVERIFY(m_origin->received().contains("client_secret=planted"));
    QVERIFY(!m_proxy->received().contains("planted"));
    checkSecrets();
}

void tst_Proxy::systemProxyComesFromTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("exception");
    QTest::addColumn<bool>("hasLogin");
    QTest::addColumn<bool>("isProxied");
    QTest::newRow("https_proxy") << QByteArray("https_proxy") << QByteArray() << false << true;
    QTest::newRow("http_proxy") << QByteArray("http_proxy") << QByteArray() << false << true;
    QTest::newRow("https_proxy with login") << QByteArray("https_proxy") << QByteArray() << true << true;
    QTest::newRow("no_proxy names the host") << QByteArray("https_proxy") << Host.toLatin1() << false << false;
    QTest::newRow("no_proxy names the domain")
        << QByteArray("https_proxy") << QByteArray(".example.invalid") << false << false;
    QTest::newRow("no_proxy names another host")
        << QByteArray("https_proxy") << QByteArray("other.invalid") << false << true;
}

void tst_Proxy::systemProxyComesFromTheEnvironment()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, exception);
    QFETCH(const bool, hasLogin);
    QFETCH(const bool, isProxied);
    if (hasLogin)
        m_proxy->setLogin("me", Password);
    const QByteArray address = "127.0.0.1:" + QByteArray::number(m_proxy->port());
    qputenv(variable.constData(), "http://" + (hasLogin ? "me:" + Password + '@' : QByteArray()) + address);
    qputenv("no_proxy", exception);
    Account through = account();
    through.proxy = {};
    if (isProxied)
        m_origin->add(ScriptedReply::json("{}"));
    const HttpCall::Outcome outcome = get(through);
    QCOMPARE(outcome.hasValue(), isProxied);
    QCOMPARE(m_proxy->connectionCount() > 0, isProxied);
    if (!isProxied)
        QCOMPARE(outcome.error().kind, FailureKind::HostNotFound);
    checkSecrets();
}

void tst_Proxy::noneMeansNone()
{
    qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(m_proxy->port()));
    Account direct = account();
    direct.proxy.mode = ProxyMode::None;
    const BatchError error = failure(direct);
    QCOMPARE(error.kind, FailureKind::HostNotFound);
    QVERIFY(error.proxy.isEmpty());
    QCOMPARE(m_proxy->connectionCount(), 0);
}

void tst_Proxy::wrongLogin_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<QString>("said");
    const QByteArray basic = "Basic realm=\"Head office\"";
    QTest::newRow("none") << QString() << basic << QStringLiteral("the account has none");
    QTest::newRow("wrong password") << QStringLiteral("me") << basic << QStringLiteral("password of the user me");
    QTest::newRow("wrong password, digest")
        << QStringLiteral("me") << QByteArray("Digest realm=\"Head office\", nonce=\"1\", qop=\"auth\", algorithm=MD5")
        << QStringLiteral("password of the user me");
}

void tst_Proxy::wrongLogin()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, challenge);
    QFETCH(const QString, said);
    m_proxy->setLogin("me", "another");
    m_proxy->setChallenge(challenge);
    Account through = account();
    through.proxy.user = user;
    const BatchError error = failure(through);
    QCOMPARE(error.kind, FailureKind::ProxyAuthenticationRequired);
    QCOMPARE(error.stage, FailureStage::Proxy);
    QCOMPARE(error.proxy, QString(QStringLiteral("127.0.0.1:") + QString::number(m_proxy->port())));
    QCOMPARE(error.proxyRealm, QStringLiteral("Head office"));
    QVERIFY2(error.detail.contains(said), qUtf8Printable(error.detail));
    QVERIFY(batchErrorHeadline(error).contains(error.proxy));
    QVERIFY(batchErrorAdvice(error).contains(QStringLiteral("“Head office”")));
    const QString text = batchErrorDetailsText(error);
    QVERIFY(text.contains(error.proxy) && text.contains(QStringLiteral("Head office")));
    // Asked twice at most: without, and with what there is.
    QVERIFY2(m_proxy->requestLines().size() <= 2, m_proxy->received().constData());
    QCOMPARE(m_origin->connectionCount(), 0);
    QVERIFY(challenge.startsWith("Basic") || !m_proxy->received().contains("Basic "));
    checkSecrets(error);
}

void tst_Proxy::failures_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("sample");
    const auto row = [](const char *name, const QByteArray &answer, int status, const char *sample) {
        QTest::newRow(name) << answer << status << QString::fromUtf8(sample);
    };
    row("403 with a web page",
        answer("403 Forbidden", "<html>Category <b>cloud</b> is blocked</html>", "Content-Type: text/html\r\n"), 403,
        "Category <b>cloud</b> is blocked");
    row("404", answer("404 Not Found", "never heard of it"), 404, "never heard of it");
    row("405", answer("405 Method Not Allowed", ""), 405, "");
    row("502", answer("502 Bad Gateway", "no way there"), 502, "no way there");
    row("503", answer("503 Service Unavailable", "later"), 503, "later");
    row("302 to a sign-in page", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\n\r\nsign in", 302,
        "sign in");
    row("closes", QByteArray("close"), 0, "");
    row("speaks something else", QByteArray("220 mail.example ESMTP\r\n\r\n"), 0, "");
    row("a body without end", "HTTP/1.1 403 Forbidden\r\n\r\n" + QByteArray(200'000, 'x'), 403, "xxxx");
}

void tst_Proxy::failures()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const int, status);
    QFETCH(const QString, sample);
    if (answer == "close")
        m_proxy->setBehaviour(ProxyDouble::Behaviour::Close);
    else
        m_proxy->setAnswer(answer);
    const BatchError error = failure(account());
    QCOMPARE(error.kind, FailureKind::ProxyFailed);
    QCOMPARE(error.stage, FailureStage::Proxy);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.proxy, QString(QStringLiteral("127.0.0.1:") + QString::number(m_proxy->port())));
    QVERIFY2(error.bodySample.contains(sample), qUtf8Printable(error.bodySample));
    QVERIFY(error.bodySample.size() <= 1024);
    QVERIFY(status == 0 || error.detail.contains(QString::number(status)));
    QVERIFY(batchErrorHeadline(error).contains(error.proxy));
    QCOMPARE(m_origin->connectionCount(), 0);
    QVERIFY(m_proxy->connectionCount() <= 4);
    checkSecrets(error);
}

void tst_Proxy::proxyThatQuotesItsLogin_data()
{
    QTest::addColumn<bool>("isOfTheSystem");
    QTest::newRow("login of the account") << false;
    QTest::newRow("login of the system") << true;
}

void tst_Proxy::proxyThatQuotesItsLogin()
{
    QFETCH(const bool, isOfTheSystem);
    const QByteArray login = QByteArray("me:" + Password).toBase64();
    m_proxy->setLogin("me", Password);
    // The last one lies where the sample is cut.
    const QByteArray said = "You sent Basic " + login + " which is " + Password;
    m_proxy->setAnswer(answer("403 Forbidden", said + QByteArray(980, ' ') + login + "."));
    Account through = account();
    through.proxy.user = QStringLiteral("me");
    if (isOfTheSystem) {
        through.proxy = {};
        qputenv("https_proxy", "http://me:" + Password + "@127.0.0.1:" + QByteArray::number(m_proxy->port()));
    }
    const BatchError error = failure(through);
    QCOMPARE(error.httpStatus, 403);
    QCOMPARE(error.bodySample.left(60).trimmed(), QStringLiteral("You sent Basic [removed] which is [removed]"));
    QVERIFY(!error.bodySample.contains(QString::fromLatin1(login.left(8))));
    checkSecrets(error);
}

void tst_Proxy::proxyThatIsNotThere()
{
    const Account through = account();
    m_proxy = std::make_unique<ProxyDouble>();
    const BatchError error = failure(through);
    QCOMPARE(error.kind, FailureKind::ProxyFailed);
    QCOMPARE(error.stage, FailureStage::Proxy);
    QVERIFY2(error.detail.startsWith(QStringLiteral("The proxy cannot be reached: ")), qUtf8Printable(error.detail));
}

void tst_Proxy::proxyThatHangs()
{
    m_http->setLimits({300ms, 5s, 1024});
    m_proxy->setBehaviour(ProxyDouble::Behaviour::Hang);
    const BatchError error = failure(account());
    QCOMPARE(error.kind, FailureKind::ProxyFailed);
    QCOMPARE(error.stage, FailureStage::Proxy);
    QVERIFY2(error.detail.contains(QStringLiteral("did not answer")), qUtf8Printable(error.detail));
}

void tst_Proxy::tlsIsCheckedThroughTheTunnel()
{
    TlsTestCertificate::Spec spec;
    spec.hosts = QStringList{QStringLiteral("127.0.0.1")};
    m_origin = std::make_unique<ScriptedServer>();
    m_origin->setTls(TlsTestCertificate::make(spec).serverConfiguration());
    m_proxy->addRoute(Host.toLatin1() + ":443", m_origin->port());
    const BatchError error = failure(account());
    QCOMPARE(error.kind, FailureKind::TlsFailed);
    QCOMPARE(error.certificates.size(), 1);
    QVERIFY(error.certificates.first().has(TlsReason::WrongHost));
    QVERIFY(error.certificates.first().has(TlsReason::SelfSigned));
    QVERIFY(m_origin->received().isEmpty());
}

void tst_Proxy::serverThatClosesBehindTheProxy()
{
    QTcpServer closing;
    QVERIFY(closing.listen(QHostAddress::LocalHost));
    connect(&closing, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = closing.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::disconnectFromHost);
    });
    m_proxy->addRoute(Host.toLatin1() + ":443", closing.serverPort());
    const BatchError error = failure(account());
    QCOMPARE(error.kind, FailureKind::ConnectionLost);
    QCOMPARE(error.stage, FailureStage::Tls);
}

void tst_Proxy::serverAskingForAProxyPasswordGetsNone()
{
    m_proxy->setLogin("me", Password);
    Account through = account();
    through.proxy.user = QStringLiteral("me");
    m_origin->setHandler([](const ScriptedRequest &) {
        return ScriptedReply::error(407, "Proxy Authentication Required", "give it to me")
            .with("Proxy-Authenticate", "Basic realm=\"Head office\"");
    });
    const BatchError error = failure(through);
    QCOMPARE(error.kind, FailureKind::HttpError);
    QCOMPARE(error.stage, FailureStage::Http);
    QCOMPARE(error.httpStatus, 407);
    QCOMPARE(m_origin->requests().size(), 1);
    QVERIFY(!m_origin->received().contains("Proxy-Authorization"));
    checkSecrets(error);
}

void tst_Proxy::passwordThatCannotBeRead()
{
    Account through = account();
    through.proxy.user = QStringLiteral("me");
    m_proxy->setLogin("me", Password);
    m_secrets->removeValues(through.id);
    m_secrets->setValue(through.id, SecretKind::AccountKey, Secret(Key));
    const BatchError error = failure(through);
    QCOMPARE(error.kind, FailureKind::ProxyAuthenticationRequired);
    QVERIFY(m_proxy->requestLines().size() <= 2);
    checkSecrets(error);
}

QTEST_GUILESS_MAIN(tst_Proxy)
#include "tst_proxy.moc"
