// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace imagebrowser;

namespace {

Account fullAccount()
{
    Account account;
    account.id = newAccountId();
    account.name = QStringLiteral("Contoso “prod” \u00e9");
    account.endpoint = QUrl(QStringLiteral("https://contoso.usgovvirginia.batch.usgovcloudapi.net:8443"));
    account.accountName = QStringLiteral("contoso");
    account.cloud = Cloud::UsGovernment;
    account.signIn = SignInMethod::ServicePrincipalCertificate;
    account.apiVersion = QStringLiteral("2025-06-01");
    account.pageSize = 7;
    account.timeoutSeconds = 12;
    account.proxy = {ProxyMode::Manual, QStringLiteral("proxy.example"), 3128, QStringLiteral("me")};
    account.caFile = QStringLiteral("/etc/ca.pem");
    account.isFavourite = true;
    account.tenantId = QStringLiteral("contoso.com");
    account.clientId = QStringLiteral("1b2c");
    account.certificateFile = QStringLiteral("/home/me/cert.pem");
    account.customAuthority = QStringLiteral("https://login.example");
    account.customResource = QStringLiteral("https://batch.example/");
    return account;
}

QByteArray documentOf(const QByteArray &account)
{
    return R"({"version":1,"batchAccounts":[)" + account + "]}";
}

} // namespace

class TestAccountJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryMember();
    void fillsInDefaults();
    void readsOddMembersWithRemarks_data();
    void readsOddMembersWithRemarks();
    void keepsUnknownMembersApart();
    void dropsUserInfoOfEndpoint();
    void signInIdsRoundTrip();
    void exportHasNoIdsAndNoSamples();
    void importMakesNewIds();
    void importNamesTheNameless();
    void importPutsNamesOnOneLine();
    void importRefuses_data();
    void importRefuses();
    void importDropsSecrets();
};

void TestAccountJson::keepsEveryMember()
{
    const Account account = fullAccount();
    const AccountReading reading = accountFromJson(accountToJson(account));
    QCOMPARE(reading.account, account);
    QCOMPARE(reading.remarks, QStringList());
    QVERIFY(reading.unknownMembers.isEmpty());
}

void TestAccountJson::fillsInDefaults()
{
    const AccountReading reading =
        accountFromJson({{QStringLiteral("endpoint"), QStringLiteral("https://a.chinaeast2.batch.chinacloudapi.cn")}});
    QCOMPARE(reading.account.cloud, Cloud::China);
    QCOMPARE(reading.account.apiVersion, Account::defaultApiVersion());
    QCOMPARE(reading.account.pageSize, Account::MaxPageSize);
    QCOMPARE(reading.account.proxy, ProxySettings());
    QCOMPARE(reading.remarks, QStringList());
}

void TestAccountJson::readsOddMembersWithRemarks_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("page size too large") << QByteArray(R"({"pageSize":5000})");
    QTest::newRow("page size not whole") << QByteArray(R"({"pageSize":1.5})");
    QTest::newRow("page size as text") << QByteArray(R"({"pageSize":"7"})");
    QTest::newRow("timeout negative") << QByteArray(R"({"timeoutSeconds":-1})");
    QTest::newRow("name not text") << QByteArray(R"({"name":[1]})");
    QTest::newRow("cloud unknown") << QByteArray(R"({"cloud":"moon"})");
    QTest::newRow("sign-in unknown") << QByteArray(R"({"signIn":"telepathy"})");
    QTest::newRow("proxy port") << QByteArray(R"({"proxy":{"port":70000}})");
    QTest::newRow("proxy mode") << QByteArray(R"({"proxy":{"mode":"socks"}})");
}

void TestAccountJson::readsOddMembersWithRemarks()
{
    QFETCH(const QByteArray, json);
    const AccountReading reading = accountFromJson(QJsonDocument::fromJson(json).object());
    QCOMPARE(reading.remarks.size(), 1);
    Account expected;
    expected.name = reading.account.name;
    QCOMPARE(reading.account, expected);
}

void TestAccountJson::keepsUnknownMembersApart()
{
    QJsonObject object = accountToJson(fullAccount());
    object.insert(QStringLiteral("colour"), QStringLiteral("teal"));
    const AccountReading reading = accountFromJson(object);
    QCOMPARE(reading.unknownMembers, (QJsonObject{{QStringLiteral("colour"), QStringLiteral("teal")}}));
}

void TestAccountJson::dropsUserInfoOfEndpoint()
{
    const AccountReading reading =
        accountFromJson({{QStringLiteral("endpoint"), QStringLiteral("https://me:pw@host.example/path?q#f")}});
    QCOMPARE(reading.account.endpoint, QUrl(QStringLiteral("https://host.example")));
    Account account;
    account.endpoint = QUrl(QStringLiteral("https://me:pw@host.example"));
    QVERIFY(!QJsonDocument(accountToJson(account)).toJson().contains("pw"));
}

void TestAccountJson::signInIdsRoundTrip()
{
    for (int i = 0; i <= static_cast<int>(SignInMethod::PastedToken); ++i) {
        const auto method = static_cast<SignInMethod>(i);
        QCOMPARE(signInMethodFromId(signInMethodId(method)), method);
        QVERIFY(!signInMethodName(method).isEmpty());
    }
    QVERIFY(!signInMethodFromId(QStringLiteral("sharedkey")));
}

void TestAccountJson::exportHasNoIdsAndNoSamples()
{
    Account sample = fullAccount();
    sample.isSample = true;
    const Account account = fullAccount();
    const QByteArray document = accountsToDocument({account, sample});
    QVERIFY(!document.contains(account.id.toUtf8()));
    QCOMPARE(QJsonDocument::fromJson(document).object().value(QStringLiteral("batchAccounts")).toArray().size(), 1);
}

void TestAccountJson::importMakesNewIds()
{
    Account account = fullAccount();
    const AccountImport imported = accountsFromDocument(documentOf(QJsonDocument(accountToJson(account)).toJson()));
    QCOMPARE(imported.error, QString());
    QCOMPARE(imported.accounts.size(), 1);
    QVERIFY(imported.accounts.first().id != account.id);
    account.id = imported.accounts.first().id;
    QCOMPARE(imported.accounts.first(), account);
}

void TestAccountJson::importNamesTheNameless()
{
    const AccountImport imported =
        accountsFromDocument(documentOf(R"({"endpoint":"https://a.b.batch.azure.com"},{"accountName":"adatum"},{},7)"));
    QCOMPARE(imported.accounts.size(), 2);
    QCOMPARE(imported.accounts.at(0).name, QStringLiteral("a.b.batch.azure.com"));
    QCOMPARE(imported.accounts.at(1).name, QStringLiteral("adatum"));
    QCOMPARE(imported.remarks.size(), 2);
}

void TestAccountJson::importPutsNamesOnOneLine()
{
    const AccountImport imported = accountsFromDocument(
        documentOf(R"({"name":"line\nbreak\u2028end","pageSize":0},{"name":"\n"},{"name":"two  blanks"},)"
                   R"({"name":" \u0007"},{"name":"\u0007","accountName":"ada\ntum"})"));
    QCOMPARE(imported.accounts.size(), 3);
    QCOMPARE(imported.accounts.at(2).name, QStringLiteral("ada tum"));
    QCOMPARE(imported.accounts.at(0).name, QStringLiteral("line break end"));
    QCOMPARE(imported.accounts.at(1).name, QStringLiteral("two  blanks"));
    for (const QString &remark : imported.remarks)
        QVERIFY2(!remark.contains(u'\n'), qPrintable(remark));
    QVERIFY(imported.remarks.join(u' ').contains(QStringLiteral("line break end: The name had a line break")));
}

void TestAccountJson::importRefuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("torn") << QByteArray(R"({"version":1,"batchAccounts":[{"name")");
    QTest::newRow("another document") << QByteArray(R"({"value":[]})");
    QTest::newRow("no object") << QByteArray("[1,2]");
    QTest::newRow("nested too deep") << QByteArray(5000, '[');
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, ' ');
}

void TestAccountJson::importRefuses()
{
    QFETCH(const QByteArray, bytes);
    const AccountImport imported = accountsFromDocument(bytes);
    QVERIFY(!imported.error.isEmpty());
    QVERIFY(imported.accounts.isEmpty());
}

void TestAccountJson::importDropsSecrets()
{
    const QByteArray planted = "c2VjcmV0LXBsYW50ZWQ=";
    const AccountImport imported = accountsFromDocument(
        documentOf(R"({"name":"a","accountKey":")" + planted + R"(","clientSecret":")" + planted + R"("})"));
    QCOMPARE(imported.accounts.size(), 1);
    QCOMPARE(imported.remarks.size(), 2);
    QVERIFY(!imported.remarks.join(u' ').contains(QString::fromLatin1(planted)));
    QVERIFY(!accountsToDocument(imported.accounts).contains(planted));
}

QTEST_GUILESS_MAIN(TestAccountJson)
#include "tst_accountjson.moc"
