// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonlist.h"
#include "tests/app/exporting/exportfixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace imagebrowser;

class JsonListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBeginningFindsRoom_data();
    void theBeginningFindsRoom();
    void roomIsBlank();
    void partsMakeOneList();

private:
    [[nodiscard]] static ExportContext contextOf(const QString &name)
    {
        return {instantOf("2026-11-22T11:20:05Z"),
                QStringLiteral("offer eq '%1'").arg(name),
                {{name, QStringLiteral("https://contoso.example.com"), QStringLiteral("2025-06-01"), {}}}};
    }
};

void JsonListTest::theBeginningFindsRoom_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("contoso");
    QTest::newRow("none") << QString();
    QTest::newRow("all escapes") << QStringLiteral("\x01\"\\\n\t\u2028😀");
    QTest::newRow("long") << QString(5000, u'\x1f');
}

void JsonListTest::theBeginningFindsRoom()
{
    QFETCH(const QString, name);
    const ExportContext before = contextOf(name);
    const std::size_t room = JsonList::beginningSize(before);
    for (const qsizetype images : {qsizetype(0), qsizetype(70), std::numeric_limits<qsizetype>::max()}) {
        for (const bool isComplete : {true, false}) {
            for (const bool isFetched : {true, false}) {
                ExportContext after = before;
                after.exportedAt = instantOf("2027-01-01T00:00:00.999Z");
                after.accounts.first().images = images;
                after.accounts.first().isComplete = isComplete;
                if (isFetched)
                    after.accounts.first().fetchedAt = instantOf("2026-11-22T11:20:00.5Z");
                const std::string text = JsonList::beginning(after, room);
                QCOMPARE(text.size(), room);
                QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(text + "]}")).isObject());
            }
        }
    }
}

void JsonListTest::roomIsBlank()
{
    const ExportContext context = contextOf(QStringLiteral("contoso"));
    const std::string text = JsonList::beginning(context);
    const std::string list = "\n  \"value\": [";
    QVERIFY(text.ends_with(list));
    const std::string start = text.substr(0, text.size() - list.size());
    QCOMPARE(JsonList::beginning(context, text.size() + 9), start + std::string(9, ' ') + list);
    QCOMPARE(JsonList::beginning(context, 3), text);
}

void JsonListTest::partsMakeOneList()
{
    const auto pageOf = [](const char *sku) {
        PageBuilder page;
        page.add("p", "o", sku);
        page.add("p", "o", sku, {.json = "{ \"odd\" : [ 1 , 2 ] , \"lone\" : \"\\ud800\" }"});
        return page.take();
    };
    const QByteArray text = exportToBytes([&pageOf](ExportOutput &output) {
        JsonList list;
        QCOMPARE(list.append(pageOf("a"), {}, output), std::size_t(2));
        const std::array<std::uint8_t, 2> none{0, 0};
        QCOMPARE(list.append(pageOf("b"), none, output), std::size_t(0));
        const std::array<std::uint8_t, 2> second{0, 1};
        QCOMPARE(list.append(pageOf("c"), second, output), std::size_t(1));
        list.end(output);
    });
    const QByteArray odd = R"({"odd":[1,2],"lone":"\ufffd"})";
    const QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines[1].contains("\"sku\":\"a\"") && lines[1].endsWith("},"));
    QCOMPARE(lines[2].trimmed(), odd + ',');
    QCOMPARE(lines[3].trimmed(), odd);
    QCOMPARE(lines.mid(4), (QList<QByteArray>{"  ]", "}", ""}));
}

QTEST_GUILESS_MAIN(JsonListTest)
#include "tst_jsonlist.moc"
