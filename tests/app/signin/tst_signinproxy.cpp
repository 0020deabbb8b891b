// SPDX-License-Identifier: Apache-2.0
#include "app/domain/batcherrortext.h"
#include "app/service/imageservice.h"
#include "tests/app/signin/signinfixture.h"
#include "tests/support/proxydouble.h"
#include "tests/support/servicelog.h"
#include "tests/support/servicepages.h"
#include "tests/support/tlstestcertificate.h"

#include <QTemporaryDir>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

const QString LoginHost = QStringLiteral("login.example.invalid");
const QString BatchHost = QStringLiteral("contoso.westeurope.example.invalid");
const QByteArray ProxyPassword = "proxy-pa55word";
const QByteArray ClientSecret = "client-secret-~of.the_app";

} // namespace

//! Token requests take the account's way into the network: its proxy with the login for it, and its authorities. The
//! hosts have made-up names that only the proxy can lead to loopback.
class tst_SignInProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tokenAndListingGoThroughTheProxy();
    void wrongProxyPasswordFailsTheSignIn();

private:
    [[nodiscard]] Account account() const;
    void list();

    QTemporaryDir m_folder;
    TlsTestCertificate m_certificate;
    std::unique_ptr<SignInFixture> m_f;
    std::unique_ptr<ScriptedServer> m_batch;
    std::unique_ptr<ProxyDouble> m_proxy;
    std::unique_ptr<ImageService> m_service;
    std::unique_ptr<ServiceLog> m_log;
};

void tst_SignInProxy::initTestCase()
{
    const TlsTestCertificate authority = TlsTestCertificate::authority(QStringLiteral("Contoso Root"));
    TlsTestCertificate::Spec spec;
    spec.hosts = QStringList{LoginHost, BatchHost};
    m_certificate = TlsTestCertificate::make(spec, &authority);
    QVERIFY(authority.writeTo(m_folder.filePath(QStringLiteral("ca.pem"))));
}

void tst_SignInProxy::init()
{
    m_log.reset();
    m_service.reset();
    m_f = std::make_unique<SignInFixture>();
    m_f->entra.server().setTls(m_certificate.serverConfiguration());
    m_f->entra.setClientSecret(ClientSecret);
    m_batch = std::make_unique<ScriptedServer>();
    m_batch->setTls(m_certificate.serverConfiguration());
    m_batch->setHandler([this](const ScriptedRequest &request) {
        const bool isGood = m_f->entra.accepts(request.header("Authorization").mid(7));
        return isGood ? ScriptedReply::json(pageOf({image("first")})) : ScriptedReply::error(401, "No", "{}");
    });
    m_proxy = std::make_unique<ProxyDouble>();
    m_proxy->setLogin("me", ProxyPassword);
    m_proxy->addRoute(LoginHost.toLatin1() + ":443", m_f->entra.server().port());
    m_proxy->addRoute(BatchHost.toLatin1() + ":443", m_batch->port());
    m_service = std::make_unique<ImageService>(AccountAccess{m_f->http, m_f->secrets, m_f->service});
    m_log = std::make_unique<ServiceLog>(*m_service);
    m_f->secrets.setValue(account().id, SecretKind::ClientSecret, Secret(ClientSecret));
    m_f->secrets.setValue(account().id, SecretKind::ProxyPassword, Secret(ProxyPassword));
}

Account tst_SignInProxy::account() const
{
    Account result = m_f->account(SignInMethod::ServicePrincipalSecret);
    result.customAuthority = QStringLiteral("https://") + LoginHost;
    result.endpoint = QUrl(QStringLiteral("https://") + BatchHost);
    result.caFile = m_folder.filePath(QStringLiteral("ca.pem"));
    result.proxy.mode = ProxyMode::Manual;
    result.proxy.host = QStringLiteral("127.0.0.1");
    result.proxy.port = m_proxy->port();
    result.proxy.user = QStringLiteral("me");
    return result;
}

void tst_SignInProxy::list()
{
    m_service->refresh(account());
    QTRY_VERIFY_WITH_TIMEOUT(m_log->events().contains(QStringLiteral("completed")) || !m_log->errors().isEmpty(),
                             15'000);
}

void tst_SignInProxy::tokenAndListingGoThroughTheProxy()
{
    list();
    QVERIFY2(m_log->errors().isEmpty(), qPrintable(batchErrorDetailsText(m_log->errors().value(0))));
    QVERIFY(m_log->events().contains(QStringLiteral("completed")));
    QCOMPARE(m_f->entra.problems(), QStringList());
    for (const QString &host : {LoginHost, BatchHost})
        QVERIFY(m_proxy->received().contains(QByteArray("CONNECT " + host.toLatin1() + ":443 ")));
    const QByteArray login = QByteArray("me:" + ProxyPassword).toBase64();
    for (const QByteArray &behind : {m_f->entra.server().received(), m_batch->received()}) {
        QVERIFY(!behind.contains(login) && !behind.contains(ProxyPassword));
        QVERIFY(!behind.contains("Proxy-Authorization"));
    }
    QVERIFY(m_proxy->received().contains(login));
    QVERIFY(!m_proxy->received().contains(ClientSecret));
    QVERIFY(!m_proxy->received().contains("\r\nAuthorization"));
}

void tst_SignInProxy::wrongProxyPasswordFailsTheSignIn()
{
    m_f->secrets.setValue(account().id, SecretKind::ProxyPassword, Secret("wrong-pa55word"));
    list();
    QCOMPARE(m_log->errors().size(), 1);
    const BatchError error = m_log->errors().constFirst();
    QCOMPARE(error.kind, FailureKind::ProxyAuthenticationRequired);
    QCOMPARE(error.stage, FailureStage::Proxy);
    QVERIFY(m_f->entra.server().received().isEmpty());
    QVERIFY(m_batch->received().isEmpty());
}

QTEST_GUILESS_MAIN(tst_SignInProxy)
#include "tst_signinproxy.moc"
