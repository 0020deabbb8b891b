// SPDX-License-Identifier: Apache-2.0
#include "ui/accountsettingsdialog.h"

#include "app/account/accountdraftmodel.h"
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "app/sample/sampleaccounts.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "ui/accountform.h"
#include "ui/accountformfield.h"
#include "ui/connectiontestview.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace imagebrowser;

namespace {

const QByteArray Key = QByteArray(64, '\x2a').toBase64();
const QString Endpoint = QStringLiteral("https://contoso.westeurope.batch.azure.com");

Account contoso()
{
    Account account;
    account.name = QStringLiteral("contoso");
    account.endpoint = QUrl(Endpoint);
    account.accountName = QStringLiteral("contoso");
    return account;
}

} // namespace

class TestAccountSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startsWithAnInvitation();
    void addsAnAccountByKeyboardAlone();
    void understandsPastedKeyPage();
    void showsIssueAfterLeavingTheField();
    void saveLeadsToTheFirstIssue();
    void keepsEditsWhileSwitching();
    void cancelDiscardsAfterAsking();
    void cancelWithoutChangesDoesNotAsk();
    void duplicates();
    void removesAfterAskingByName();
    void newAccountIsNotMarkedBeforeItIsTouched();
    void savesEverySecretOfAServicePrincipal();
    void reordersByKeys();
    void marksFavouriteByKey();
    void masksAndShowsTheKey();
    void saysWhereSecretsAreKept();
    void testsTheConnection();
    void failedTestSaysWhatToDo();
    void testIsDroppedWithItsValues();
    void lateSecretGoesToItsAccount();
    void tabVisitsEverythingInReadingOrder();
    void everythingHasAName();
    void fitsSmallScreens();
    void secretsNeverReachTheFile();

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
    [[nodiscard]] QString messageBelow(const char *name) const;
    void type(const char *name, const QString &text) const;
    void paste(const QString &text) const;
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    [[nodiscard]] bool isSaved() const { return m_dialog->result() == QDialog::Accepted && !m_dialog->isVisible(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<AccountStore> m_store;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<AccountSettingsDialog> m_dialog;
    QStringList m_questions;
    bool m_answer = true;
};

void TestAccountSettingsDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<SettingsFile>(m_folder->filePath(QStringLiteral("settings.json")));
    m_secrets = std::make_unique<SessionSecretStore>();
    m_store = std::make_unique<AccountStore>(*m_settings, *m_secrets);
    m_http = std::make_unique<HttpAccess>();
    m_signIn = std::make_unique<SignInService>(*m_http, *m_secrets);
    m_questions.clear();
    m_answer = true;
}

void TestAccountSettingsDialog::cleanup()
{
    m_dialog.reset();
    m_store.reset();
    m_settings.reset();
}

void TestAccountSettingsDialog::open()
{
    m_dialog = std::make_unique<AccountSettingsDialog>(*m_store, *m_secrets, *m_http, *m_signIn);
    m_dialog->setConfirm([this](const QString &, const QString &question, const QString &) {
        m_questions.append(question);
        return m_answer;
    });
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

QString TestAccountSettingsDialog::messageBelow(const char *name) const
{
    const QWidget *widget = find<QWidget>(name);
    while (widget != nullptr) {
        if (const auto *field = qobject_cast<const AccountFormField *>(widget))
            return field->messageText();
        widget = widget->parentWidget();
    }
    return {};
}

void TestAccountSettingsDialog::type(const char *name, const QString &text) const
{
    QLineEdit *edit = line(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

void TestAccountSettingsDialog::paste(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
    line("accountEndpoint")->setFocus();
    QTest::keySequence(line("accountEndpoint"), QKeySequence::Paste);
}

void TestAccountSettingsDialog::startsWithAnInvitation()
{
    open();
    QVERIFY(find<QPushButton>("accountAddFirst")->isVisible());
    QVERIFY(!find<QPushButton>("accountTest")->isEnabled());
    click("accountAddFirst");
    QVERIFY(line("accountDisplayName")->isVisible());
    QCOMPARE(m_dialog->focusWidget(), line("accountDisplayName"));
}

void TestAccountSettingsDialog::addsAnAccountByKeyboardAlone()
{
    open();
    QTest::keySequence(m_dialog.get(), QKeySequence::New);
    QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("Production"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("contoso.westeurope.batch.azure.com"));
    // Cloud, sign-in, account name, key.
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_dialog->focusWidget(), line("accountKey"));
    QTest::keyClicks(m_dialog->focusWidget(), QString::fromLatin1(Key));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts().size(), 1);
    const Account account = m_store->accounts().first();
    QCOMPARE(account.name, QStringLiteral("Production"));
    QCOMPARE(account.endpoint, QUrl(Endpoint));
    QCOMPARE(account.accountName, QStringLiteral("contoso"));
    QCOMPARE(m_secrets->value(account.id, SecretKind::AccountKey).reveal(), Key);
    QCOMPARE(m_dialog->currentAccountId(), account.id);
}

void TestAccountSettingsDialog::understandsPastedKeyPage()
{
    open();
    m_dialog->addAccount();
    paste(
        QStringLiteral("Batch account\nfabrikam\nURL\nhttps://fabrikam.usgovvirginia.batch.usgovcloudapi.net\nPrimary "
                       "access key\n%1")
            .arg(QString::fromLatin1(Key)));
    QCOMPARE(line("accountEndpoint")->text(), QStringLiteral("https://fabrikam.usgovvirginia.batch.usgovcloudapi.net"));
    QCOMPARE(line("accountDisplayName")->text(), QStringLiteral("fabrikam"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("fabrikam"));
    QCOMPARE(find<QComboBox>("accountCloud")->currentText(), QStringLiteral("US Government"));
    QCOMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    QCOMPARE(line("accountKey")->echoMode(), QLineEdit::Password);
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_secrets->value(m_store->accounts().first().id, SecretKind::AccountKey).reveal(), Key);
}

void TestAccountSettingsDialog::showsIssueAfterLeavingTheField()
{
    m_store->add(contoso());
    open();
    QLineEdit *endpoint = line("accountEndpoint");
    endpoint->setFocus();
    endpoint->selectAll();
    QTest::keyClicks(endpoint, QStringLiteral("http://batch.example"));
    QVERIFY(!messageBelow("accountEndpoint").contains(QStringLiteral("https")));
    QTest::keyClick(endpoint, Qt::Key_Tab);
    QVERIFY(messageBelow("accountEndpoint").contains(QStringLiteral("Use https")));
    QVERIFY(endpoint->accessibleDescription().contains(QStringLiteral("Use https")));
    type("accountEndpoint", Endpoint);
    QVERIFY(!messageBelow("accountEndpoint").contains(QStringLiteral("Use https")));
}

void TestAccountSettingsDialog::saveLeadsToTheFirstIssue()
{
    m_store->add(contoso());
    open();
    m_dialog->addAccount();
    find<QSpinBox>("accountPageSize")->setValue(17);
    find<QListView>("accountList")->setCurrentIndex(find<QListView>("accountList")->model()->index(0, 0));
    click("accountSave");
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(find<QListView>("accountList")->currentIndex().row(), 1);
    QCOMPARE(m_dialog->focusWidget(), line("accountDisplayName"));
    QVERIFY(!find<QLabel>("accountMessage")->text().isEmpty());
    QVERIFY(messageBelow("accountEndpoint").contains(QStringLiteral("Enter an address")));
    QCOMPARE(m_store->accounts().size(), 1);
}

void TestAccountSettingsDialog::keepsEditsWhileSwitching()
{
    const Account first = m_store->add(contoso());
    const Account second = m_store->add(contoso());
    m_secrets->setValue(second.id, SecretKind::AccountKey, Secret(Key));
    open();
    find<QSpinBox>("accountPageSize")->setValue(17);
    type("accountKey", QStringLiteral("dHlwZWQ="));
    m_dialog->showAccount(second.id);
    QCOMPARE(find<QSpinBox>("accountPageSize")->value(), Account::MaxPageSize);
    QTRY_COMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    m_dialog->showAccount(first.id);
    QCOMPARE(find<QSpinBox>("accountPageSize")->value(), 17);
    QCOMPARE(line("accountKey")->text(), QStringLiteral("dHlwZWQ="));
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->account(first.id)->pageSize, 17);
    QCOMPARE(m_secrets->value(second.id, SecretKind::AccountKey).reveal(), Key);
}

void TestAccountSettingsDialog::cancelDiscardsAfterAsking()
{
    const Account account = m_store->add(contoso());
    open();
    find<QSpinBox>("accountPageSize")->setValue(17);
    m_answer = false;
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    m_answer = true;
    click("accountCancel");
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_questions.size(), 2);
    QCOMPARE(*m_store->account(account.id), account);
}

void TestAccountSettingsDialog::cancelWithoutChangesDoesNotAsk()
{
    m_store->add(contoso());
    open();
    m_dialog->close();
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_questions.isEmpty());
}

void TestAccountSettingsDialog::duplicates()
{
    const Account account = m_store->add(contoso());
    m_secrets->setValue(account.id, SecretKind::AccountKey, Secret(Key));
    open();
    QTRY_COMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    click("accountDuplicate");
    QCOMPARE(line("accountDisplayName")->text(), QStringLiteral("contoso 2"));
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts().size(), 2);
    QCOMPARE(m_secrets->value(m_store->accounts().last().id, SecretKind::AccountKey).reveal(), Key);
}

void TestAccountSettingsDialog::removesAfterAskingByName()
{
    const Account account = m_store->add(contoso());
    m_secrets->setValue(account.id, SecretKind::AccountKey, Secret(Key));
    open();
    m_answer = false;
    click("accountRemove");
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().contains(QStringLiteral("contoso")));
    QVERIFY(line("accountDisplayName")->isVisible());
    m_answer = true;
    click("accountRemove");
    QVERIFY(find<QPushButton>("accountAddFirst")->isVisible());
    QCOMPARE(m_store->accounts().size(), 1);
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QVERIFY(m_store->accounts().isEmpty());
    QTRY_VERIFY(m_secrets->value(account.id, SecretKind::AccountKey).isEmpty());
}

void TestAccountSettingsDialog::newAccountIsNotMarkedBeforeItIsTouched()
{
    open();
    m_dialog->addAccount();
    const QModelIndex row = find<QListView>("accountList")->model()->index(0, 0);
    QVERIFY(!row.data(AccountDraftModel::HasIssuesRole).toBool());
    click("accountSave");
    QVERIFY(row.data(AccountDraftModel::HasIssuesRole).toBool());
}

void TestAccountSettingsDialog::savesEverySecretOfAServicePrincipal()
{
    m_store->add(contoso());
    open();
    find<QComboBox>("accountSignIn")->setCurrentText(QStringLiteral("Service principal with a certificate"));
    type("accountTenant", QStringLiteral("contoso.com"));
    type("accountClientId", QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444"));
    type("accountCertificate", QStringLiteral(IMAGEBROWSER_TEST_DATA "/certificates/client-encrypted.pem"));
    type("accountCertificatePassword", QStringLiteral("wrong"));
    click("accountSave");
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->focusWidget(), line("accountCertificate"));
    QVERIFY(messageBelow("accountCertificate").contains(QStringLiteral("does not open")));
    type("accountCertificatePassword", QStringLiteral("opensesame"));
    find<QComboBox>("accountProxyMode")->setCurrentText(QStringLiteral("Manual"));
    type("accountProxyHost", QStringLiteral("proxy.example"));
    type("accountProxyUser", QStringLiteral("ada"));
    type("accountProxyPassword", QStringLiteral("let me out"));
    click("accountSave");
    QTRY_VERIFY(isSaved());
    const Account saved = m_store->accounts().first();
    QCOMPARE(saved.signIn, SignInMethod::ServicePrincipalCertificate);
    QCOMPARE(saved.proxy,
             (ProxySettings{ProxyMode::Manual, QStringLiteral("proxy.example"), 8080, QStringLiteral("ada")}));
    QCOMPARE(m_secrets->value(saved.id, SecretKind::CertificatePassword).reveal(), QByteArray("opensesame"));
    QCOMPARE(m_secrets->value(saved.id, SecretKind::ProxyPassword).reveal(), QByteArray("let me out"));
}

void TestAccountSettingsDialog::reordersByKeys()
{
    const Account first = m_store->add(contoso());
    const Account second = m_store->add(contoso());
    open();
    QVERIFY(!find<QToolButton>("accountUp")->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_dialog->currentAccountId(), first.id);
    QVERIFY(!find<QToolButton>("accountDown")->isEnabled());
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QCOMPARE(m_store->accounts().first().id, second.id);
}

void TestAccountSettingsDialog::marksFavouriteByKey()
{
    m_store->add(contoso());
    open();
    auto *list = find<QListView>("accountList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    // An edit afterwards must not undo it.
    find<QSpinBox>("accountPageSize")->setValue(17);
    click("accountSave");
    QTRY_VERIFY(isSaved());
    QVERIFY(m_store->accounts().first().isFavourite);
}

void TestAccountSettingsDialog::masksAndShowsTheKey()
{
    const Account first = m_store->add(contoso());
    const Account second = m_store->add(contoso());
    m_secrets->setValue(first.id, SecretKind::AccountKey, Secret(Key));
    open();
    QTRY_COMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
    QCOMPARE(line("accountKey")->echoMode(), QLineEdit::Password);
    click("accountKeyShow");
    QCOMPARE(line("accountKey")->echoMode(), QLineEdit::Normal);
    m_dialog->showAccount(second.id);
    QCOMPARE(line("accountKey")->echoMode(), QLineEdit::Password);
}

void TestAccountSettingsDialog::saysWhereSecretsAreKept()
{
    m_store->add(contoso());
    open();
    QVERIFY(messageBelow("accountKey").contains(QStringLiteral("this session only")));
    class Persistent : public SessionSecretStore
    {
    public:
        [[nodiscard]] bool isPersistent() const override { return true; }
    };
    m_dialog.reset();
    m_secrets = std::make_unique<Persistent>();
    m_store = std::make_unique<AccountStore>(*m_settings, *m_secrets);
    open();
    QTRY_COMPARE(messageBelow("accountKey"), QStringLiteral("Kept in the system keychain"));
}

void TestAccountSettingsDialog::testsTheConnection()
{
    SampleAccounts samples;
    QVERIFY(samples.start());
    Account account = samples.accounts().front().account;
    account.isSample = false;
    account = m_store->add(account);
    open();
    type("accountKey", QString::fromLatin1(samples.accounts().front().key.reveal()));
    click("accountTest");
    auto *view = find<ConnectionTestView>("connectionTestView");
    QTRY_VERIFY(view->text().contains(QStringLiteral("Reply read, 1 image")));
    QVERIFY(view->isVisible());
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("Signed in")));
    // A test saves nothing, and an edit makes its result stale.
    QVERIFY(m_secrets->value(account.id, SecretKind::AccountKey).isEmpty());
    find<QSpinBox>("accountPageSize")->setValue(17);
    QVERIFY(!view->isVisible());
}

void TestAccountSettingsDialog::failedTestSaysWhatToDo()
{
    SampleAccounts samples;
    QVERIFY(samples.start());
    Account account = samples.accounts().front().account;
    account.isSample = false;
    account = m_store->add(account);
    m_secrets->setValue(account.id, SecretKind::AccountKey, Secret(Key));
    open();
    QTRY_VERIFY(!line("accountKey")->text().isEmpty());
    click("accountTest");
    QTRY_VERIFY(!find<QLabel>("connectionTestHeadline")->text().isEmpty());
    QVERIFY(!find<QLabel>("connectionTestAdvice")->text().isEmpty());
    const QString text = find<ConnectionTestView>("connectionTestView")->text();
    QVERIFY(text.contains(QStringLiteral("Sign-in: failed")));
    QVERIFY(!text.contains(QString::fromLatin1(Key)));
}

void TestAccountSettingsDialog::testIsDroppedWithItsValues()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Account account = contoso();
    account.endpoint = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()));
    m_store->add(account);
    open();
    auto *view = find<ConnectionTestView>("connectionTestView");
    const auto isTesting = [this] { return find<QPushButton>("accountTest")->text() == QStringLiteral("Stop test"); };
    const auto begin = [&] {
        click("accountTest");
        return isTesting() && view->isVisible();
    };
    type("accountKey", QString::fromLatin1(Key));
    QVERIFY(begin());
    type("accountKey", QStringLiteral("dHlwZWQ="));
    QVERIFY(!view->isVisible());
    QVERIFY(!isTesting());
    QVERIFY(begin());
    find<QSpinBox>("accountPageSize")->setValue(17);
    QVERIFY(!view->isVisible());
    QVERIFY(!isTesting());
    QVERIFY(begin());
    click("connectionTestClose");
    QVERIFY(!view->isVisible());
    QVERIFY(!isTesting());
    QCOMPARE(m_dialog->focusWidget(), find<QPushButton>("accountTest"));
}

void TestAccountSettingsDialog::lateSecretGoesToItsAccount()
{
    const Account first = m_store->add(contoso());
    const Account second = m_store->add(contoso());
    m_secrets->setValue(first.id, SecretKind::AccountKey, Secret(Key));
    open();
    m_dialog->showAccount(second.id);
    QCoreApplication::processEvents();
    QCOMPARE(line("accountKey")->text(), QString());
    m_dialog->showAccount(first.id);
    QTRY_COMPARE(line("accountKey")->text(), QString::fromLatin1(Key));
}

void TestAccountSettingsDialog::tabVisitsEverythingInReadingOrder()
{
    m_store->add(contoso());
    open();
    find<QListView>("accountList")->setFocus();
    QStringList visited;
    for (int i = 0; i < 40 && (visited.isEmpty() || m_dialog->focusWidget() != find<QWidget>("accountList")); ++i) {
        visited.append(m_dialog->focusWidget()->objectName());
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
    }
    const QStringList expected{
        QStringLiteral("accountList"),       QStringLiteral("accountAdd"),      QStringLiteral("accountDuplicate"),
        QStringLiteral("accountRemove"),     QStringLiteral("accountMore"),     QStringLiteral("accountDisplayName"),
        QStringLiteral("accountEndpoint"),   QStringLiteral("accountCloud"),    QStringLiteral("accountSignIn"),
        QStringLiteral("accountName"),       QStringLiteral("accountKey"),      QStringLiteral("accountKeyShow"),
        QStringLiteral("accountApiVersion"), QStringLiteral("accountPageSize"), QStringLiteral("accountTimeout"),
        QStringLiteral("accountProxyMode"),  QStringLiteral("accountCaFile"),   QStringLiteral("accountCaFileBrowse"),
        QStringLiteral("accountTest"),       QStringLiteral("accountSave"),     QStringLiteral("accountCancel")};
    QCOMPARE(visited, expected);
}

void TestAccountSettingsDialog::everythingHasAName()
{
    m_store->add(contoso());
    open();
    QCOMPARE(m_dialog->windowTitle(), QStringLiteral("Account settings"));
    find<QComboBox>("accountProxyMode")->setCurrentText(QStringLiteral("Manual"));
    const QList<QWidget *> widgets = m_dialog->findChildren<QWidget *>();
    int count = 0;
    for (QWidget *widget : widgets) {
        const bool isReached = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus
            && widget->focusProxy() == nullptr && !widget->objectName().startsWith(QStringLiteral("qt_"));
        if (!isReached)
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        ++count;
    }
    QVERIFY(count > 15);
}

void TestAccountSettingsDialog::fitsSmallScreens()
{
    m_store->add(contoso());
    const QFont former = QGuiApplication::font();
    QFont large = former;
    large.setPointSizeF(former.pointSizeF() * 2);
    QGuiApplication::setFont(large);
    open();
    QGuiApplication::setFont(former);
    QVERIFY(m_dialog->minimumSizeHint().width() <= 1024);
    QVERIFY(m_dialog->minimumSizeHint().height() <= 700);
}

void TestAccountSettingsDialog::secretsNeverReachTheFile()
{
    m_store->add(contoso());
    open();
    type("accountKey", QString::fromLatin1(Key));
    click("accountSave");
    QTRY_VERIFY(isSaved());
    m_settings->save();
    QFile file(m_settings->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(Key));
    QVERIFY(!m_dialog->windowTitle().contains(QString::fromLatin1(Key)));
}

QTEST_MAIN(TestAccountSettingsDialog)
#include "tst_accountsettingsdialog.moc"
