// SPDX-License-Identifier: Apache-2.0
#include "exportfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace imagebrowser;

class JsonExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItCameFrom();
    void leavesOutWhatThereIsNone();
    void severalAccountsNameThemselvesFirst();
    void membersOfTheServiceStepAside_data();
    void membersOfTheServiceStepAside();
    void incompleteListingsAreFlagged();
    void keepsWhatTheServiceSent_data();
    void keepsWhatTheServiceSent();
    void keepsTheOrderOfTheView();
    void imagesThatManyAccountsShareAreAllWritten();
    void ndjsonOfNothingSaysItIsIncomplete();
    void ndjsonIsOneObjectALine();
    void textsSurviveEscaping();
};

void JsonExporterTest::saysWhereItCameFrom()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("canonical", "ubuntu-24_04-lts", "server");
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.context.filter = QStringLiteral("osType eq 'linux'");
    const QJsonObject file = QJsonDocument::fromJson(fixture.exported(ExportFormat::Json)).object();
    QCOMPARE(file[QStringLiteral("exportedAt")].toString(), QStringLiteral("2026-11-22T11:20:05Z"));
    QCOMPARE(file[QStringLiteral("generator")].toString(), QStringLiteral("batch-image-browser " IMAGEBROWSER_VERSION));
    QCOMPARE(file[QStringLiteral("complete")].toBool(), true);
    QCOMPARE(file[QStringLiteral("filter")].toString(), QStringLiteral("osType eq 'linux'"));
    const QJsonObject account = file[QStringLiteral("accounts")].toArray().first().toObject();
    const QJsonObject expected{
        {QStringLiteral("name"), QStringLiteral("contoso")},
        {QStringLiteral("endpoint"), QStringLiteral("https://contoso.westeurope.batch.azure.com")},
        {QStringLiteral("apiVersion"), QStringLiteral("2025-06-01")},
        {QStringLiteral("fetchedAt"), QStringLiteral("2026-11-22T11:20:00Z")},
        {QStringLiteral("complete"), true},
        {QStringLiteral("images"), 1}};
    QCOMPARE(account, expected);
    QVERIFY(!file[QStringLiteral("value")].toArray().first().toObject().contains(QStringLiteral("account")));
}

void JsonExporterTest::leavesOutWhatThereIsNone()
{
    ExportFixture fixture;
    fixture.addAccount(QStringLiteral("contoso"), PageBuilder().page());
    fixture.context.accounts.first().fetchedAt.reset();
    const QJsonObject file = QJsonDocument::fromJson(fixture.exported(ExportFormat::Json)).object();
    QVERIFY(!file.contains(QStringLiteral("filter")));
    QVERIFY(!file[QStringLiteral("accounts")].toArray().first().toObject().contains(QStringLiteral("fetchedAt")));
    QVERIFY(file[QStringLiteral("value")].isArray());
    QVERIFY(file[QStringLiteral("value")].toArray().isEmpty());
}

void JsonExporterTest::severalAccountsNameThemselvesFirst()
{
    ExportFixture fixture;
    PageBuilder first;
    first.add("a", "b", "c");
    PageBuilder second;
    second.add("a", "b", "c", {.json = "{}"});
    fixture.addAccount(QStringLiteral("contoso"), first.page());
    fixture.addAccount(QStringLiteral("fabri\"kam"), second.page());
    const QByteArray text = fixture.exported(ExportFormat::Json);
    QVERIFY(text.contains(R"({"account":"contoso","imageReference":{)"));
    QVERIFY(text.contains(R"({"account":"fabri\"kam"})"));
    QVERIFY(!QJsonDocument::fromJson(text).isNull());
}

void JsonExporterTest::membersOfTheServiceStepAside_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("exported");

    QTest::newRow("the same name") << QByteArray(R"({"osType":"linux","account":{"id":[1,"}"]}})")
                                   << QByteArray(R"("osType":"linux","account_":{"id":[1,"}"]}})");
    QTest::newRow("the name and its stand-in") << QByteArray(R"({"account":1,"account_":2,"account__":3})")
                                               << QByteArray(R"("account___":1,"account_":2,"account__":3})");
    QTest::newRow("written with an escape")
        << QByteArray(R"({"\u0061ccount":null})") << QByteArray(R"("account_":null})");
    QTest::newRow("twice") << QByteArray(R"({"account":1,"a":2,"account":3})")
                           << QByteArray(R"("account_":1,"a":2,"account_":3})");
    QTest::newRow("deeper down") << QByteArray(R"({"x":{"account":1},"y":"account"})")
                                 << QByteArray(R"("x":{"account":1},"y":"account"})");
    QTest::newRow("another case") << QByteArray(R"({"Account":1,"accounts":2})")
                                  << QByteArray(R"("Account":1,"accounts":2})");
}

void JsonExporterTest::membersOfTheServiceStepAside()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, exported);
    ExportFixture fixture;
    PageBuilder page;
    page.add("a", "b", "c", {.json = sent.constData()});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.addAccount(QStringLiteral("fabrikam"), PageBuilder().page());
    QCOMPARE(fixture.exported(ExportFormat::NdJson), QByteArray(R"({"account":"contoso",)" + exported + '\n'));
    fixture.context.accounts.first().isComplete = false;
    QCOMPARE(fixture.exported(ExportFormat::NdJson),
             QByteArray(R"({"account":"contoso","listingComplete":false,)" + exported + '\n'));
}

void JsonExporterTest::incompleteListingsAreFlagged()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("a", "b", "c");
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.addAccount(QStringLiteral("fabrikam"), page.page(), false);
    const QJsonObject file = QJsonDocument::fromJson(fixture.exported(ExportFormat::Json)).object();
    QCOMPARE(file[QStringLiteral("complete")].toBool(true), false);
    const QJsonArray accounts = file[QStringLiteral("accounts")].toArray();
    QCOMPARE(accounts[0][QStringLiteral("complete")].toBool(), true);
    QCOMPARE(accounts[1][QStringLiteral("complete")].toBool(true), false);
    QVERIFY(fixture.exported(ExportFormat::NdJson).startsWith(R"({"account":"contoso","listingComplete":false,)"));
}

void JsonExporterTest::keepsWhatTheServiceSent_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("exported");

    const auto same = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json << json; };
    same("unknown members", R"({"new":{"deep":[1,{"x":[]}]},"osType":"linux"})");
    same("numbers as written", R"({"n":[1.0,1e400,-0,12345678901234567890123,0.1000]})");
    same("null and empty", R"({"capabilities":null,"osType":"","imageReference":{}})");
    same("duplicated members", R"({"osType":"linux","osType":"windows"})");
    same("escapes as written", R"({"a":"\u00e9\/\n\"\\","é":"é"})");
    same("pair of escaped surrogates", R"({"a":"\ud83d\ude00"})");
    same("backslash before u", R"({"a":"\\ud800"})");
    same("blanks inside texts", "{\"a\":\" x  y \"}");
    same("no members", "{}");
    QTest::newRow("blanks between tokens")
        << QByteArray("{\r\n  \"a\" : [ 1 , 2 ] ,\t\"b\":{ } }") << QByteArray(R"({"a":[1,2],"b":{}})");
    QTest::newRow("lone high surrogate") << QByteArray(R"({"a":"x\uD83Dy"})") << QByteArray(R"({"a":"x\ufffdy"})");
    QTest::newRow("lone low surrogate") << QByteArray(R"({"\ude00":1})") << QByteArray(R"({"\ufffd":1})");
    QTest::newRow("two high surrogates, then a pair")
        << QByteArray(R"({"a":"\ud83d\ud83d\ude00"})") << QByteArray(R"({"a":"\ufffd\ud83d\ude00"})");
    QTest::newRow("high surrogate at the end") << QByteArray(R"({"a":"\ud83d"})") << QByteArray(R"({"a":"\ufffd"})");
}

void JsonExporterTest::keepsWhatTheServiceSent()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, exported);
    ExportFixture fixture;
    PageBuilder page;
    page.add("a", "b", "c", {.json = sent.constData()});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    QCOMPARE(fixture.exported(ExportFormat::NdJson), QByteArray(exported + '\n'));
    QVERIFY(fixture.exported(ExportFormat::Json).endsWith(QByteArray("\"value\": [\n    " + exported + "\n  ]\n}\n")));
}

void JsonExporterTest::keepsTheOrderOfTheView()
{
    ExportFixture fixture;
    PageBuilder page;
    for (const char *sku : {"0", "1", "2", "3"})
        page.add("a", "b", sku);
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    fixture.rows = {3, 1};
    const QJsonArray value =
        QJsonDocument::fromJson(fixture.exported(ExportFormat::Json)).object()[QStringLiteral("value")].toArray();
    QCOMPARE(value.size(), qsizetype(2));
    QCOMPARE(value[0][QStringLiteral("imageReference")][QStringLiteral("sku")].toString(), QStringLiteral("3"));
    QCOMPARE(value[1][QStringLiteral("imageReference")][QStringLiteral("sku")].toString(), QStringLiteral("1"));
}

void JsonExporterTest::imagesThatManyAccountsShareAreAllWritten()
{
    ExportFixture fixture;
    for (int account = 0; account < 12; ++account) {
        PageBuilder page;
        page.add("p", "o", "ordinary");
        page.add("p", "o", "odd", {.json = R"({ "account": "its own", "new": 1 })"});
        page.add("p", "o", "s" + std::to_string(account / 11));
        fixture.addAccount(QStringLiteral("account %1").arg(account), page.page());
    }
    std::ranges::reverse(fixture.rows);
    QVERIFY(fixture.rows.size() > 4 * fixture.store.recordCount());
    const QJsonArray value =
        QJsonDocument::fromJson(fixture.exported(ExportFormat::Json)).object()[QStringLiteral("value")].toArray();
    QCOMPARE(value.size(), 36);
    for (int account = 0; account < 12; ++account) {
        const QString name = QStringLiteral("account %1").arg(account);
        const qsizetype first = (11 - account) * 3;
        const auto skuOf = [&](qsizetype row) {
            return value[row][QStringLiteral("imageReference")][QStringLiteral("sku")].toString();
        };
        QCOMPARE(value[first][QStringLiteral("account")].toString(), name);
        QCOMPARE(skuOf(first), account == 11 ? QStringLiteral("s1") : QStringLiteral("s0"));
        QCOMPARE(value[first + 1].toObject(),
                 QJsonObject({{QStringLiteral("account"), name},
                              {QStringLiteral("account_"), QStringLiteral("its own")},
                              {QStringLiteral("new"), 1}}));
        QCOMPARE(value[first + 2][QStringLiteral("account")].toString(), name);
        QCOMPARE(skuOf(first + 2), QStringLiteral("ordinary"));
    }
}

void JsonExporterTest::ndjsonOfNothingSaysItIsIncomplete()
{
    ExportFixture fixture;
    fixture.addAccount(QStringLiteral("contoso"), PageBuilder().page(), false);
    QCOMPARE(fixture.exported(ExportFormat::NdJson), QByteArray("{\"listingComplete\":false}\n"));
    fixture.context.accounts.first().isComplete = true;
    QCOMPARE(fixture.exported(ExportFormat::NdJson), QByteArray());
}

void JsonExporterTest::ndjsonIsOneObjectALine()
{
    ExportFixture fixture;
    PageBuilder page;
    page.add("a", "b", "c");
    page.add("a", "b", "d", {.json = "{\n\"a\":\"\\n\"\n}"});
    fixture.addAccount(QStringLiteral("contoso"), page.page());
    const QList<QByteArray> lines = fixture.exported(ExportFormat::NdJson).split('\n');
    QCOMPARE(lines.size(), qsizetype(3));
    QVERIFY(lines.last().isEmpty());
    for (const QByteArray &line : lines.first(2))
        QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void JsonExporterTest::textsSurviveEscaping()
{
    ExportFixture fixture;
    PageBuilder page;
    const std::string odd = "\"\\/\b\f\n\r\t\x01\x7f \u2028 \U0001F600 é ";
    page.add(odd, "b", "c");
    fixture.addAccount(QString::fromStdString(odd), page.page());
    fixture.context.filter = QString::fromStdString(odd);
    const QJsonObject file = QJsonDocument::fromJson(fixture.exported(ExportFormat::Json)).object();
    QCOMPARE(file[QStringLiteral("filter")].toString(), QString::fromStdString(odd));
    QCOMPARE(file[QStringLiteral("value")]
                 .toArray()
                 .first()[QStringLiteral("imageReference")][QStringLiteral("publisher")]
                 .toString(),
             QString::fromStdString(odd));
}

QTEST_GUILESS_MAIN(JsonExporterTest)
#include "tst_jsonexporter.moc"
