// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtersettingsjson.h"

#include "app/filter/filterparser.h"

#include <QJsonDocument>
#include <QTest>

using namespace imagebrowser;

namespace {

FilterExpression parsed(const char *text)
{
    const auto expression = parseFilter(QString::fromLatin1(text));
    return expression ? expression.value() : FilterExpression();
}

} // namespace

class TestFilterSettingsJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void whatCannotBeReadIsLeftOut_data();
    void whatCannotBeReadIsLeftOut();
};

Q_DECLARE_METATYPE(imagebrowser::FilterSettings)

void TestFilterSettingsJson::comesBackAsItWas_data()
{
    QTest::addColumn<FilterSettings>("settings");
    FilterSettings settings;
    QTest::newRow("nothing") << settings;
    settings.search = QStringLiteral("hpc \"22\" é");
    QTest::newRow("search") << settings;
    settings.selection.set(Facet::OsType, QStringLiteral("linux"), true);
    settings.selection.set(Facet::OsType, {}, true);
    settings.selection.set(Facet::Capability, QStringLiteral("DockerCompatible"), true);
    settings.selection.set(Facet::State, stateFacetValue(EndOfLifeState::Critical), true);
    QTest::newRow("ticks, of absent values too") << settings;
    settings.expression = parsed("contains(sku, 'it''s') or not (batchSupportEndOfLife lt now() add duration'P90D')");
    QVERIFY(!settings.expression.isEmpty());
    QTest::newRow("expression") << settings;
}

void TestFilterSettingsJson::comesBackAsItWas()
{
    QFETCH(const FilterSettings, settings);
    // Through the bytes of a file.
    const QByteArray bytes = QJsonDocument(filterSettingsToJson(settings)).toJson();
    QCOMPARE(filterSettingsFromJson(QJsonDocument::fromJson(bytes).object()), settings);
}

void TestFilterSettingsJson::whatCannotBeReadIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("other types") << QByteArray(R"({"expression": 5, "search": ["x"], "ticks": "all"})");
    QTest::newRow("a filter that is none") << QByteArray(R"({"expression": "sku eq"})");
    QTest::newRow("an unknown facet") << QByteArray(R"({"ticks": {"colour": ["red"]}})");
    QTest::newRow("values of other types") << QByteArray(R"({"ticks": {"osType": [1, {}, true]}})");
    QTest::newRow("an unknown state") << QByteArray(R"({"ticks": {"state": ["soon", null]}})");
}

void TestFilterSettingsJson::whatCannotBeReadIsLeftOut()
{
    QFETCH(const QByteArray, json);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QVERIFY(!object.isEmpty());
    QCOMPARE(filterSettingsFromJson(object), FilterSettings());
}

QTEST_GUILESS_MAIN(TestFilterSettingsJson)
#include "tst_filtersettingsjson.moc"
