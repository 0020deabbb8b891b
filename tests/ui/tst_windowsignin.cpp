// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "app/account/sessionsecretstore.h"
#include "app/account/signinidentity.h"
#include "tests/support/entraserver.h"
#include "tests/support/fakeazurecli.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicepages.h"
#include "ui/accountcommands.h"
#include "ui/accountsettingsdialog.h"
#include "ui/windowsigninprompt.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace imagebrowser;

namespace {

const QString Tenant = QStringLiteral("contoso.example");
const QString Certificate = QStringLiteral(IMAGEBROWSER_TEST_DATA "/certificates/client-encrypted.pem");
const QByteArray ForeignToken = "abc.def";

} // namespace

//! Each way to sign in as the user goes it: from the fields of the settings dialog, through the sign-in at an authority
//! that checks everything, to rows in the main window.
class TestWindowSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fromFieldsToRows_data();
    void fromFieldsToRows();
    void signsInFromTheDialogAndOutFromTheMenu();
    void deviceCodeWaitsOverTheDialog();
    void cancelledSettingsKeepNoSignIn();
    void cancelledSignInIsAWholeError();
    void refusedSignInIsSaidInPlace();
    void asksForWhatTheSignInNeedsFirst();

private:
    using Act = std::function<void(AccountSettingsDialog &dialog)>;
    //! Opens the settings for a new account, and closes them after \a act if that did not.
    void inSettings(const Act &act);
    void fillIn(AccountSettingsDialog &dialog, const QString &method);
    void typeIfShown(AccountSettingsDialog &dialog, const char *name, const QString &text);
    void saveSettings(AccountSettingsDialog &dialog) { click(dialog, "accountSave"); }
    void click(QWidget &window, const char *name)
    {
        auto *button = window.findChild<QAbstractButton *>(QString::fromLatin1(name));
        QVERIFY(button != nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] static QString stateIn(const AccountSettingsDialog &dialog)
    {
        return dialog.findChild<QLabel *>(QStringLiteral("accountSignInState"))->text();
    }
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QString::fromLatin1(name));
    }
    void browse(const QUrl &url);

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<EntraServer> m_entra;
    std::unique_ptr<ScriptedServer> m_batch;
    std::unique_ptr<FakeAzureCli> m_azureCli;
    SessionSecretStore *m_secrets = nullptr;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    QNetworkAccessManager m_browser;
    int m_pagesOpened = 0;
    bool m_isPersonThere = true;
};

void TestWindowSignIn::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_entra = std::make_unique<EntraServer>();
    m_azureCli = std::make_unique<FakeAzureCli>();
    QVERIFY(m_azureCli->installPrinting(R"({"accessToken":")" + ForeignToken
                                        + R"(","expires_on":4102444800,"tokenType":"Bearer"})"));
    // Accepts tokens of this authority, and what a person brought from elsewhere.
    m_batch = std::make_unique<ScriptedServer>();
    m_batch->setHandler([this](const ScriptedRequest &request) {
        const QByteArray token = request.header("Authorization").mid(7);
        return m_entra->accepts(token) || token == ForeignToken
            ? ScriptedReply::json(pageOf({image("1"), image("2"), image("3")}))
            : ScriptedReply::error(401, "Unauthorized", batchError("AuthenticationFailed", "no"));
    });
    auto secrets = std::make_unique<SessionSecretStore>();
    m_secrets = secrets.get();
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.secrets = std::move(secrets);
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    SignInTimes times;
    times.pollSecond = std::chrono::milliseconds(20);
    m_services->signIn().setTimes(times);
    m_window = std::make_unique<MainWindow>(*m_services);
    m_pagesOpened = 0;
    m_isPersonThere = true;
    m_window->findChild<AccountCommands *>()->prompt().setOpenUrl([this](const QUrl &url) {
        ++m_pagesOpened;
        if (m_isPersonThere)
            browse(url);
        return true;
    });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowSignIn::cleanup()
{
    m_window.reset();
    m_services.reset();
    const QStringList problems = m_entra->problems();
    m_batch.reset();
    m_entra.reset();
    m_azureCli.reset();
    QCOMPARE(problems.join(QLatin1Char(' ')), QString());
}

void TestWindowSignIn::browse(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(5000);
    QNetworkReply *reply = m_browser.get(request);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void TestWindowSignIn::inSettings(const Act &act)
{
    QTimer::singleShot(0, this, [act] {
        auto *dialog = qobject_cast<AccountSettingsDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        dialog->setConfirm([](const QString &, const QString &, const QString &) { return true; });
        act(*dialog);
        if (!QTest::qWaitFor([dialog] { return !dialog->isVisible(); }, 200))
            dialog->close();
    });
    // Without an account this begins a new one.
    action("accountSettingsAction")->trigger();
}

void TestWindowSignIn::typeIfShown(AccountSettingsDialog &dialog, const char *name, const QString &text)
{
    auto *line = dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
    QVERIFY(line != nullptr);
    if (!line->isVisible())
        return;
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Tab);
}

void TestWindowSignIn::fillIn(AccountSettingsDialog &dialog, const QString &method)
{
    typeIfShown(dialog, "accountDisplayName", QStringLiteral("contoso"));
    typeIfShown(dialog, "accountEndpoint", m_batch->endpoint().toString());
    dialog.findChild<QComboBox *>(QStringLiteral("accountSignIn"))->setCurrentText(method);
    // An endpoint on this computer belongs to no known cloud.
    QCOMPARE(dialog.findChild<QComboBox *>(QStringLiteral("accountCloud"))->currentText(), QStringLiteral("Custom"));
    typeIfShown(dialog, "accountAuthority", m_entra->authority());
    typeIfShown(dialog, "accountResource", QLatin1StringView(EntraServer::Resource));
    typeIfShown(dialog, "accountTenant", Tenant);
    typeIfShown(dialog, "accountClientId", QLatin1StringView(EntraServer::ClientId));
    typeIfShown(dialog, "accountClientSecret", QStringLiteral("client-secret-~of.the_app"));
    typeIfShown(dialog, "accountCertificate", Certificate);
    typeIfShown(dialog, "accountCertificatePassword", QStringLiteral("opensesame"));
    typeIfShown(dialog, "accountToken", QString::fromLatin1(ForeignToken));
}

void TestWindowSignIn::fromFieldsToRows_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("grant");
    QTest::newRow("browser") << QStringLiteral("Microsoft Entra in the browser")
                             << QStringLiteral("authorization_code");
    QTest::newRow("device code") << QStringLiteral("Microsoft Entra with a device code")
                                 << QStringLiteral("urn:ietf:params:oauth:grant-type:device_code");
    QTest::newRow("client secret") << QStringLiteral("Service principal with a secret")
                                   << QStringLiteral("client_credentials");
    QTest::newRow("certificate") << QStringLiteral("Service principal with a certificate")
                                 << QStringLiteral("client_credentials");
    QTest::newRow("Azure CLI") << QStringLiteral("Azure CLI") << QString();
    QTest::newRow("pasted token") << QStringLiteral("Pasted token") << QString();
}

void TestWindowSignIn::fromFieldsToRows()
{
    QFETCH(const QString, method);
    QFETCH(const QString, grant);
    // The double asks applications for an assertion once it knows a certificate.
    if (method.contains(QStringLiteral("certificate"))) {
        QFile certificate(Certificate);
        QVERIFY(certificate.open(QIODevice::ReadOnly));
        m_entra->setCertificate(certificate.readAll());
    }
    inSettings([&](AccountSettingsDialog &dialog) {
        fillIn(dialog, method);
        saveSettings(dialog);
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_services->images().rowCount(), 3, 20'000);
    QCOMPARE(m_entra->grants().isEmpty() ? QString() : m_entra->grants().last(), grant);
    // Nothing waits for a person any more.
    const auto *waiting = m_window->findChild<QWidget *>(QStringLiteral("signInDialog"));
    QVERIFY(waiting == nullptr || !waiting->isVisible());
    QCOMPARE(action("signOutAction")->isEnabled(), !grant.isEmpty());
}

void TestWindowSignIn::signsInFromTheDialogAndOutFromTheMenu()
{
    inSettings([&](AccountSettingsDialog &dialog) {
        fillIn(dialog, QStringLiteral("Microsoft Entra in the browser"));
        QCOMPARE(stateIn(dialog), QStringLiteral("Not signed in"));
        click(dialog, "accountSignInButton");
        QTRY_VERIFY(stateIn(dialog).contains(QStringLiteral("Signed in as ada@contoso.example until")));
        saveSettings(dialog);
    });
    QTRY_COMPARE(m_services->images().rowCount(), 3);
    // The sign-in of the dialog was good for the listing too.
    QCOMPARE(m_pagesOpened, 1);
    const QString id = signInId(m_services->accounts().accounts().first());
    QTRY_VERIFY(!m_secrets->value(id, SecretKind::RefreshToken).isEmpty());
    action("signOutAction")->trigger();
    QTRY_VERIFY(m_secrets->value(id, SecretKind::RefreshToken).isEmpty());
    QCOMPARE(m_services->signIn().state(m_services->accounts().accounts().first()).phase,
             SignInState::Phase::SignedOut);
}

void TestWindowSignIn::deviceCodeWaitsOverTheDialog()
{
    m_entra->setDeviceAnswers(QStringList(10, QStringLiteral("authorization_pending")));
    inSettings([&](AccountSettingsDialog &dialog) {
        fillIn(dialog, QStringLiteral("Microsoft Entra with a device code"));
        click(dialog, "accountSignInButton");
        const auto code = [&dialog] { return dialog.findChild<QLabel *>(QStringLiteral("signInCode")); };
        QTRY_VERIFY(code() != nullptr && code()->isVisible());
        QCOMPARE(code()->text(), QLatin1StringView(EntraServer::UserCode));
        QVERIFY(stateIn(dialog).contains(QStringLiteral("Waiting")));
        // Not saved yet, and still called by its name.
        QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("signInAccount"))->text(), QStringLiteral("contoso"));
        QTRY_VERIFY(stateIn(dialog).contains(QStringLiteral("Signed in as")));
        QTRY_VERIFY(code() == nullptr || !code()->isVisible());
        saveSettings(dialog);
    });
    QTRY_COMPARE(m_services->images().rowCount(), 3);
}

void TestWindowSignIn::cancelledSettingsKeepNoSignIn()
{
    Account draft;
    inSettings([&](AccountSettingsDialog &dialog) {
        fillIn(dialog, QStringLiteral("Microsoft Entra in the browser"));
        click(dialog, "accountSignInButton");
        QTRY_VERIFY(stateIn(dialog).contains(QStringLiteral("Signed in as")));
        draft.signIn = SignInMethod::EntraBrowser;
        draft.cloud = Cloud::Custom;
        draft.tenantId = Tenant;
        draft.clientId = QLatin1StringView(EntraServer::ClientId);
        draft.customAuthority = m_entra->authority();
        draft.customResource = QLatin1StringView(EntraServer::Resource);
        QTRY_VERIFY(!m_secrets->value(signInId(draft), SecretKind::RefreshToken).isEmpty());
        click(dialog, "accountCancel");
    });
    QVERIFY(m_services->accounts().accounts().isEmpty());
    QTRY_VERIFY(m_secrets->value(signInId(draft), SecretKind::RefreshToken).isEmpty());
}

void TestWindowSignIn::cancelledSignInIsAWholeError()
{
    m_isPersonThere = false;
    inSettings([&](AccountSettingsDialog &dialog) {
        fillIn(dialog, QStringLiteral("Microsoft Entra in the browser"));
        saveSettings(dialog);
    });
    auto *waiting = m_window->findChild<QDialog *>(QStringLiteral("signInDialog"));
    QTRY_VERIFY((waiting = m_window->findChild<QDialog *>(QStringLiteral("signInDialog"))) != nullptr
                && waiting->isVisible());
    QTest::keyClick(waiting, Qt::Key_Escape);
    QTRY_VERIFY(!waiting->isVisible());
    QTRY_VERIFY(!m_window->isLoading());
    QCOMPARE(m_services->images().rowCount(), 0);
    QCOMPARE(m_services->problems().rowCount(), 1);
}

void TestWindowSignIn::refusedSignInIsSaidInPlace()
{
    m_entra->setConsent(EntraServer::Consent::Denied);
    inSettings([&](AccountSettingsDialog &dialog) {
        fillIn(dialog, QStringLiteral("Microsoft Entra in the browser"));
        click(dialog, "accountSignInButton");
        const auto *button = dialog.findChild<QPushButton *>(QStringLiteral("accountSignInButton"));
        QTRY_VERIFY(!button->accessibleDescription().isEmpty());
        QCOMPARE(stateIn(dialog), QStringLiteral("Not signed in"));
        // Another try is free to succeed, and takes the complaint away.
        m_entra->setConsent(EntraServer::Consent::Granted);
        click(dialog, "accountSignInButton");
        QTRY_VERIFY(stateIn(dialog).contains(QStringLiteral("Signed in as")));
        QVERIFY(button->accessibleDescription().isEmpty());
    });
}

void TestWindowSignIn::asksForWhatTheSignInNeedsFirst()
{
    inSettings([&](AccountSettingsDialog &dialog) {
        dialog.findChild<QComboBox *>(QStringLiteral("accountSignIn"))
            ->setCurrentText(QStringLiteral("Microsoft Entra in the browser"));
        click(dialog, "accountSignInButton");
        QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("accountTenant"));
        QCOMPARE(m_pagesOpened, 0);
    });
    QCOMPARE(m_entra->server().requests().size(), 0);
}

QTEST_MAIN(TestWindowSignIn)
#include "tst_windowsignin.moc"
