// SPDX-License-Identifier: Apache-2.0
#include "app/service/connectiontest.h"
#include "app/service/imageservice.h"
#include "tests/app/signin/signinfixture.h"
#include "tests/support/batchserver.h"
#include "tests/support/fakeazurecli.h"
#include "tests/support/servicelog.h"
#include "tests/support/signingcertificate.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using namespace std::chrono_literals;
using Method = SignInMethod;

//! From the account to its rows: a Batch double that lets in only tokens of the Entra double.
class tst_SignInListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everySignInLeadsToRows_data();
    void everySignInLeadsToRows();
    void refusedTokenIsReplacedOnce();
    void secondRefusalFailsWhole();
    void revokedInTheMiddle();
    void failedSignInFailsTheListing();
    void busyAuthorityIsAskedAgain();
    void stopEndsTheSignIn();
    void othersGoOn();
    void connectionTestSignsIn_data();
    void connectionTestSignsIn();
    void connectionTestNamesTheAuthority();

private:
    [[nodiscard]] Account account(Method method, const QString &id = QStringLiteral("contoso"),
                                  const QString &tenant = QStringLiteral("tenant-a"));
    void prepareCertificate();

    std::unique_ptr<SignInFixture> m_f;
    std::unique_ptr<BatchServer> m_batch;
    std::unique_ptr<ImageService> m_service;
    std::unique_ptr<ServiceLog> m_log;
    QTemporaryDir m_folder;
};

void tst_SignInListing::init()
{
    m_f = std::make_unique<SignInFixture>();
    m_batch = std::make_unique<BatchServer>(m_f->entra);
    m_service = std::make_unique<ImageService>(AccountAccess{m_f->http, m_f->secrets, m_f->service});
    RetryPolicy policy;
    policy.firstDelay = 5ms;
    m_service->setRetryPolicy(policy);
    m_log = std::make_unique<ServiceLog>(*m_service);
}

void tst_SignInListing::cleanup()
{
    QCOMPARE(m_f->entra.problems(), QStringList());
    m_log.reset();
    m_service.reset();
    m_batch.reset();
    m_f.reset();
}

Account tst_SignInListing::account(Method method, const QString &id, const QString &tenant)
{
    Account result = m_f->account(method, id, tenant);
    result.endpoint = m_batch->endpoint();
    result.certificateFile = m_folder.filePath(QStringLiteral("app.pem"));
    m_f->secrets.setValue(id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    return result;
}

void tst_SignInListing::prepareCertificate()
{
    const SigningCertificate pem = SigningCertificate::create();
    QFile file(m_folder.filePath(QStringLiteral("app.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(pem.file()) > 0);
    m_f->entra.setCertificate(pem.certificate);
}

void tst_SignInListing::everySignInLeadsToRows_data()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("browser") << Method::EntraBrowser;
    QTest::newRow("device code") << Method::EntraDeviceCode;
    QTest::newRow("client secret") << Method::ServicePrincipalSecret;
    QTest::newRow("certificate") << Method::ServicePrincipalCertificate;
    QTest::newRow("Azure CLI") << Method::AzureCli;
    QTest::newRow("pasted token") << Method::PastedToken;
}

void tst_SignInListing::everySignInLeadsToRows()
{
    QFETCH(const Method, method);
    FakeAzureCli az;
    const auto issued = m_f->acquire(account(Method::ServicePrincipalSecret, QStringLiteral("issuer")));
    QVERIFY(issued && *issued);
    const Secret token = issued->value().token;
    QVERIFY(az.installPrinting(R"({"expires_on":4102444800,"accessToken":")" + token.reveal() + "\"}"));
    m_f->secrets.setValue(QStringLiteral("contoso"), SecretKind::Token, token);
    if (method == Method::ServicePrincipalCertificate)
        prepareCertificate();
    m_service->refresh(account(method));
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), 15000);
    QCOMPARE(m_log->events(),
             QStringList({QStringLiteral("started contoso"), QStringLiteral("page 1: 1"), QStringLiteral("page 2: 1"),
                          QStringLiteral("completed")}));
    QCOMPARE(m_batch->refusals(), 0);
}

void tst_SignInListing::refusedTokenIsReplacedOnce()
{
    m_batch->setRefusing(1);
    m_service->refresh(account(Method::EntraBrowser));
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_log->events().last(), QStringLiteral("completed"));
    QCOMPARE(m_f->entra.grants(), QStringList({QStringLiteral("authorization_code"), QStringLiteral("refresh_token")}));
}

void tst_SignInListing::secondRefusalFailsWhole()
{
    m_batch->setRefusing(100);
    m_service->refresh(account(Method::EntraBrowser));
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_log->events().last(), QStringLiteral("failed"));
    QCOMPARE(m_batch->refusals(), 2);
    const BatchError error = m_log->errors().last();
    QCOMPARE(error.httpStatus, 401);
    QCOMPARE(error.code, QStringLiteral("AuthenticationFailed"));
    QCOMPARE(error.credential, CredentialKind::Token);
    QCOMPARE(error.url.host(), m_batch->endpoint().host());
}

void tst_SignInListing::revokedInTheMiddle()
{
    connect(m_service.get(), &ImageService::pageReady, this, [this](const QString &, int number) {
        if (number == 1)
            m_f->entra.revokeAccess();
    });
    m_service->refresh(account(Method::EntraDeviceCode));
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->isRunning(), 15000);
    QCOMPARE(m_log->events().last(), QStringLiteral("completed"));
    QCOMPARE(m_batch->refusals(), 1);
}

void tst_SignInListing::failedSignInFailsTheListing()
{
    m_f->entra.setClientSecret("another");
    m_service->refresh(account(Method::ServicePrincipalSecret));
    QTRY_VERIFY(!m_service->isRunning());
    const BatchError error = m_log->errors().last();
    QCOMPARE(error.kind, FailureKind::SignInFailed);
    QCOMPARE(error.code, QStringLiteral("invalid_client"));
    QCOMPARE(error.accountName, QStringLiteral("name of contoso"));
    QCOMPARE(error.page, 1);
    QVERIFY(error.url.toString().startsWith(m_f->entra.authority() + QStringLiteral("/tenant-a/")));
    QCOMPARE(m_batch->refusals(), 0);
}

void tst_SignInListing::busyAuthorityIsAskedAgain()
{
    m_f->entra.addTrouble(QStringLiteral("token"),
                          [](const ScriptedReply &) { return ScriptedReply::error(503, "Busy"); });
    m_service->refresh(account(Method::ServicePrincipalSecret));
    QTRY_VERIFY(!m_service->isRunning());
    QCOMPARE(m_log->events().last(), QStringLiteral("completed"));
    QCOMPARE(m_log->retries().size(), 1);
}

void tst_SignInListing::stopEndsTheSignIn()
{
    m_f->prompt.isWilling = false;
    m_service->refresh(account(Method::EntraBrowser));
    QTRY_COMPARE(m_f->prompt.events.size(), 1);
    m_service->stop(QStringLiteral("contoso"));
    QTRY_COMPARE(m_f->prompt.events.last(), QStringLiteral("ended contoso"));
    QCOMPARE(m_log->events().last(), QStringLiteral("stopped"));
}

void tst_SignInListing::othersGoOn()
{
    ScriptedReply hang;
    hang.isSilent = true;
    hang.end = ScriptedReply::End::Hang;
    m_f->entra.addTrouble(
        QStringLiteral("token"), [hang](const ScriptedReply &) { return hang; }, QStringLiteral("hanging"));
    m_f->entra.addTrouble(
        QStringLiteral("token"), [](const ScriptedReply &) { return ScriptedReply::error(400, "No"); },
        QStringLiteral("broken"));
    for (const QString &tenant : {QStringLiteral("hanging"), QStringLiteral("broken"), QStringLiteral("good")})
        m_service->refresh(account(Method::ServicePrincipalSecret, tenant, tenant));
    QTRY_COMPARE(m_service->progress(QStringLiteral("good")).state, ListingProgress::State::Complete);
    QTRY_COMPARE(m_service->progress(QStringLiteral("broken")).state, ListingProgress::State::Failed);
    QVERIFY(m_service->progress(QStringLiteral("hanging")).isRunning());
}

void tst_SignInListing::connectionTestSignsIn_data()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("browser") << Method::EntraBrowser;
    QTest::newRow("client secret, as typed") << Method::ServicePrincipalSecret;
}

void tst_SignInListing::connectionTestSignsIn()
{
    QFETCH(const Method, method);
    const Account tried = account(method);
    m_f->secrets.setValue(tried.id, SecretKind::ClientSecret, Secret("another, saved one"));
    ConnectionTest test(m_f->http, m_f->service);
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start(tried, {{SecretKind::ClientSecret, Secret("client-secret-~of.the_app")}});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY2(finished.first().first().toBool(), qPrintable(test.error() ? test.error()->detail : QString()));
    // What a person did is kept; what was only typed is not.
    QCOMPARE(m_f->service.state(tried).phase == SignInState::Phase::SignedIn, method == Method::EntraBrowser);
}

void tst_SignInListing::connectionTestNamesTheAuthority()
{
    Account tried = account(Method::ServicePrincipalSecret);
    tried.customAuthority = QStringLiteral("http://127.0.0.1:1");
    ConnectionTest test(m_f->http, m_f->service);
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start(tried, {{SecretKind::ClientSecret, Secret("client-secret-~of.the_app")}});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(test.error().has_value());
    QCOMPARE(test.error()->kind, FailureKind::ConnectionRefused);
    const QList<ConnectionTest::Step> steps = test.steps();
    for (const ConnectionTest::Step &step : steps)
        QCOMPARE(step.state == ConnectionTest::State::Failed, step.stage == ConnectionTest::Stage::SignIn);
}

QTEST_GUILESS_MAIN(tst_SignInListing)
#include "tst_signinlisting.moc"
