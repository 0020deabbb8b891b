// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"
#include "app/service/retrypolicy.h"
#include "tests/app/signin/signinfixture.h"
#include "tests/support/signingcertificate.h"
#include "tests/support/tlstestcertificate.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace imagebrowser;
using namespace std::chrono_literals;

using Method = SignInMethod;

namespace {

QByteArray logged;

void logToMemory(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

//! Everything of an error that is shown, stored or copied.
QByteArray everythingOf(const BatchError &error)
{
    return QJsonDocument(batchErrorToJson(error)).toJson() + batchErrorDetailsText(error).toUtf8()
        + batchErrorOneLine(error).toUtf8() + error.bodySample.toUtf8() + error.url.toEncoded();
}

} // namespace

//! Every way for a sign-in to fail ends in one whole error that says what to do next and holds no secret.
class tst_SignInFailures : public QObject
{
    Q_OBJECT

public:
    //! Sets the trouble up.
    using Setup = std::function<void(SignInFixture &, Account &)>;

private Q_SLOTS:
    void failsWhole_data();
    void failsWhole();
    void retriesOnlyWhatAsksNobody_data();
    void retriesOnlyWhatAsksNobody();
    void certificateFiles_data();
    void certificateFiles();
    void echoedSecretsAreTakenOut_data();
    void echoedSecretsAreTakenOut();
    void accountsOwnCaFileIsTrusted();
    void junkDoesNotEndTheWait();
    void lostQuestionsOfADeviceAreAskedAgain();
};

Q_DECLARE_METATYPE(tst_SignInFailures::Setup)

namespace {

using Consent = EntraServer::Consent;
using Setup = tst_SignInFailures::Setup;

Setup reply(const char *endpoint, const ScriptedReply &instead)
{
    return [endpoint, instead](SignInFixture &f, Account &) {
        for (int i = 0; i < 3; ++i)
            f.entra.addTrouble(QString::fromLatin1(endpoint), [instead](const ScriptedReply &) { return instead; });
    };
}

Setup consent(Consent consent)
{
    return [consent](SignInFixture &f, Account &) { f.entra.setConsent(consent); };
}

Setup device(const QString &error)
{
    return [error](SignInFixture &f, Account &) { f.entra.setDeviceAnswers({error}); };
}

Setup authority(const QString &url)
{
    return [url](SignInFixture &, Account &account) { account.customAuthority = url; };
}

ScriptedReply html()
{
    ScriptedReply page = ScriptedReply::error(200, "OK", "<!DOCTYPE html><title>Sign in to the network</title>");
    page.headers = {{"Content-Type", "text/html"}};
    return page;
}

ScriptedReply cutOff()
{
    ScriptedReply page = ScriptedReply::json(R"({"token_type":"Bearer","access_token":"eyJhbGciOiJub25l)");
    page.claimedLength = 4000;
    page.end = ScriptedReply::End::Close;
    return page;
}

ScriptedReply redirect()
{
    return ScriptedReply::error(307, "Moved").with("Location", "http://127.0.0.1:1/elsewhere");
}

//! What a server on this computer shows that \a authority vouches for.
QSslConfiguration serverTls(const TlsTestCertificate &authority)
{
    TlsTestCertificate::Spec spec;
    spec.hosts = {QStringLiteral("127.0.0.1")};
    return TlsTestCertificate::make(spec, &authority).serverConfiguration();
}

QString unusedAddress()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort());
}

} // namespace

void tst_SignInFailures::failsWhole_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<FailureStage>("stage");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto signIn = FailureStage::SignIn;
    const auto failed = FailureKind::SignInFailed;
    const auto row = [](const char *name, Method method, const Setup &setup, FailureKind kind, FailureStage stage,
                        const char *code, const char *says) {
        QTest::newRow(name) << method << setup << kind << stage << QString::fromLatin1(code) << QString::fromUtf8(says);
    };
    row("browser: declined", Method::EntraBrowser, consent(Consent::Denied), failed, signIn, "access_denied",
        "The user declined.");
    row("browser: another state", Method::EntraBrowser, consent(Consent::AnotherState), failed, signIn, "",
        "another state");
    row("browser: another code", Method::EntraBrowser, consent(Consent::AnotherCode), failed, signIn, "invalid_grant",
        "AADSTS70008");
    row(
        "browser: nobody comes back", Method::EntraBrowser,
        [](SignInFixture &f, Account &) {
            SignInTimes times;
            times.browser = 150ms;
            f.service.setTimes(times);
            f.entra.setConsent(Consent::Never);
        },
        failed, signIn, "", "Nobody signed in");
    row(
        "browser: no window", Method::EntraBrowser, [](SignInFixture &f, Account &) { f.service.setPrompt(nullptr); },
        failed, signIn, "", "no window");
    row("browser: 500 for the code", Method::EntraBrowser, reply("token", ScriptedReply::error(500, "Broken")), failed,
        signIn, "", "HTTP 500");
    row("browser: HTML for the code", Method::EntraBrowser, reply("token", html()), failed, signIn, "",
        "not a JSON object");
    row("browser: cut off", Method::EntraBrowser, reply("token", cutOff()), FailureKind::CutOff, FailureStage::Reply,
        "", "bytes arrived");
    row("browser: redirect", Method::EntraBrowser, reply("token", redirect()), FailureKind::Redirected, signIn, "",
        "elsewhere");
    row("device: declined", Method::EntraDeviceCode, device(QStringLiteral("authorization_declined")), failed, signIn,
        "authorization_declined", "AADSTS70016");
    row("device: expired", Method::EntraDeviceCode, device(QStringLiteral("expired_token")), failed, signIn,
        "expired_token", "AADSTS70016");
    row(
        "device: expired here", Method::EntraDeviceCode,
        [](SignInFixture &f, Account &) {
            f.entra.setDeviceLifetime(1);
            f.entra.setDeviceAnswers(QStringList(1000, QStringLiteral("authorization_pending")));
        },
        failed, signIn, "expired_token", "Nobody entered the code");
    row("device: unknown code", Method::EntraDeviceCode, device(QStringLiteral("bad_verification_code")), failed,
        signIn, "bad_verification_code", "AADSTS70016");
    row(
        "device: nobody there", Method::EntraDeviceCode,
        [](SignInFixture &f, Account &) { f.service.setPrompt(nullptr); }, failed, signIn, "", "nobody is there");
    row("device: HTML", Method::EntraDeviceCode, reply("devicecode", html()), failed, signIn, "", "not a JSON object");
    row("device: a page of another scheme", Method::EntraDeviceCode,
        reply(
            "devicecode",
            ScriptedReply::json(
                R"({"user_code":"A","device_code":"device-code-1","verification_uri":"file:///etc/passwd","expires_in":900})")),
        failed, signIn, "", "no safe page");
    row("device: 503", Method::EntraDeviceCode, reply("devicecode", ScriptedReply::error(503, "Busy")),
        FailureKind::HttpError, signIn, "", "HTTP 503");
    row(
        "secret: none", Method::ServicePrincipalSecret,
        [](SignInFixture &f, Account &account) { f.secrets.setValue(account.id, SecretKind::ClientSecret, {}); },
        FailureKind::SecretMissing, signIn, "", "");
    row(
        "secret: wrong", Method::ServicePrincipalSecret,
        [](SignInFixture &f, Account &) { f.entra.setClientSecret("another"); }, failed, signIn, "invalid_client",
        "AADSTS7000215");
    row("secret: HTML", Method::ServicePrincipalSecret, reply("token", html()), failed, signIn, "",
        "not a JSON object");
    row("secret: no token", Method::ServicePrincipalSecret, reply("token", ScriptedReply::json("{\"a\":1}")), failed,
        signIn, "", "no access token");
    row("secret: lifetime below nothing", Method::ServicePrincipalSecret,
        reply("token", ScriptedReply::json(R"({"access_token":"abcdefgh","expires_in":-5})")), failed, signIn, "",
        "lifetime");
    row("secret: refused with 503", Method::ServicePrincipalSecret,
        reply("token", entraError(503, "temporarily_unavailable", "AADSTS90033: A transient error.")),
        FailureKind::ServiceError, signIn, "temporarily_unavailable", "AADSTS90033");
    row("secret: cut off", Method::ServicePrincipalSecret, reply("token", cutOff()), FailureKind::CutOff,
        FailureStage::Reply, "", "bytes arrived");
    row("secret: redirect", Method::ServicePrincipalSecret, reply("token", redirect()), FailureKind::Redirected, signIn,
        "", "elsewhere");
    row(
        "no client of that id", Method::ServicePrincipalSecret,
        [](SignInFixture &, Account &account) { account.clientId = QStringLiteral("another"); }, failed, signIn,
        "unauthorized_client", "AADSTS700016");
    row("nothing listens", Method::ServicePrincipalSecret, authority(unusedAddress()), FailureKind::ConnectionRefused,
        FailureStage::Connect, "", "");
    row("no such name", Method::ServicePrincipalSecret, authority(QStringLiteral("https://authority.invalid")),
        FailureKind::HostNotFound, FailureStage::NameLookup, "", "");
    row(
        "unknown certificate authority", Method::ServicePrincipalSecret,
        [](SignInFixture &f, Account &account) {
            f.entra.server().setTls(serverTls(TlsTestCertificate::authority(QStringLiteral("Test authority"))));
            account.customAuthority = f.entra.authority();
        },
        FailureKind::TlsFailed, FailureStage::Tls, "", "Test authority");
    row("plain http", Method::ServicePrincipalSecret, authority(QStringLiteral("http://login.example.com")),
        FailureKind::InvalidRequest, signIn, "", "must begin with https");
    row("user name in the authority", Method::ServicePrincipalSecret,
        authority(QStringLiteral("https://me:secret@login.example.com")), FailureKind::InvalidRequest, signIn, "",
        "must not hold a user name");
    row(
        "no tenant", Method::EntraBrowser, [](SignInFixture &, Account &account) { account.tenantId.clear(); },
        FailureKind::InvalidRequest, signIn, "", "no tenant");
}

void tst_SignInFailures::failsWhole()
{
    QFETCH(const Method, method);
    QFETCH(const Setup, setup);
    QFETCH(const QString, says);
    logged.clear();
    const QtMessageHandler previous = qInstallMessageHandler(logToMemory);
    QLoggingCategory::setFilterRules(QStringLiteral("imagebrowser.*.debug=true"));
    SignInFixture f;
    Account account = f.account(method);
    f.secrets.setValue(account.id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    setup(f, account);
    const auto answer = f.acquire(account);
    qInstallMessageHandler(previous);

    QVERIFY(answer.has_value());
    QVERIFY(!*answer);
    const BatchError error = answer->error();
    QTEST(error.kind, "kind");
    QTEST(error.stage, "stage");
    QTEST(error.code, "code");
    QCOMPARE(error.accountId, account.id);
    QCOMPARE(error.accountName, account.name);
    QVERIFY(!batchErrorHeadline(error).isEmpty());
    QVERIFY(!batchErrorAdvice(error).isEmpty());
    const QByteArray everything = everythingOf(error);
    QVERIFY2(everything.contains(says.toUtf8()), everything.constData());
    if (!error.code.isEmpty() && error.httpStatus != 0) {
        QCOMPARE(error.requestId, QStringLiteral("11112222-0000-0000-0000-333344445555"));
        QVERIFY(!error.message.contains(QStringLiteral("Trace ID")));
        QVERIFY(error.values.contains(
            {QStringLiteral("Correlation ID"), QStringLiteral("bbbbbbbb-0000-0000-0000-000000000002")}));
        QCOMPARE(error.serverTime, QStringLiteral("2026-11-22 11:20:05Z"));
        QVERIFY(!error.clientRequestId.isEmpty());
    }
    for (const QByteArray &secret : f.entra.secrets()) {
        QVERIFY2(!everything.contains(secret), secret.constData());
        QVERIFY2(!logged.contains(secret), secret.constData());
    }
    const int shown =
        static_cast<int>(f.prompt.events.filter(QRegularExpression(QStringLiteral("^(opened|code)"))).size());
    QCOMPARE(f.prompt.events.filter(QStringLiteral("ended")).size(), shown);
    QCOMPARE(f.service.state(account).phase, SignInState::Phase::SignedOut);
    QCOMPARE(f.entra.problems(), QStringList());
}

void tst_SignInFailures::retriesOnlyWhatAsksNobody_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<bool>("isRetried");
    QTest::newRow("a person would be asked again") << Method::EntraBrowser << false;
    QTest::newRow("an application") << Method::ServicePrincipalSecret << true;
}

void tst_SignInFailures::retriesOnlyWhatAsksNobody()
{
    QFETCH(const Method, method);
    SignInFixture f;
    const Account account = f.account(method);
    f.secrets.setValue(account.id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    f.entra.addTrouble(QStringLiteral("token"),
                       [](const ScriptedReply &) { return ScriptedReply::error(503, "Busy"); });
    const auto answer = f.acquire(account);
    QVERIFY(answer && !*answer);
    QTEST(RetryPolicy::isTransient(answer->error()), "isRetried");
}

void tst_SignInFailures::certificateFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("says");
    const SigningCertificate plain = SigningCertificate::create();
    const SigningCertificate other = SigningCertificate::create();
    const SigningCertificate locked = SigningCertificate::create("correct horse");
    const QByteArray none;
    QTest::newRow("no file") << none << none << QStringLiteral("cannot be read");
    QTest::newRow("not PEM") << QByteArray("hello") << none << QStringLiteral("no private key");
    QTest::newRow("no key") << plain.certificate << none << QStringLiteral("no private key");
    QTest::newRow("no certificate") << plain.key << none << QStringLiteral("no certificate");
    QTest::newRow("key of another") << plain.certificate + other.key << none << QStringLiteral("another certificate");
    QTest::newRow("no password") << locked.file() << none << QStringLiteral("has a password");
    QTest::newRow("wrong password") << locked.file() << QByteArray("wrong horse") << QStringLiteral("does not open");
    QTest::newRow("key cut off") << plain.certificate + plain.key.left(400) << none << QStringLiteral("no private key");
    QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, 'x') << none << QStringLiteral("too large");
    QTest::newRow("not registered") << other.file() << none << QStringLiteral("AADSTS700027");
}

void tst_SignInFailures::certificateFiles()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, password);
    QFETCH(const QString, says);
    const QTemporaryDir folder;
    SignInFixture f;
    f.entra.setCertificate(SigningCertificate::create().certificate);
    Account account = f.account(Method::ServicePrincipalCertificate);
    account.certificateFile = folder.filePath(QStringLiteral("app.pem"));
    f.secrets.setValue(account.id, SecretKind::CertificatePassword, Secret(password));
    if (!file.isEmpty()) {
        QFile target(account.certificateFile);
        QVERIFY(target.open(QIODevice::WriteOnly) && target.write(file) == file.size());
    }
    const auto answer = f.acquire(account);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, FailureKind::SignInFailed);
    const QByteArray everything = everythingOf(answer->error());
    QVERIFY2(everything.contains(says.toUtf8()), everything.constData());
    QVERIFY(password.isEmpty() || !everything.contains(password));
    QVERIFY(!everything.contains("PRIVATE KEY"));
}

void tst_SignInFailures::echoedSecretsAreTakenOut_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"description", "code", "html", "reason", "location", "broken grant"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void tst_SignInFailures::echoedSecretsAreTakenOut()
{
    QFETCH(const QString, way);
    SignInFixture f;
    f.entra.addTrouble(QStringLiteral("token"), [&f, way](const ScriptedReply &honest) {
        const QByteArray all = f.entra.secrets().join(' ');
        if (way == QStringLiteral("description"))
            return entraError(400, "invalid_grant", "You sent " + all);
        if (way == QStringLiteral("code"))
            return entraError(400, all, "no");
        if (way == QStringLiteral("html"))
            return ScriptedReply::error(502, "No", "<html>" + all + "</html>");
        if (way == QStringLiteral("reason"))
            return ScriptedReply::error(500, all);
        if (way == QStringLiteral("location"))
            return ScriptedReply::error(302, "Moved")
                .with("Location", "https://evil.example/?x=" + all.toPercentEncoding());
        // The tokens themselves, in a reply that cannot be used.
        ScriptedReply broken = honest;
        broken.body.chop(20);
        return broken;
    });
    const auto answer = f.acquire(f.account(Method::EntraBrowser));
    QVERIFY(answer && !*answer);
    const QByteArray everything = everythingOf(answer->error());
    for (const QByteArray &secret : f.entra.secrets()) {
        // Those that only the reply of another request held never reached the program.
        if (way == QStringLiteral("broken grant") || secret.startsWith("code")
            || (secret.size() == 43 && !secret.startsWith("identity")))
            QVERIFY2(!everything.contains(secret), everything.constData());
    }
    QVERIFY(way == QStringLiteral("broken grant") || everything.contains("removed"));
}

void tst_SignInFailures::accountsOwnCaFileIsTrusted()
{
    SignInFixture f;
    const QTemporaryDir folder;
    const TlsTestCertificate authority = TlsTestCertificate::authority(QStringLiteral("Test authority"));
    f.entra.server().setTls(serverTls(authority));
    Account account = f.account(Method::ServicePrincipalSecret);
    QVERIFY(account.customAuthority.startsWith(QStringLiteral("https:")));
    account.caFile = folder.filePath(QStringLiteral("ca.pem"));
    QVERIFY(authority.writeTo(account.caFile));
    f.secrets.setValue(account.id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    QVERIFY(f.signsIn(account));
}

void tst_SignInFailures::junkDoesNotEndTheWait()
{
    SignInFixture f;
    f.prompt.isWilling = false;
    std::optional<Result<AccessToken>> answer;
    f.service.acquire(f.account(Method::EntraBrowser), this,
                      [&answer](const Result<AccessToken> &token) { answer = token; });
    QTRY_COMPARE(f.prompt.urls.size(), 1);
    const QString back =
        QUrlQuery(f.prompt.urls.first()).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded);
    for (const char *path : {"/favicon.ico", "/", "/?x=1", "/other?code=abc&state=def"}) {
        f.prompt.lastStatus = 0;
        f.prompt.browse(QUrl(back + QString::fromLatin1(path)));
        QTRY_COMPARE(f.prompt.lastStatus, 404);
    }
    QVERIFY(!answer);
    f.prompt.browse(f.prompt.urls.first());
    QTRY_VERIFY(answer.has_value());
    QVERIFY(*answer);
}

void tst_SignInFailures::lostQuestionsOfADeviceAreAskedAgain()
{
    SignInFixture f;
    ScriptedReply lost;
    lost.isSilent = true;
    lost.end = ScriptedReply::End::Close;
    f.entra.addTrouble(QStringLiteral("token"), [lost](const ScriptedReply &) { return lost; });
    f.entra.addTrouble(QStringLiteral("token"),
                       [](const ScriptedReply &) { return ScriptedReply::error(503, "Busy"); });
    f.entra.setDeviceAnswers({QStringLiteral("authorization_pending"), QStringLiteral("authorization_pending")});
    QVERIFY(f.signsIn(f.account(Method::EntraDeviceCode)));
}

QTEST_GUILESS_MAIN(tst_SignInFailures)
#include "tst_signinfailures.moc"
