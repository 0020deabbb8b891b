// SPDX-License-Identifier: Apache-2.0
#include "ui/accountform.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace imagebrowser;

namespace {

const QString Endpoint = QStringLiteral("https://contoso.westeurope.batch.azure.com");

Account contoso()
{
    Account account;
    account.id = QStringLiteral("1");
    account.name = QStringLiteral("contoso");
    account.endpoint = QUrl(Endpoint);
    account.accountName = QStringLiteral("contoso");
    return account;
}

} // namespace

class TestAccountForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesBackWhatItWasGiven();
    void understandsPastedResourceId();
    void keepsOrdinaryPasteOrdinary();
    void multiLinePasteIsNeverFlattened();
    void completesTypedHost();
    void showsOnlyFieldsOfTheSignIn();
    void keepsSignInThatIsNotOffered();
    void warnsOfRetiringVersions();

private:
    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        T *widget = m_form->findChild<T *>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("no %s", name);
        return widget;
    }
    [[nodiscard]] QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    void type(const char *name, const QString &text) const;
    void paste(const QString &text) const;

    std::unique_ptr<AccountForm> m_form;
};

void TestAccountForm::init()
{
    m_form = std::make_unique<AccountForm>();
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void TestAccountForm::type(const char *name, const QString &text) const
{
    QLineEdit *edit = line(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

void TestAccountForm::paste(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
    line("accountEndpoint")->setFocus();
    QTest::keySequence(line("accountEndpoint"), QKeySequence::Paste);
}

void TestAccountForm::givesBackWhatItWasGiven()
{
    Account account = contoso();
    account.apiVersion = QStringLiteral("2031-01-01-preview");
    account.pageSize = 7;
    account.timeoutSeconds = 3;
    account.proxy = {ProxyMode::Manual, QStringLiteral("proxy.example"), 3128, QStringLiteral("me")};
    account.caFile = QStringLiteral("/etc/ca.pem");
    account.isFavourite = true;
    account.tenantId = QStringLiteral("kept though not shown");
    QSignalSpy edited(m_form.get(), &AccountForm::edited);
    m_form->setAccount(account);
    QCOMPARE(m_form->account(), account);
    QCOMPARE(edited.size(), 0);
}

void TestAccountForm::understandsPastedResourceId()
{
    paste(QStringLiteral("/subscriptions/1/resourceGroups/rg/providers/Microsoft.Batch/batchAccounts/contoso"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("contoso"));
    QCOMPARE(line("accountEndpoint")->text(), QString());
    QVERIFY(line("accountEndpoint")->accessibleDescription().contains(QStringLiteral("region")));
}

void TestAccountForm::keepsOrdinaryPasteOrdinary()
{
    m_form->setAccount(contoso());
    QLineEdit *endpoint = line("accountEndpoint");
    endpoint->setFocus();
    endpoint->setSelection(static_cast<int>(Endpoint.indexOf(QStringLiteral("westeurope"))), 10);
    QGuiApplication::clipboard()->setText(QStringLiteral("eastus"));
    QTest::keySequence(endpoint, QKeySequence::Paste);
    QCOMPARE(endpoint->text(), QStringLiteral("https://contoso.eastus.batch.azure.com"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("contoso"));
}

void TestAccountForm::multiLinePasteIsNeverFlattened()
{
    m_form->setAccount(contoso());
    paste(QStringLiteral("something else\nentirely"));
    QCOMPARE(line("accountEndpoint")->text(), Endpoint);
    QVERIFY(line("accountEndpoint")->accessibleDescription().contains(QStringLiteral("Not understood")));
}

void TestAccountForm::completesTypedHost()
{
    type("accountEndpoint", QStringLiteral("adatum.chinaeast2.batch.chinacloudapi.cn/"));
    QCOMPARE(line("accountEndpoint")->text(), QStringLiteral("https://adatum.chinaeast2.batch.chinacloudapi.cn"));
    QCOMPARE(find<QComboBox>("accountCloud")->currentText(), QStringLiteral("China"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("adatum"));
    // A second thought about the host moves the name along.
    type("accountEndpoint", QStringLiteral("contoso.chinaeast2.batch.chinacloudapi.cn"));
    QCOMPARE(line("accountName")->text(), QStringLiteral("contoso"));
}

void TestAccountForm::showsOnlyFieldsOfTheSignIn()
{
    auto *signIn = find<QComboBox>("accountSignIn");
    QCOMPARE(signIn->count(), 2);
    QVERIFY(line("accountKey")->isVisible());
    QVERIFY(!line("accountToken")->isVisible());
    signIn->setCurrentText(QStringLiteral("Pasted token"));
    QVERIFY(!line("accountKey")->isVisible());
    QVERIFY(!line("accountName")->isVisible());
    QVERIFY(line("accountToken")->isVisible());
    QVERIFY(!line("accountProxyHost")->isVisible());
    find<QComboBox>("accountProxyMode")->setCurrentText(QStringLiteral("Manual"));
    QVERIFY(line("accountProxyHost")->isVisible());
    QVERIFY(line("accountProxyPassword")->isVisible());
}

void TestAccountForm::keepsSignInThatIsNotOffered()
{
    Account account = contoso();
    account.signIn = SignInMethod::AzureCli;
    m_form->setAccount(account);
    QCOMPARE(m_form->account(), account);
    auto *signIn = find<QComboBox>("accountSignIn");
    QVERIFY(signIn->currentText().contains(QStringLiteral("not available")));
    m_form->setAccount(contoso());
    QCOMPARE(signIn->count(), 2);
}

void TestAccountForm::warnsOfRetiringVersions()
{
    m_form->setAccount(contoso());
    auto *version = find<QComboBox>("accountApiVersion");
    QVERIFY(version->accessibleDescription().contains(QStringLiteral("retiring")));
    version->setCurrentText(QStringLiteral("2025-06-01"));
    QVERIFY(!version->accessibleDescription().contains(QStringLiteral("retiring")));
    version->setEditText(QStringLiteral("2031-01-01-preview"));
    QCOMPARE(m_form->account().apiVersion, QStringLiteral("2031-01-01-preview"));
}

QTEST_MAIN(TestAccountForm)
#include "tst_accountform.moc"
