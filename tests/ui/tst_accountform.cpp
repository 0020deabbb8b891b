// SPDX-License-Identifier: Apache-2.0
#include "ui/accountform.h"

#include "ui/wrappedlabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
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
    void showsOnlyFieldsOfTheSignIn_data();
    void showsOnlyFieldsOfTheSignIn();
    void showsProxyFieldsForManualProxyOnly();
    void saysWhoseClientIdIsMeant();
    void describesTheCertificate();
    void selectableTextIsTheTextItself();
    void labelWithoutTextHasNoHeight();
    void tokenWarningsStandBelowTheToken();
    void labelsStandLevelWithTheirFields();
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
    account.clientId = QStringLiteral("kept too");
    account.certificateFile = QStringLiteral("/etc/client.pem");
    account.customAuthority = QStringLiteral("https://login.example");
    account.customResource = QStringLiteral("https://batch.example/");
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

void TestAccountForm::showsOnlyFieldsOfTheSignIn_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("cloud");
    QTest::addColumn<QStringList>("shown");
    const auto row = [](const char *method, const char *cloud, const char *shown) {
        QTest::addRow("%s, %s", method, cloud)
            << QString::fromLatin1(method) << QString::fromLatin1(cloud)
            << QString::fromLatin1(shown).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("Shared Key", "Public", "accountName accountKey");
    row("Shared Key", "Custom", "accountName accountKey");
    row("Pasted token", "Public", "accountToken");
    row("Azure CLI", "Public", "accountTenant");
    row("Azure CLI", "Custom", "accountResource accountTenant");
    row("Microsoft Entra in the browser", "Public", "accountTenant accountClientId");
    row("Microsoft Entra in the browser", "Custom", "accountAuthority accountResource accountTenant accountClientId");
    row("Microsoft Entra with a device code", "China", "accountTenant accountClientId");
    row("Service principal with a secret", "Public", "accountTenant accountClientId accountClientSecret");
    row("Service principal with a certificate", "US Government",
        "accountTenant accountClientId accountCertificate accountCertificatePassword");
}

void TestAccountForm::showsOnlyFieldsOfTheSignIn()
{
    QFETCH(const QString, method);
    QFETCH(const QString, cloud);
    QFETCH(const QStringList, shown);
    find<QComboBox>("accountSignIn")->setCurrentText(method);
    find<QComboBox>("accountCloud")->setCurrentText(cloud);
    QStringList visible;
    for (const char *name :
         {"accountName", "accountKey", "accountToken", "accountAuthority", "accountResource", "accountTenant",
          "accountClientId", "accountClientSecret", "accountCertificate", "accountCertificatePassword"}) {
        if (line(name)->isVisible())
            visible.append(QString::fromLatin1(name));
    }
    QCOMPARE(visible, shown);
}

void TestAccountForm::showsProxyFieldsForManualProxyOnly()
{
    auto *mode = find<QComboBox>("accountProxyMode");
    QVERIFY(mode->accessibleDescription().contains(QStringLiteral("http_proxy")));
    QVERIFY(!line("accountProxyHost")->isVisible());
    mode->setCurrentText(QStringLiteral("Manual"));
    QVERIFY(line("accountProxyHost")->isVisible());
    QVERIFY(line("accountProxyUser")->isVisible());
    QVERIFY(line("accountProxyPassword")->isVisible());
    QVERIFY(m_form->neededSecrets().contains(SecretKind::ProxyPassword));
}

void TestAccountForm::saysWhoseClientIdIsMeant()
{
    auto *signIn = find<QComboBox>("accountSignIn");
    signIn->setCurrentText(QStringLiteral("Microsoft Entra in the browser"));
    const QString hint = line("accountClientId")->accessibleDescription();
    QVERIFY(hint.contains(QStringLiteral("your own app registration")));
    QVERIFY(hint.contains(QStringLiteral("Allow public client flows")));
    QVERIFY(hint.contains(QStringLiteral("http://localhost")));
    signIn->setCurrentText(QStringLiteral("Microsoft Entra with a device code"));
    QVERIFY(!line("accountClientId")->accessibleDescription().contains(QStringLiteral("http://localhost")));
    find<QComboBox>("accountCloud")->setCurrentText(QStringLiteral("Custom"));
    QVERIFY(line("accountResource")->accessibleDescription().contains(QStringLiteral("final slash")));
}

void TestAccountForm::describesTheCertificate()
{
    find<QComboBox>("accountSignIn")->setCurrentText(QStringLiteral("Service principal with a certificate"));
    const QString folder = QStringLiteral(IMAGEBROWSER_TEST_DATA "/certificates/");
    type("accountCertificate", folder + QStringLiteral("client.pem"));
    QVERIFY(line("accountCertificate")->accessibleDescription().contains(QStringLiteral("batch-image-browser test")));
    type("accountCertificate", folder + QStringLiteral("client-expired.pem"));
    QVERIFY(line("accountCertificate")->accessibleDescription().contains(QStringLiteral("until 2021-01-01 only")));
    type("accountCertificate", folder + QStringLiteral("client.pem"));
    QVERIFY(!line("accountCertificate")->accessibleDescription().contains(QStringLiteral("only")));
    // Whether it has ended is told by the clock of the program.
    m_form->setClock([] { return *parseInstant(std::string_view("2020-12-31T00:00:00Z")); });
    type("accountCertificate", folder + QStringLiteral("client-expired.pem"));
    QVERIFY(!line("accountCertificate")->accessibleDescription().contains(QStringLiteral("only")));
}

void TestAccountForm::selectableTextIsTheTextItself()
{
    // What is copied from a label must be of use elsewhere.
    const QString text = QStringLiteral("Open https://login.example.com/some-path?name=\U0001F600 in a browser.");
    WrappedLabel label;
    label.setWholeText(text);
    QVERIFY(label.textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    QCOMPARE(label.text(), text);
    label.setSelection(0, static_cast<int>(text.size()));
    QCOMPARE(label.selectedText(), text);
}

void TestAccountForm::labelWithoutTextHasNoHeight()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("Negative sizes")));
    WrappedLabel label;
    label.resize(200, 50);
    label.show();
    QCOMPARE(label.minimumHeight(), 0);
    label.setWholeText(QStringLiteral("One line"));
    QVERIFY(label.minimumHeight() >= label.fontMetrics().height());
}

void TestAccountForm::tokenWarningsStandBelowTheToken()
{
    find<QComboBox>("accountSignIn")->setCurrentText(QStringLiteral("Pasted token"));
    m_form->setSecretNote(QStringLiteral("Kept for this session only"), true);
    m_form->setTokenNotes(QStringLiteral("For Batch."),
                          {QStringLiteral("It ended."), QStringLiteral("It is for another service.")});
    const QString text = line("accountToken")->accessibleDescription();
    QVERIFY(text.contains(QStringLiteral("For Batch.")));
    QVERIFY(text.contains(QStringLiteral("It ended.")));
    QVERIFY(text.contains(QStringLiteral("another service")));
    QVERIFY(text.contains(QStringLiteral("this session only")));
    m_form->setTokenNotes({}, {});
    QCOMPARE(line("accountToken")->accessibleDescription(), QStringLiteral("Kept for this session only"));
}

void TestAccountForm::labelsStandLevelWithTheirFields()
{
    find<QComboBox>("accountSignIn")->setCurrentText(QStringLiteral("Microsoft Entra in the browser"));
    m_form->resize(700, 1600);
    QCoreApplication::processEvents();
    int count = 0;
    for (const QLabel *label : m_form->findChildren<QLabel *>()) {
        const QWidget *field = label->buddy();
        if (field == nullptr || !label->isVisible())
            continue;
        const int labelCentre = label->mapTo(m_form.get(), label->rect().center()).y();
        const int fieldCentre = field->mapTo(m_form.get(), field->rect().center()).y();
        QVERIFY2(std::abs(labelCentre - fieldCentre) <= 1, qPrintable(label->text()));
        ++count;
    }
    QVERIFY(count > 8);
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
