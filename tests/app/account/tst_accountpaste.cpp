// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountpaste.h"

#include <QTest>

using namespace imagebrowser;
using Form = AccountPaste::Form;

Q_DECLARE_METATYPE(imagebrowser::AccountPaste::Form)
Q_DECLARE_METATYPE(std::optional<imagebrowser::Cloud>)

namespace {

const QString Key = QString::fromLatin1(QByteArray(64, '\x2a').toBase64());
const QString OtherKey = QString::fromLatin1(QByteArray(64, '\x17').toBase64());
const QString Endpoint = QStringLiteral("https://contoso.westeurope.batch.azure.com");
const QString ResourceId =
    QStringLiteral("/subscriptions/0a0b/resourceGroups/rg-1/providers/Microsoft.Batch/batchAccounts/contoso");

} // namespace

class TestAccountPaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void takesTheKey_data();
    void takesTheKey();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void takesApiVersionOfRequestUrl();
    void takesEveryAccountOfAList();
    void saysWhatOfAListIsLeftOut();
    void choosesASignInThatTheAccountAccepts_data();
    void choosesASignInThatTheAccountAccepts();
    void aListLargerThanAnyTextIsRead();
    void notesNeverQuoteTheText();
};

void TestAccountPaste::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Form>("form");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("accountName");
    QTest::addColumn<std::optional<Cloud>>("cloud");
    QTest::addColumn<QString>("region");

    const std::optional<Cloud> none;
    const std::optional<Cloud> open = Cloud::Public;
    const QString contoso = QStringLiteral("contoso");
    const QString west = QStringLiteral("westeurope");
    const auto row = [](const char *name, const QString &text, Form form, const QString &endpoint,
                        const QString &account, const std::optional<Cloud> &cloud, const QString &region) {
        QTest::newRow(name) << text << form << endpoint << account << cloud << region;
    };

    row("url", Endpoint, Form::Url, Endpoint, contoso, open, west);
    row("url with a final slash", Endpoint + u'/', Form::Url, Endpoint, contoso, open, west);
    row("request url", Endpoint + QStringLiteral("/supportedimages?api-version=2025-06-01&maxresults=1"), Form::Url,
        Endpoint, contoso, open, west);
    row("url with the default port", Endpoint + QStringLiteral(":443/"), Form::Url, Endpoint, contoso, open, west);
    row("url in capitals", QStringLiteral("HTTPS://Contoso.WestEurope.Batch.Azure.com/"), Form::Url, Endpoint, contoso,
        open, west);
    row("blanks and line ends around it", QStringLiteral("  \r\n") + Endpoint + QStringLiteral("\r\n "), Form::Url,
        Endpoint, contoso, open, west);
    row("in quotes", u'"' + Endpoint + QStringLiteral("\","), Form::Url, Endpoint, contoso, open, west);
    row("in angle brackets", u'<' + Endpoint + u'>', Form::Url, Endpoint, contoso, open, west);
    row("with invisible characters", QStringLiteral("\u200b") + Endpoint + QStringLiteral("\ufeff"), Form::Url,
        Endpoint, contoso, open, west);
    row("host", QStringLiteral("contoso.westeurope.batch.azure.com"), Form::Host, Endpoint, contoso, open, west);
    row("host with a final dot", QStringLiteral("contoso.westeurope.batch.azure.com."), Form::Host, Endpoint, contoso,
        open, west);
    row("host and path without a scheme", QStringLiteral("contoso.westeurope.batch.azure.com/pools"), Form::Url,
        Endpoint, contoso, open, west);
    row("US Government", QStringLiteral("fabrikam.usgovvirginia.batch.usgovcloudapi.net"), Form::Host,
        QStringLiteral("https://fabrikam.usgovvirginia.batch.usgovcloudapi.net"), QStringLiteral("fabrikam"),
        Cloud::UsGovernment, QStringLiteral("usgovvirginia"));
    row("China", QStringLiteral("https://adatum.chinanorth2.batch.chinacloudapi.cn"), Form::Url,
        QStringLiteral("https://adatum.chinanorth2.batch.chinacloudapi.cn"), QStringLiteral("adatum"), Cloud::China,
        QStringLiteral("chinanorth2"));
    row("private host", QStringLiteral("batch.corp.example:8443"), Form::Host,
        QStringLiteral("https://batch.corp.example:8443"), {}, none, {});
    row("look-alike suffix", QStringLiteral("https://x.evilbatch.azure.com"), Form::Url,
        QStringLiteral("https://x.evilbatch.azure.com"), {}, none, {});
    row("loopback with a port", QStringLiteral("http://127.0.0.1:8080/"), Form::Url,
        QStringLiteral("http://127.0.0.1:8080"), {}, none, {});
    row("IPv6 loopback", QStringLiteral("http://[::1]:8080"), Form::Url, QStringLiteral("http://[::1]:8080"), {}, none,
        {});
    row("localhost without a scheme", QStringLiteral("localhost:8080"), Form::Host,
        QStringLiteral("https://localhost:8080"), {}, none, {});
    row("bare name", contoso, Form::AccountName, {}, contoso, none, {});
    row("resource id", ResourceId, Form::ResourceId, {}, contoso, none, {});
    row("resource id in other case", ResourceId.toUpper(), Form::ResourceId, {}, contoso, none, {});
    row("resource id of a pool", ResourceId + QStringLiteral("/pools/p1"), Form::ResourceId, {}, contoso, none, {});
    row("management url",
        QStringLiteral("https://management.azure.com") + ResourceId + QStringLiteral("?api-version=2024-07-01"),
        Form::ResourceId, {}, contoso, none, {});
    row("portal url",
        QStringLiteral("https://portal.azure.com/#@contoso.com/resource") + ResourceId
            + QStringLiteral("/accountOverview"),
        Form::PortalUrl, {}, contoso, open, {});
    row("portal url with an encoded id",
        QStringLiteral("https://portal.azure.com/#view/HubsExtension/ResourceMenuBlade/~/overview/id/")
            + QString::fromLatin1(ResourceId.toUtf8().toPercentEncoding()),
        Form::PortalUrl, {}, contoso, open, {});
    row("portal url with a doubly encoded id",
        QStringLiteral("https://portal.azure.us/#blade/x/id/")
            + QString::fromLatin1(ResourceId.toUtf8().toPercentEncoding().toPercentEncoding()),
        Form::PortalUrl, {}, contoso, Cloud::UsGovernment, {});
    row("key page, value under its label",
        QStringLiteral("Batch account\ncontoso\nURL\n") + Endpoint + QStringLiteral("\nPrimary access key\n") + Key,
        Form::KeyPage, Endpoint, contoso, open, west);
    row("key page, value beside its label",
        QStringLiteral("Batch account\tcontoso\r\nURL\t") + Endpoint + QStringLiteral("\r\nPrimary access key\t") + Key,
        Form::KeyPage, Endpoint, contoso, open, west);
    row("environment variables",
        QStringLiteral("export AZURE_BATCH_ACCOUNT=contoso\nexport AZURE_BATCH_ENDPOINT=\"") + Endpoint
            + QStringLiteral("\"\nexport AZURE_BATCH_ACCESS_KEY=") + Key,
        Form::KeyPage, Endpoint, contoso, open, west);
    row("az batch account show",
        QStringLiteral(
            R"({"accountEndpoint":"contoso.westeurope.batch.azure.com","id":"%1","location":"westeurope","name":"contoso"})")
            .arg(ResourceId),
        Form::Json, Endpoint, contoso, open, west);
    row("management api reply",
        QStringLiteral(
            R"({"name":"contoso","location":"West Europe","properties":{"accountEndpoint":"contoso.westeurope.batch.azure.com"}})"),
        Form::Json, Endpoint, contoso, open, west);
    row("az batch account list",
        QStringLiteral(
            R"([{"accountEndpoint":"contoso.westeurope.batch.azure.com","name":"contoso"},{"name":"other"}])"),
        Form::Json, Endpoint, contoso, open, west);
    row("lines of --serve-sample",
        QStringLiteral("endpoint: http://127.0.0.1:38241\naccount: contoso\nkey: %1\n\n").arg(Key), Form::KeyPage,
        QStringLiteral("http://127.0.0.1:38241"), contoso, none, {});
    row("az batch account keys list",
        QStringLiteral(R"({"accountName":"contoso","primary":"%1","secondary":"%2"})").arg(Key, OtherKey), Form::Json,
        {}, contoso, none, {});

    row("nothing", {}, Form::Nothing, {}, {}, none, {});
    row("a sentence", QStringLiteral("Please use our account."), Form::Nothing, {}, {}, none, {});
    row("another scheme", QStringLiteral("ftp://contoso.westeurope.batch.azure.com"), Form::Nothing, {}, {}, none, {});
    row("user and password in the url", QStringLiteral("https://user:pw@contoso.westeurope.batch.azure.com"),
        Form::Nothing, {}, {}, none, {});
    row("resource id of something else",
        QStringLiteral("/subscriptions/0a0b/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/x"),
        Form::Nothing, {}, {}, none, {});
    row("portal home", QStringLiteral("https://portal.azure.com/#home"), Form::Nothing, {}, {}, none, {});
    row("portal page as the endpoint of JSON",
        QStringLiteral(R"({"accountEndpoint":"https://portal.azure.com/#home","location":"westeurope"})"),
        Form::Nothing, {}, {}, none, {});
    row("other JSON", QStringLiteral(R"({"name":"contoso"})"), Form::Nothing, {}, {}, none, {});
    row("empty JSON list", QStringLiteral("[]"), Form::Nothing, {}, {}, none, {});
    row("torn JSON", QStringLiteral(R"({"accountEndpoint":)"), Form::Nothing, {}, {}, none, {});
    row("a key alone", Key, Form::Nothing, {}, {}, none, {});
    row("too long", QString(100'000, u'a'), Form::Nothing, {}, {}, none, {});
}

void TestAccountPaste::reads()
{
    QFETCH(const QString, text);
    const AccountPaste paste = readAccountPaste(text);
    QTEST(paste.form, "form");
    QTEST(paste.endpoint.toString(), "endpoint");
    QTEST(paste.accountName, "accountName");
    QTEST(paste.cloud, "cloud");
    QTEST(paste.region, "region");
    QCOMPARE(paste.note.isEmpty(), !paste.endpoint.isEmpty() && !paste.accountName.isEmpty() && !text.startsWith(u'['));
}

void TestAccountPaste::takesTheKey_data()
{
    QTest::addColumn<QString>("text");
    const QString primary = QStringLiteral("Primary access key");
    QTest::newRow("primary of two")
        << QStringLiteral("Batch account\ncontoso\nURL\n%1\nPrimary access key\n%2\nSecondary access key\n%3")
               .arg(Endpoint, Key, OtherKey);
    QTest::newRow("secondary first")
        << QStringLiteral("URL: %1\nSecondary access key: %2\nPrimary access key: %3").arg(Endpoint, OtherKey, Key);
    QTest::newRow("secondary alone") << QStringLiteral("URL: %1\nSecondary access key: %2").arg(Endpoint, Key);
    QTest::newRow("JSON of keys list")
        << QStringLiteral(R"({"accountName":"contoso","primary":"%1","secondary":"%2"})").arg(Key, OtherKey);
    QTest::newRow("environment variable in quotes") << QStringLiteral("AZURE_BATCH_ACCESS_KEY=\"%1\"").arg(Key);
    QTest::newRow("lines of --serve-sample")
        << QStringLiteral("endpoint: http://127.0.0.1:38241\naccount: contoso\nkey: %1\n").arg(Key);
    QTest::newRow("labelled key alone") << primary + u'\n' + Key;
}

void TestAccountPaste::takesTheKey()
{
    QFETCH(const QString, text);
    const AccountPaste paste = readAccountPaste(text);
    QVERIFY(paste.isUnderstood());
    QCOMPARE(QString::fromLatin1(paste.key.reveal()), Key);
}

void TestAccountPaste::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("region") << ResourceId << QStringLiteral("region");
    QTest::newRow("account name") << QStringLiteral("https://batch.corp.example") << QStringLiteral("account's name");
    QTest::newRow("endpoint") << QStringLiteral("contoso") << QStringLiteral("endpoint is missing");
    QTest::newRow("several accounts") << QStringLiteral(R"([{"accountEndpoint":"a.b.batch.azure.com"},{},{}])")
                                      << QStringLiteral("3 entries; the first that is an account was used");
    QTest::newRow("several accounts, the first without endpoint")
        << QStringLiteral(R"([{"name":"adatum"},{"accountEndpoint":"a.b.batch.azure.com"}])")
        << QStringLiteral("2 entries; the first that is an account was used");
    QTest::newRow("why no key is asked for")
        << QStringLiteral(R"({"accountEndpoint":"a.b.batch.azure.com","allowedAuthenticationModes":["AAD"]})")
        << QStringLiteral("accepts Microsoft Entra only");
    QTest::newRow("wrong resource") << QStringLiteral("/subscriptions/1/resourceGroups/rg")
                                    << QStringLiteral("does not name a Batch account");
    QTest::newRow("not understood") << QStringLiteral("hello there") << QStringLiteral("Not understood");
}

void TestAccountPaste::saysWhatIsMissing()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const QString note = readAccountPaste(text).note;
    QVERIFY2(note.contains(expected), qPrintable(note));
}

void TestAccountPaste::takesEveryAccountOfAList()
{
    const QString list = QStringLiteral(
                             R"([{"accountEndpoint":"a.westeurope.batch.azure.com","name":"a"},{"name":"no endpoint"},7,
            {"accountEndpoint":"b.eastus.batch.azure.com","name":"b","primary":"%1"}])")
                             .arg(Key);
    const QList<AccountPaste> pastes = readAccountPastes(list);
    QCOMPARE(pastes.size(), 2);
    QCOMPARE(pastes.at(0).endpoint, QUrl(QStringLiteral("https://a.westeurope.batch.azure.com")));
    QCOMPARE(pastes.at(1).accountName, QStringLiteral("b"));
    QCOMPARE(pastes.at(1).region, QStringLiteral("eastus"));
    for (const QString &text : {Endpoint, QStringLiteral("[]"), QStringLiteral("hello there"), QString()})
        QCOMPARE(readAccountPastes(text).size(), 1);
    QCOMPARE(readAccountPastes(Endpoint).first().endpoint, QUrl(Endpoint));
    QVERIFY(!readAccountPastes(QStringLiteral("hello there")).first().isUnderstood());
}

void TestAccountPaste::saysWhatOfAListIsLeftOut()
{
    const QString list =
        QStringLiteral(R"([{"accountEndpoint":"a.b.batch.azure.com","allowedAuthenticationModes":["AAD"]},
                           {"name":"adatum"},7,{"name":"%1"},{"accountEndpoint":"c.d.batch.azure.com"}])")
            .arg(Key);
    const QStringList remarks = accountPasteRemarks(list);
    QCOMPARE(remarks.size(), 4);
    QVERIFY(remarks.at(0).startsWith(QStringLiteral("Entry 2, “adatum”, names no endpoint")));
    QVERIFY(remarks.at(1).startsWith(QStringLiteral("Entry 3 names no endpoint")));
    QVERIFY(remarks.at(2).startsWith(QStringLiteral("Entry 4 names no endpoint")));
    QVERIFY(remarks.at(3).startsWith(QStringLiteral("Accounts that accept Microsoft Entra only: 1.")));
    for (const QString &text : {Endpoint, QStringLiteral("[]"), QStringLiteral("hello there"), QString()})
        QCOMPARE(accountPasteRemarks(text), QStringList());
}

void TestAccountPaste::choosesASignInThatTheAccountAccepts_data()
{
    QTest::addColumn<QString>("members");
    QTest::addColumn<SignInMethod>("chosenBefore");
    QTest::addColumn<SignInMethod>("expected");
    const auto modes = [](const char *list) -> QString {
        return QStringLiteral("\"allowedAuthenticationModes\":") + QLatin1String(list);
    };
    QTest::newRow("no modes named") << QStringLiteral("\"name\":\"a\"") << SignInMethod::SharedKey
                                    << SignInMethod::SharedKey;
    QTest::newRow("null") << modes("null") << SignInMethod::SharedKey << SignInMethod::SharedKey;
    QTest::newRow("empty") << modes("[]") << SignInMethod::SharedKey << SignInMethod::SharedKey;
    QTest::newRow("keys too") << modes(R"(["AAD","sharedKey","TaskAuthenticationToken"])") << SignInMethod::SharedKey
                              << SignInMethod::SharedKey;
    QTest::newRow("no keys") << modes(R"(["AAD"])") << SignInMethod::SharedKey << SignInMethod::AzureCli;
    QTest::newRow("no keys, one level down") << QStringLiteral("\"properties\":{%1}").arg(modes(R"(["AAD"])"))
                                             << SignInMethod::SharedKey << SignInMethod::AzureCli;
    QTest::newRow("no keys, another way chosen before")
        << modes(R"(["AAD"])") << SignInMethod::EntraBrowser << SignInMethod::EntraBrowser;
    QTest::newRow("no keys, though one is there")
        << modes(R"(["AAD"])") + QStringLiteral(",\"primary\":\"%1\"").arg(Key) << SignInMethod::SharedKey
        << SignInMethod::AzureCli;
}

void TestAccountPaste::choosesASignInThatTheAccountAccepts()
{
    QFETCH(const QString, members);
    QFETCH(const SignInMethod, chosenBefore);
    QFETCH(const SignInMethod, expected);
    Account account;
    account.signIn = chosenBefore;
    applyPaste(readAccountPaste(QStringLiteral(R"({"accountEndpoint":"a.b.batch.azure.com",%1})").arg(members)),
               account);
    QCOMPARE(account.signIn, expected);
}

void TestAccountPaste::aListLargerThanAnyTextIsRead()
{
    QStringList objects;
    for (int i = 0; i < 1000; ++i)
        objects.append(QStringLiteral(R"({"accountEndpoint":"a%1.westeurope.batch.azure.com","name":"a%1","id":"%2"})")
                           .arg(QString::number(i), QString(1500, u'x')));
    QCOMPARE(readAccountPastes(u'[' + objects.join(u',') + u']').size(), 1000);
}

void TestAccountPaste::takesApiVersionOfRequestUrl()
{
    const AccountPaste paste = readAccountPaste(Endpoint + QStringLiteral("/supportedimages?api-version=2025-06-01"));
    QCOMPARE(paste.apiVersion, QStringLiteral("2025-06-01"));
}

void TestAccountPaste::notesNeverQuoteTheText()
{
    const QStringList texts{Key, QStringLiteral("my key is ") + Key, QStringLiteral("{\"primary\":\"%1\"").arg(Key),
                            QStringLiteral("[\"%1\"]").arg(Key)};
    for (const QString &text : texts)
        QVERIFY(!readAccountPaste(text).note.contains(Key));
}

QTEST_GUILESS_MAIN(TestAccountPaste)
#include "tst_accountpaste.moc"
