// SPDX-License-Identifier: Apache-2.0
#include "app/account/account.h"
#include "app/account/cloud.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace imagebrowser;
using Field = AccountIssue::Field;
using Change = std::function<void(Account &)>;

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(imagebrowser::AccountIssue::Field)

namespace {

Account goodAccount()
{
    Account account;
    account.name = QStringLiteral("contoso");
    account.endpoint = QUrl(QStringLiteral("https://contoso.westeurope.batch.azure.com"));
    account.accountName = QStringLiteral("contoso");
    return account;
}

void useCustomCloud(Account &account)
{
    account.endpoint = QUrl(QStringLiteral("https://batch.example"));
    account.cloud = Cloud::Custom;
    account.signIn = SignInMethod::EntraDeviceCode;
    account.tenantId = QStringLiteral("contoso.com");
    account.clientId = QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444");
    account.customAuthority = QStringLiteral("https://login.example");
    account.customResource = QStringLiteral("https://batch.example/");
}

Change endpoint(const char *url)
{
    return [url](Account &account) { account.endpoint = QUrl(QString::fromUtf8(url)); };
}

} // namespace

class TestAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void checksCertificateAuthorities();
    void listsIssuesInFieldOrder();
    void tellsRetiringVersions_data();
    void tellsRetiringVersions();
    void tellsTheRegion_data();
    void tellsTheRegion();
    void tellsLoopback_data();
    void tellsLoopback();
    void cloudsAreConsistent();
};

void TestAccount::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<Field>("field");
    const auto row = [](const char *name, Field field, const Change &change) {
        QTest::newRow(name) << change << field;
    };

    row("no name", Field::Name, [](Account &a) { a.name = QStringLiteral("  "); });
    row("line break in the name", Field::Name, [](Account &a) { a.name = QStringLiteral("a\nb"); });
    row("endless name", Field::Name, [](Account &a) { a.name = QString(300, u'a'); });
    row("no endpoint", Field::Endpoint, endpoint(""));
    row("no scheme", Field::Endpoint, endpoint("contoso.westeurope.batch.azure.com"));
    row("plain http", Field::Endpoint, endpoint("http://contoso.westeurope.batch.azure.com"));
    row("http to a host called like loopback", Field::Endpoint, endpoint("http://localhost.example.com"));
    row("http to 128.0.0.1", Field::Endpoint, endpoint("http://128.0.0.1"));
    row("another scheme", Field::Endpoint, endpoint("ftp://contoso.westeurope.batch.azure.com"));
    row("no host", Field::Endpoint, endpoint("https://"));
    row("path", Field::Endpoint, endpoint("https://contoso.westeurope.batch.azure.com/pools"));
    row("query", Field::Endpoint, endpoint("https://contoso.westeurope.batch.azure.com?x=1"));
    row("fragment", Field::Endpoint, endpoint("https://contoso.westeurope.batch.azure.com#x"));
    row("user and password", Field::Endpoint, endpoint("https://u:p@contoso.westeurope.batch.azure.com"));
    row("port 0", Field::Endpoint, endpoint("https://contoso.westeurope.batch.azure.com:0"));
    row("empty label", Field::Endpoint, endpoint("https://contoso..batch.azure.com"));
    row("host in the wrong cloud for Entra", Field::Endpoint, [](Account &a) {
        a.signIn = SignInMethod::AzureCli;
        a.cloud = Cloud::China;
    });
    row("no account name", Field::AccountName, [](Account &a) { a.accountName.clear(); });
    row("capitals in an Azure account's name", Field::AccountName,
        [](Account &a) { a.accountName = QStringLiteral("Contoso"); });
    row("colon in the account name", Field::AccountName, [](Account &a) {
        a.endpoint = QUrl(QStringLiteral("https://batch.example"));
        a.accountName = QStringLiteral("a:b");
    });
    row("no version", Field::ApiVersion, [](Account &a) { a.apiVersion.clear(); });
    row("blank in the version", Field::ApiVersion, [](Account &a) { a.apiVersion = QStringLiteral("2025 06 01"); });
    row("parameter in the version", Field::ApiVersion,
        [](Account &a) { a.apiVersion = QStringLiteral("2025-06-01&x=1"); });
    row("line break in the version", Field::ApiVersion,
        [](Account &a) { a.apiVersion = QStringLiteral("2025\r\nX: y"); });
    row("page size 0", Field::PageSize, [](Account &a) { a.pageSize = 0; });
    row("page size 1001", Field::PageSize, [](Account &a) { a.pageSize = 1001; });
    row("timeout 0", Field::Timeout, [](Account &a) { a.timeoutSeconds = 0; });
    row("timeout 31", Field::Timeout, [](Account &a) { a.timeoutSeconds = 31; });
    row("manual proxy without a host", Field::Proxy, [](Account &a) { a.proxy.mode = ProxyMode::Manual; });
    row("proxy with a scheme", Field::Proxy, [](Account &a) {
        a.proxy = {ProxyMode::Manual, QStringLiteral("http://proxy"), 8080, {}};
    });
    row("proxy port 0", Field::Proxy, [](Account &a) {
        a.proxy = {ProxyMode::Manual, QStringLiteral("proxy"), 0, {}};
    });
    row("missing CA file", Field::CaFile, [](Account &a) { a.caFile = QStringLiteral("/no/such/file.pem"); });
    row("Entra without a tenant", Field::TenantId, [](Account &a) {
        a.signIn = SignInMethod::EntraBrowser;
        a.clientId = QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444");
    });
    row("service principal in a shared tenant", Field::TenantId, [](Account &a) {
        a.signIn = SignInMethod::ServicePrincipalSecret;
        a.tenantId = QStringLiteral("common");
        a.clientId = QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444");
    });
    row("Entra without a client id", Field::ClientId, [](Account &a) {
        a.signIn = SignInMethod::EntraDeviceCode;
        a.tenantId = QStringLiteral("contoso.com");
    });
    const auto entra = [&row](const char *name, Field field, SignInMethod method, const QString &tenant,
                              const QString &client) {
        row(name, field, [=](Account &a) {
            a.signIn = method;
            a.tenantId = tenant;
            a.clientId = client;
        });
    };
    const QString contosoTenant = QStringLiteral("contoso.com");
    const QString someClient = QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444");
    entra("tenant that is a bare word", Field::TenantId, SignInMethod::EntraBrowser, QStringLiteral("contoso"),
          someClient);
    entra("tenant that would be a path", Field::TenantId, SignInMethod::EntraBrowser,
          QStringLiteral("contoso.com/oauth2"), someClient);
    entra("tenant with a query", Field::TenantId, SignInMethod::EntraBrowser, QStringLiteral("contoso.com?x=1"),
          someClient);
    entra("tenant that is an address", Field::TenantId, SignInMethod::EntraBrowser, QStringLiteral("10.1.2.3"),
          someClient);
    entra("tenant id cut off", Field::TenantId, SignInMethod::EntraDeviceCode,
          QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db4"), someClient);
    entra("Azure CLI with a bad tenant", Field::TenantId, SignInMethod::AzureCli, QStringLiteral("-x"), {});
    entra("Azure CLI in a shared tenant", Field::TenantId, SignInMethod::AzureCli, QStringLiteral("common"), {});
    entra("client id that is a name", Field::ClientId, SignInMethod::EntraBrowser, contosoTenant,
          QStringLiteral("my-app"));
    entra("client id in braces", Field::ClientId, SignInMethod::EntraBrowser, contosoTenant,
          QStringLiteral("{00001111-aaaa-2222-bbbb-3333cccc4444}"));
    row("plain http authority", Field::CustomAuthority, [](Account &a) {
        useCustomCloud(a);
        a.customAuthority = QStringLiteral("http://login.example");
    });
    row("authority with a query", Field::CustomAuthority, [](Account &a) {
        useCustomCloud(a);
        a.customAuthority = QStringLiteral("https://login.example?x=1");
    });
    row("authority with a password", Field::CustomAuthority, [](Account &a) {
        useCustomCloud(a);
        a.customAuthority = QStringLiteral("https://u:p@login.example");
    });
    row("no resource", Field::CustomResource, [](Account &a) {
        useCustomCloud(a);
        a.customResource.clear();
    });
    row("certificate sign-in without a file", Field::CertificateFile, [](Account &a) {
        a.signIn = SignInMethod::ServicePrincipalCertificate;
        a.tenantId = QStringLiteral("contoso.com");
        a.clientId = QStringLiteral("00001111-aaaa-2222-bbbb-3333cccc4444");
    });
    row("custom resource without its slash", Field::CustomResource, [](Account &a) {
        a.endpoint = QUrl(QStringLiteral("https://batch.example"));
        a.signIn = SignInMethod::AzureCli;
        a.cloud = Cloud::Custom;
        a.customAuthority = QStringLiteral("https://login.example");
        a.customResource = QStringLiteral("https://batch.example");
    });
}

void TestAccount::refuses()
{
    QFETCH(const Change, change);
    QFETCH(const Field, field);
    Account account = goodAccount();
    change(account);
    const QList<AccountIssue> issues = accountIssues(account);
    QCOMPARE(issues.size(), 1);
    QCOMPARE(issues.first().field, field);
    QVERIFY(issues.first().text.size() > 10);
}

void TestAccount::accepts_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("as it is", [](Account &) {});
    row("final slash", endpoint("https://contoso.westeurope.batch.azure.com/"));
    row("http to 127.0.0.1", endpoint("http://127.0.0.1:8080"));
    row("http to 127.8.9.10", endpoint("http://127.8.9.10"));
    row("http to localhost", endpoint("http://localhost:8080"));
    row("http to [::1]", endpoint("http://[::1]:8080"));
    row("private host", endpoint("https://batch.corp.example:8443"));
    row("international host",
        endpoint("https://b\xc3\xbc"
                 "cher.example"));
    row("any version text", [](Account &a) { a.apiVersion = QStringLiteral("2031-01-01-preview"); });
    row("token sign-in needs no account name", [](Account &a) {
        a.signIn = SignInMethod::PastedToken;
        a.accountName.clear();
    });
    row("Entra fields are not looked at for Shared Key",
        [](Account &a) { a.tenantId = QStringLiteral("not a tenant!"); });
    row("proxy fields are not looked at without manual proxy",
        [](Account &a) { a.proxy.host = QStringLiteral("not a host!"); });
    row("Azure CLI needs no app registration", [](Account &a) { a.signIn = SignInMethod::AzureCli; });
    row("Azure CLI with a tenant", [](Account &a) {
        a.signIn = SignInMethod::AzureCli;
        a.tenantId = QStringLiteral("contoso.onmicrosoft.com");
    });
    row("Azure CLI in a custom cloud needs no authority", [](Account &a) {
        useCustomCloud(a);
        a.signIn = SignInMethod::AzureCli;
        a.customAuthority.clear();
    });
    row("custom cloud", useCustomCloud);
    row("http authority on this computer", [](Account &a) {
        useCustomCloud(a);
        a.customAuthority = QStringLiteral("http://127.0.0.1:8080");
    });
    row("authority with a path", [](Account &a) {
        useCustomCloud(a);
        a.customAuthority = QStringLiteral("https://adfs.example/adfs");
    });
    for (const char *tenant : {"contoso.com", "Contoso.OnMicrosoft.com", "72f988bf-86f1-41af-91ab-2d7cd011db47",
                               "organizations", "common", "xn--bcher-kva.example"}) {
        row(tenant, [tenant](Account &a) {
            a.signIn = SignInMethod::EntraBrowser;
            a.tenantId = QString::fromLatin1(tenant);
            a.clientId = QStringLiteral("00001111-AAAA-2222-bbbb-3333cccc4444");
        });
    }
}

void TestAccount::accepts()
{
    QFETCH(const Change, change);
    Account account = goodAccount();
    change(account);
    QCOMPARE(accountIssues(account), QList<AccountIssue>());
}

void TestAccount::checksCertificateAuthorities()
{
    QTemporaryDir folder;
    Account account = goodAccount();
    account.caFile = folder.filePath(QStringLiteral("ca.pem"));
    QFile file(account.caFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no certificate in here");
    file.close();
    const QList<AccountIssue> issues = accountIssues(account);
    QCOMPARE(issues.size(), 1);
    QVERIFY(issues.first().text.contains(QStringLiteral("PEM")));
    account.caFile = folder.path();
    QCOMPARE(accountIssues(account).size(), 1);
}

void TestAccount::listsIssuesInFieldOrder()
{
    Account account;
    account.apiVersion.clear();
    account.pageSize = 0;
    const QList<AccountIssue> issues = accountIssues(account);
    QCOMPARE(issues.size(), 5);
    QVERIFY(std::ranges::is_sorted(issues, {}, &AccountIssue::field));
}

void TestAccount::tellsRetiringVersions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("expected");
    QTest::newRow("default") << Account::defaultApiVersion() << true;
    QTest::newRow("oldest") << QStringLiteral("2019-06-01.9.0") << true;
    QTest::newRow("first that stays") << QStringLiteral("2025-06-01") << false;
    QTest::newRow("day before") << QStringLiteral("2025-05-31") << true;
    QTest::newRow("newer") << QStringLiteral("2026-10-01") << false;
    QTest::newRow("not a date") << QStringLiteral("latest") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestAccount::tellsRetiringVersions()
{
    QFETCH(const QString, version);
    QTEST(Account::isRetiringApiVersion(version), "expected");
}

void TestAccount::tellsTheRegion_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("public") << QStringLiteral("https://contoso.westeurope.batch.azure.com")
                            << QStringLiteral("westeurope");
    QTest::newRow("US Government") << QStringLiteral("https://x.usgovvirginia.batch.usgovcloudapi.net")
                                   << QStringLiteral("usgovvirginia");
    QTest::newRow("without an account") << QStringLiteral("https://westeurope.batch.azure.com") << QString();
    QTest::newRow("private link name") << QStringLiteral("https://x.privatelink.westeurope.batch.azure.com")
                                       << QString();
    QTest::newRow("another host") << QStringLiteral("https://a.b.example.com") << QString();
}

void TestAccount::tellsTheRegion()
{
    QFETCH(const QString, url);
    Account account;
    account.endpoint = QUrl(url);
    QTEST(account.region(), "expected");
}

void TestAccount::tellsLoopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("expected");
    QTest::newRow("localhost") << QStringLiteral("http://LOCALHOST") << true;
    QTest::newRow("127.0.0.1") << QStringLiteral("http://127.0.0.1:1") << true;
    QTest::newRow("127.255.255.255") << QStringLiteral("http://127.255.255.255") << true;
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]") << true;
    QTest::newRow("any address") << QStringLiteral("http://0.0.0.0") << false;
    QTest::newRow("IPv6 other") << QStringLiteral("http://[::2]") << false;
    QTest::newRow("suffix") << QStringLiteral("http://localhost.evil.example") << false;
    QTest::newRow("127 as a name") << QStringLiteral("http://127.0.0.1.evil.example") << false;
    QTest::newRow("user part") << QStringLiteral("http://localhost@evil.example") << false;
    QTest::newRow("empty") << QString() << false;
}

void TestAccount::tellsLoopback()
{
    QFETCH(const QString, url);
    QTEST(isLoopback(QUrl(url)), "expected");
}

void TestAccount::cloudsAreConsistent()
{
    for (const CloudInfo &info : allClouds()) {
        QCOMPARE(cloudFromId(info.id), info.cloud);
        QVERIFY(!cloudName(info.cloud).isEmpty());
        if (info.cloud == Cloud::Custom)
            continue;
        QCOMPARE(cloudFromHost(QStringLiteral("a.b.") + info.hostSuffix), info.cloud);
        QVERIFY(info.resource.endsWith(u'/'));
        QVERIFY(!info.authority.endsWith(u'/'));
    }
    QCOMPARE(regionDisplayName(QStringLiteral("WestEurope")), QStringLiteral("West Europe"));
    QCOMPARE(regionDisplayName(QStringLiteral("moonbase1")), QStringLiteral("moonbase1"));
}

QTEST_GUILESS_MAIN(TestAccount)
#include "tst_account.moc"
