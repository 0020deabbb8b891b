// SPDX-License-Identifier: Apache-2.0
#include "ui/accountdraftcommands.h"

#include "app/account/accountjson.h"
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "ui/accountsettingsdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace imagebrowser;

namespace {

const QByteArray Key = QByteArray(64, '\x2a').toBase64();
//! As azure-cli 2.x prints it, shortened.
const char *const AzBatchAccountShow = "{\n"
                                       "  \"accountEndpoint\": \"contoso.westeurope.batch.azure.com\",\n"
                                       "  \"allowedAuthenticationModes\": [\"AAD\"],\n"
                                       "  \"autoStorage\": null,\n"
                                       "  \"location\": \"westeurope\",\n"
                                       "  \"name\": \"contoso\",\n"
                                       "  \"type\": \"Microsoft.Batch/batchAccounts\"\n"
                                       "}\n";
const QString Endpoint = QStringLiteral("https://contoso.westeurope.batch.azure.com");

class CountingSecretStore : public SessionSecretStore
{
public:
    void read(const QString &accountId, SecretKind kind, QObject *receiver, Read done) override
    {
        ++readCount;
        SessionSecretStore::read(accountId, kind, receiver, std::move(done));
    }

    int readCount = 0;
};

Account contoso()
{
    Account account;
    account.name = QStringLiteral("contoso");
    account.endpoint = QUrl(Endpoint);
    account.accountName = QStringLiteral("contoso");
    return account;
}

} // namespace

//! Clipboard, import and export as the user meets them: in the settings dialog, by key.
class TestAccountDraftCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesAccountsFromTheClipboard_data();
    void makesAccountsFromTheClipboard();
    void saysWhyTheClipboardIsNoUse();
    void clipboardFillsTheEmptyAccount();
    void emptyAccountIsNeitherInTheWayNorExported();
    void offersEveryAccountOfAPastedList_data();
    void offersEveryAccountOfAPastedList();
    void keepsTheKeysOfAPastedList();
    void takesTheLinesOfTheSampleService();
    void readsTheSecretsOfANewAccountOnce_data();
    void readsTheSecretsOfANewAccountOnce();
    void importsAndExports();

private:
    void open();
    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        T *widget = m_dialog->findChild<T *>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return widget;
    }
    [[nodiscard]] QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    [[nodiscard]] bool isSaved() const { return m_dialog->result() == QDialog::Accepted && !m_dialog->isVisible(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<CountingSecretStore> m_secrets;
    std::unique_ptr<AccountStore> m_store;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<AccountSettingsDialog> m_dialog;
};

void TestAccountDraftCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<SettingsFile>(m_folder->filePath(QStringLiteral("settings.json")));
    m_secrets = std::make_unique<CountingSecretStore>();
    m_store = std::make_unique<AccountStore>(*m_settings, *m_secrets);
    m_http = std::make_unique<HttpAccess>();
    m_signIn = std::make_unique<SignInService>(*m_http, *m_secrets);
}

void TestAccountDraftCommands::cleanup()
{
    m_dialog.reset();
    m_store.reset();
    m_settings.reset();
}

void TestAccountDraftCommands::open()
{
    m_dialog = std::make_unique<AccountSettingsDialog>(*m_store, *m_secrets, *m_http, *m_signIn);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestAccountDraftCommands::makesAccountsFromTheClipboard_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QUrl>("endpoint");
    QTest::addColumn<QString>("cloud");
    const QString id = QStringLiteral("/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333/resourceGroups/rg/providers/"
                                      "Microsoft.Batch/batchAccounts/contoso");
    QTest::newRow("ARM id") << id << QUrl() << QStringLiteral("Public");
    QTest::newRow("portal URL") << QStringLiteral("https://portal.azure.us/#@contoso.onmicrosoft.com/resource") + id
            + QStringLiteral("/accountKeys")
                                << QUrl() << QStringLiteral("US Government");
    QTest::newRow("az batch account show")
        << QString::fromLatin1(AzBatchAccountShow) << QUrl(Endpoint) << QStringLiteral("Public");
    QTest::newRow("URL") << Endpoint + QStringLiteral("/pools?api-version=2024-07-01.20.0") << QUrl(Endpoint)
                         << QStringLiteral("Public");
}

void TestAccountDraftCommands::makesAccountsFromTheClipboard()
{
    QFETCH(const QString, text);
    QFETCH(const QUrl, endpoint);
    QFETCH(const QString, cloud);
    m_store->add(contoso());
    open();
    QGuiApplication::clipboard()->setText(text);
    find<QListView>("accountList")->setFocus();
    QTest::keyClick(m_dialog.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(find<QListView>("accountList")->currentIndex().row(), 1);
    QCOMPARE(line("accountDisplayName")->text(), QStringLiteral("contoso 2"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("contoso"));
    QCOMPARE(QUrl(line("accountEndpoint")->text()), endpoint);
    QCOMPARE(find<QComboBox>("accountCloud")->currentText(), cloud);
    // What is missing is said, and only that.
    QCOMPARE(find<QLabel>("accountMessage")->text().contains(QStringLiteral("region")), endpoint.isEmpty());
}

void TestAccountDraftCommands::saysWhyTheClipboardIsNoUse()
{
    open();
    QGuiApplication::clipboard()->setText(QStringLiteral("something else entirely"));
    click("accountPasteFirst");
    QVERIFY(find<QLabel>("accountMessage")->text().contains(QStringLiteral("Not understood")));
    QGuiApplication::clipboard()->clear();
    click("accountPasteFirst");
    QVERIFY(find<QLabel>("accountMessage")->text().contains(QStringLiteral("no text")));
    QCOMPARE(find<QListView>("accountList")->model()->rowCount(), 0);
}

void TestAccountDraftCommands::clipboardFillsTheEmptyAccount()
{
    open();
    m_dialog->addAccount();
    QGuiApplication::clipboard()->setText(QString::fromLatin1(AzBatchAccountShow));
    QTest::keyClick(m_dialog.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(find<QListView>("accountList")->model()->rowCount(), 1);
    QCOMPARE(line("accountDisplayName")->text(), QStringLiteral("contoso"));
    QCOMPARE(line("accountEndpoint")->text(), Endpoint);
    click("accountSave");
    // The text says that keys are not accepted, so none is asked for.
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts().size(), 1);
    QCOMPARE(m_store->accounts().first().signIn, SignInMethod::AzureCli);
}

void TestAccountDraftCommands::emptyAccountIsNeitherInTheWayNorExported()
{
    const Account first = m_store->add(contoso());
    const QString path = m_folder->filePath(QStringLiteral("accounts.json"));
    open();
    m_dialog->commands().setDialogs({{}, [path](QWidget *) { return path; }, {}});
    m_dialog->addAccount();
    m_dialog->showAccount(first.id);
    QTest::keyClick(m_dialog.get(), Qt::Key_E, Qt::ControlModifier);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(accountsFromDocument(file.readAll()).accounts.size(), 1);
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts(), QList<Account>{first});
}

void TestAccountDraftCommands::offersEveryAccountOfAPastedList_data()
{
    QTest::addColumn<bool>("intoTheField");
    QTest::newRow("from the clipboard") << false;
    QTest::newRow("pasted into the endpoint") << true;
}

void TestAccountDraftCommands::offersEveryAccountOfAPastedList()
{
    QFETCH(const bool, intoTheField);
    m_store->add(contoso());
    open();
    m_dialog->addAccount();
    QGuiApplication::clipboard()->setText(
        QStringLiteral(R"([%1,{"accountEndpoint":"adatum.eastus.batch.azure.com","name":"adatum"},
                          {"accountEndpoint":"litware.eastus.batch.azure.com","name":"litware"},
                          {"name":"fabrikam"}])")
            .arg(QString::fromLatin1(AzBatchAccountShow)));
    bool wasOffered = false;
    QTimer::singleShot(intoTheField ? 50 : 0, this, [&wasOffered] {
        auto *list = QApplication::activeModalWidget()->findChild<QTreeWidget *>(QStringLiteral("accountImportList"));
        QVERIFY(list != nullptr);
        QCOMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Unchecked);
        const auto *remarks = QApplication::activeModalWidget()->findChild<QPlainTextEdit *>();
        QVERIFY(remarks != nullptr);
        QVERIFY(remarks->toPlainText().contains(QStringLiteral("“fabrikam”, names no endpoint")));
        wasOffered = true;
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    });
    if (intoTheField)
        QTest::keyClick(line("accountEndpoint"), Qt::Key_V, Qt::ControlModifier);
    else
        QTest::keyClick(m_dialog.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(wasOffered);
    QTRY_COMPARE(line("accountDisplayName")->text(), QStringLiteral("adatum"));
    QCOMPARE(find<QListView>("accountList")->model()->rowCount(), 3);
}

void TestAccountDraftCommands::keepsTheKeysOfAPastedList()
{
    // There already, with another way to sign in.
    Account entra = contoso();
    entra.signIn = SignInMethod::AzureCli;
    m_store->add(entra);
    open();
    QGuiApplication::clipboard()->setText(
        QStringLiteral(R"([{"accountEndpoint":"contoso.westeurope.batch.azure.com","name":"contoso","primary":"%1"},
                          {"accountEndpoint":"adatum.eastus.batch.azure.com","name":"adatum"}])")
            .arg(QString::fromLatin1(Key)));
    QTimer::singleShot(0, this, [] {
        auto *list = QApplication::activeModalWidget()->findChild<QTreeWidget *>(QStringLiteral("accountImportList"));
        QVERIFY(list != nullptr);
        const QTreeWidgetItem *withKey = list->topLevelItem(0);
        QCOMPARE(withKey->checkState(0), Qt::Checked);
        QVERIFY(!withKey->child(0)->text(0).contains(QStringLiteral("Enter its key")));
        QVERIFY(list->topLevelItem(1)->child(0)->text(0).contains(QStringLiteral("Enter its key")));
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    });
    QTest::keyClick(m_dialog.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(line("accountDisplayName")->text(), QStringLiteral("contoso 2"));
    QCOMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts().size(), 3);
    QCOMPARE(m_secrets->value(m_store->accounts().at(1).id, SecretKind::AccountKey).reveal(), Key);
    QVERIFY(m_secrets->value(m_store->accounts().at(2).id, SecretKind::AccountKey).isEmpty());
}

void TestAccountDraftCommands::readsTheSecretsOfANewAccountOnce_data()
{
    QTest::addColumn<bool>("isRowThere");
    QTest::newRow("in a row of its own") << false;
    QTest::newRow("in the row of the empty account") << true;
}

void TestAccountDraftCommands::readsTheSecretsOfANewAccountOnce()
{
    QFETCH(const bool, isRowThere);
    m_store->add(contoso());
    open();
    if (isRowThere)
        m_dialog->addAccount();
    m_secrets->readCount = 0;
    QGuiApplication::clipboard()->setText(QStringLiteral("https://adatum.eastus.batch.azure.com"));
    QTest::keyClick(m_dialog.get(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(line("accountDisplayName")->text(), QStringLiteral("adatum"));
    // One for each kind that is typed.
    QCOMPARE(m_secrets->readCount, 5);
}

void TestAccountDraftCommands::takesTheLinesOfTheSampleService()
{
    open();
    m_dialog->addAccount();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("endpoint: http://127.0.0.1:38241\naccount: contoso\nkey: %1\n\n")
            .arg(QString::fromLatin1(Key)));
    QTest::keyClick(line("accountEndpoint"), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(line("accountEndpoint")->text(), QStringLiteral("http://127.0.0.1:38241"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("contoso"));
    QCOMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    QCOMPARE(line("accountKey")->echoMode(), QLineEdit::Password);
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QString::fromLatin1(Key)));
}

void TestAccountDraftCommands::importsAndExports()
{
    const Account first = m_store->add(contoso());
    m_secrets->setValue(first.id, SecretKind::AccountKey, Secret(Key));
    const QString path = m_folder->filePath(QStringLiteral("accounts.json"));
    open();
    m_dialog->commands().setDialogs({[path](QWidget *) { return path; }, [path](QWidget *) { return path; }, {}});
    QTRY_COMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    QTest::keyClick(m_dialog.get(), Qt::Key_E, Qt::ControlModifier);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(Key));
    QTimer::singleShot(0, this, [] {
        // Not by Space, as Ctrl is still down. It is there already, so it starts without a tick.
        QApplication::activeModalWidget()->findChild<QTreeWidget *>()->topLevelItem(0)->setCheckState(0, Qt::Checked);
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);
    });
    QTest::keyClick(m_dialog.get(), Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(line("accountDisplayName")->text(), QStringLiteral("contoso 2"));
    QCOMPARE(m_store->accounts().size(), 1);
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts().size(), 2);
    QCOMPARE(*m_store->account(first.id), first);
    QVERIFY(m_secrets->value(m_store->accounts().last().id, SecretKind::AccountKey).isEmpty());
}

QTEST_MAIN(TestAccountDraftCommands)
#include "tst_accountdraftcommands.moc"
