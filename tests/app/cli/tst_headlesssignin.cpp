// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountstore.h"
#include "app/account/settingsfile.h"
#include "app/cli/headlessprogram.h"
#include "tests/app/signin/signinfixture.h"
#include "tests/support/batchserver.h"
#include "tests/support/fakeazurecli.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;
using Method = SignInMethod;

Q_DECLARE_METATYPE(imagebrowser::ErrorFormat)
Q_DECLARE_METATYPE(imagebrowser::ExitCode)

//! --export with saved accounts of every sign-in, without a window.
class tst_HeadlessSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void clientSecret();
    void savedRefreshTokenIsUsedSilently();
    void deviceCodeIsShown_data();
    void deviceCodeIsShown();
    void browserNeedsAWindow();
    void azureCli_data();
    void azureCli();
    void oneFailingLeavesTheOther();

private:
    Account save(Method method, const QString &name = QStringLiteral("contoso"),
                 const QString &tenant = QStringLiteral("tenant-a.example"));
    [[nodiscard]] std::optional<ExitCode> run(const QString &name = QStringLiteral("contoso"));
    [[nodiscard]] qsizetype exportedCount() const
    {
        return QJsonDocument::fromJson(m_output.data()).object()[QStringLiteral("value")].toArray().size();
    }

    std::unique_ptr<SignInFixture> m_f;
    std::unique_ptr<BatchServer> m_batch;
    std::unique_ptr<QTemporaryDir> m_folder;
    CommandLineOptions m_options;
    QBuffer m_output;
    QBuffer m_errors;
};

void tst_HeadlessSignIn::init()
{
    m_f = std::make_unique<SignInFixture>();
    m_batch = std::make_unique<BatchServer>(m_f->entra);
    m_folder = std::make_unique<QTemporaryDir>();
    m_options = {};
    m_options.mode = ProgramMode::Export;
    m_options.exportFile = QStringLiteral("-");
    for (QBuffer *buffer : {&m_output, &m_errors}) {
        buffer->close();
        buffer->setData({});
        QVERIFY(buffer->open(QIODevice::WriteOnly));
    }
}

void tst_HeadlessSignIn::cleanup()
{
    for (const QByteArray &secret : m_f->entra.secrets()) {
        QVERIFY2(!m_errors.data().contains(secret), m_errors.data().constData());
        QVERIFY(!m_output.data().contains(secret));
    }
    QCOMPARE(m_f->entra.problems(), QStringList());
    m_batch.reset();
    m_f.reset();
}

Account tst_HeadlessSignIn::save(Method method, const QString &name, const QString &tenant)
{
    Account account = m_f->account(method, QStringLiteral("id-of-") + name, tenant);
    account.name = name;
    account.endpoint = m_batch->endpoint();
    SettingsFile settings(m_folder->filePath(QStringLiteral("settings.json")));
    AccountStore store(settings, m_f->secrets);
    return store.add(account);
}

std::optional<ExitCode> tst_HeadlessSignIn::run(const QString &name)
{
    if (!m_options.allAccounts)
        m_options.accountNames = {name};
    HeadlessProgram program(
        m_options,
        {{}, m_folder->filePath(QStringLiteral("settings.json")), &m_f->secrets, &m_output, &m_errors, systemNow});
    std::optional<ExitCode> code;
    connect(&program, &HeadlessProgram::finished, this, [&code](ExitCode exitCode) { code = exitCode; });
    program.start();
    (void)QTest::qWaitFor([&code] { return code.has_value(); }, 20'000);
    return code;
}

void tst_HeadlessSignIn::clientSecret()
{
    const Account account = save(Method::ServicePrincipalSecret);
    m_f->secrets.setValue(account.id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QCOMPARE(exportedCount(), qsizetype(2));
    QVERIFY2(m_errors.data().isEmpty(), m_errors.data().constData());
}

void tst_HeadlessSignIn::savedRefreshTokenIsUsedSilently()
{
    const Account account = save(Method::EntraBrowser);
    // As the window does it.
    QVERIFY(m_f->signsIn(account));
    const QByteArray first = m_f->refreshToken(account);
    for (int i = 0; i < 2; ++i) {
        m_output.buffer().clear();
        m_output.seek(0);
        QCOMPARE(run(), std::optional(ExitCode::Done));
        QCOMPARE(exportedCount(), qsizetype(2));
    }
    QVERIFY(m_f->refreshToken(account) != first);
    QVERIFY2(m_errors.data().isEmpty(), m_errors.data().constData());
    QCOMPARE(m_f->prompt.urls.size(), 1);
}

void tst_HeadlessSignIn::deviceCodeIsShown_data()
{
    QTest::addColumn<ErrorFormat>("format");
    QTest::newRow("text") << ErrorFormat::Text;
    QTest::newRow("JSON") << ErrorFormat::Json;
}

void tst_HeadlessSignIn::deviceCodeIsShown()
{
    QFETCH(const ErrorFormat, format);
    m_options.errorFormat = format;
    const Account account = save(Method::EntraDeviceCode);
    QCOMPARE(run(), std::optional(ExitCode::Done));
    QCOMPARE(exportedCount(), qsizetype(2));
    QVERIFY2(m_errors.data().contains("ABCD-EFGH"), m_errors.data().constData());
    QVERIFY(m_errors.data().contains("https://microsoft.com/devicelogin"));
    QVERIFY(m_errors.data().contains("contoso"));
    QCOMPARE(!QJsonDocument::fromJson(m_errors.data()).isNull(), format == ErrorFormat::Json);
    QVERIFY(!m_f->refreshToken(account).isEmpty());
}

void tst_HeadlessSignIn::browserNeedsAWindow()
{
    (void)save(Method::EntraBrowser);
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QVERIFY2(m_errors.data().contains("Sign in once in the window"), m_errors.data().constData());
    QVERIFY(m_output.data().isEmpty());
}

void tst_HeadlessSignIn::azureCli_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<ExitCode>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("signed in") << QByteArray("cat \"$(dirname \"$0\")/reply\"") << ExitCode::Done << QByteArray();
    QTest::newRow("not signed in") << QByteArray("echo \"ERROR: Please run 'az login'\" >&2; exit 1")
                                   << ExitCode::CouldNotTell << QByteArray("Please run 'az login'");
    QTest::newRow("missing") << QByteArray() << ExitCode::CouldNotTell << QByteArray("https://aka.ms/installazurecli");
}

void tst_HeadlessSignIn::azureCli()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, says);
    m_f->secrets.setValue(QStringLiteral("issuer"), SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    const auto issued = m_f->acquire(m_f->account(Method::ServicePrincipalSecret, QStringLiteral("issuer")));
    QVERIFY(issued && *issued);
    FakeAzureCli az;
    QFile reply(az.filePath(QStringLiteral("reply")));
    QVERIFY(reply.open(QIODevice::WriteOnly));
    reply.write(R"({"expiresOn":"2100-01-01 00:00:00.000000","accessToken":")" + issued->value().token.reveal()
                + "\"}");
    reply.close();
    if (script.isEmpty())
        az.uninstall();
    else
        QVERIFY(az.install(script));
    (void)save(Method::AzureCli);
    const std::optional<ExitCode> code = run();
    QVERIFY(code.has_value());
    QTEST(*code, "code");
    QVERIFY2(says.isEmpty() ? m_errors.data().isEmpty() : m_errors.data().contains(says), m_errors.data().constData());
}

void tst_HeadlessSignIn::oneFailingLeavesTheOther()
{
    const Account good = save(Method::ServicePrincipalSecret);
    m_f->secrets.setValue(good.id, SecretKind::ClientSecret, Secret("client-secret-~of.the_app"));
    (void)save(Method::EntraBrowser, QStringLiteral("adatum"), QStringLiteral("tenant-b.example"));
    m_options.allAccounts = true;
    m_options.allowsPartial = true;
    QCOMPARE(run(), std::optional(ExitCode::CouldNotTell));
    QCOMPARE(exportedCount(), qsizetype(2));
    QVERIFY(m_errors.data().contains("adatum"));
    QVERIFY(!m_errors.data().contains("contoso:"));
}

QTEST_GUILESS_MAIN(tst_HeadlessSignIn)
#include "tst_headlesssignin.moc"
