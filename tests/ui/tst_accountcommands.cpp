// SPDX-License-Identifier: Apache-2.0
#include "ui/accountcommands.h"

#include "app/account/accountjson.h"
#include "app/account/sessionsecretstore.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace imagebrowser;

namespace {

Account named(const char *name, bool isFavourite = false)
{
    Account account;
    account.name = QString::fromLatin1(name);
    account.accountName = account.name;
    account.endpoint = QUrl(QStringLiteral("https://%1.westeurope.batch.azure.com").arg(account.name));
    account.isFavourite = isFavourite;
    return account;
}

} // namespace

//! The Account menu of the real window.
class TestAccountCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void exportsWithoutSecrets();
    void importNeverOverwrites();
    void cancelledImportChangesNothing();
    void asksAgainOnlyForWhatWasChanged();
    void offersOnlyWhatApplies();
    void favouritesComeFirst();
    void saysWhenTheKeychainKeepsASecret();

private:
    //! A keychain that lets nothing go.
    class Stubborn : public SessionSecretStore
    {
    public:
        void removeAll(const QString &, QObject *receiver, Done done) override
        {
            QMetaObject::invokeMethod(
                receiver, [done] { done(QStringLiteral("the keychain is locked")); }, Qt::QueuedConnection);
        }
    };
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString said() const { return m_window->statusBar()->currentMessage(); }

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_path;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void TestAccountCommands::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_path = m_home->filePath(QStringLiteral("accounts.json"));
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.secrets = std::make_unique<Stubborn>();
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->findChild<AccountCommands *>()->setDialogs(
        {[this](QWidget *) { return m_path; }, [this](QWidget *) { return m_path; }, {}});
}

void TestAccountCommands::cleanup()
{
    m_window.reset();
    m_services.reset();
}

void TestAccountCommands::exportsWithoutSecrets()
{
    const Account account = m_services->accounts().add(named("contoso"));
    m_services->secrets().write(account.id, SecretKind::AccountKey, Secret("c2VjcmV0"), this, [](const QString &) {});
    action("exportAccountsAction")->trigger();
    QVERIFY(said().contains(QStringLiteral("without its secrets")));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("contoso.westeurope"));
    QVERIFY(!written.contains("c2VjcmV0"));
}

void TestAccountCommands::importNeverOverwrites()
{
    const Account existing = m_services->accounts().add(named("contoso"));
    action("exportAccountsAction")->trigger();
    QTimer::singleShot(0, this, [] {
        // It is there already, so it starts without a tick.
        QTest::keyClick(QApplication::activeModalWidget()->findChild<QTreeWidget *>(), Qt::Key_Space);
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    });
    action("importAccountsAction")->trigger();
    QCOMPARE(m_services->accounts().accounts().size(), 2);
    QCOMPARE(m_services->accounts().accounts().first(), existing);
    QCOMPARE(m_services->accounts().accounts().last().name, QStringLiteral("contoso 2"));
    QVERIFY(said().contains(QStringLiteral("contoso 2 was added")));
}

void TestAccountCommands::cancelledImportChangesNothing()
{
    m_services->accounts().add(named("contoso"));
    action("exportAccountsAction")->trigger();
    QTimer::singleShot(0, this, [] { QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape); });
    action("importAccountsAction")->trigger();
    QCOMPARE(m_services->accounts().accounts().size(), 1);
}

void TestAccountCommands::asksAgainOnlyForWhatWasChanged()
{
    Account account = m_services->accounts().add(named("contoso"));
    action("exportAccountsAction")->trigger();
    m_window->openAccounts({});
    // There is no key to ask with.
    QTRY_COMPARE(m_services->problems().rowCount(), 1);
    QTRY_VERIFY(!m_services->listings().isRunning());

    QTimer::singleShot(0, this, [] {
        QTest::keyClick(QApplication::activeModalWidget()->findChild<QTreeWidget *>(), Qt::Key_Space);
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    });
    action("importAccountsAction")->trigger();
    QCOMPARE(m_services->accounts().accounts().size(), 2);
    QVERIFY(!m_services->listings().isRunning());
    m_services->accounts().setFavourite(account.id, true);
    QVERIFY(!m_services->listings().isRunning());

    account.apiVersion = QStringLiteral("2025-06-01");
    QVERIFY(m_services->accounts().update(account));
    QVERIFY(m_services->listings().isRunning());
    QTRY_COMPARE(m_services->problems().rowCount(), 2);
}

void TestAccountCommands::offersOnlyWhatApplies()
{
    QVERIFY(action("importAccountsAction")->isEnabled());
    QVERIFY(!action("exportAccountsAction")->isEnabled());
    QVERIFY(!action("signOutAction")->isEnabled());
    m_services->accounts().add(named("contoso"));
    QVERIFY(action("exportAccountsAction")->isEnabled());
    // A key is no sign-in.
    QVERIFY(!action("signOutAction")->isEnabled());
}

void TestAccountCommands::favouritesComeFirst()
{
    for (const Account &account : {named("a"), named("b", true), named("c"), named("d", true)})
        m_services->accounts().add(account);
    QStringList names;
    for (const Account &account : m_services->allAccounts())
        names.append(account.name);
    QCOMPARE(names.join(QString()), QStringLiteral("bdac"));
}

void TestAccountCommands::saysWhenTheKeychainKeepsASecret()
{
    const Account account = m_services->accounts().add(named("contoso"));
    QVERIFY(m_services->accounts().remove(account.id));
    QTRY_VERIFY(said().contains(QStringLiteral("the keychain is locked")));
    QVERIFY(said().contains(QStringLiteral("contoso")));
}

QTEST_MAIN(TestAccountCommands)
#include "tst_accountcommands.moc"
