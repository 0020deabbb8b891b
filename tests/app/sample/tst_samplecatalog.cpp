// SPDX-License-Identifier: Apache-2.0
#include "app/domain/endoflife.h"
#include "app/sample/samplebody.h"
#include "app/sample/samplecatalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace imagebrowser;

class SampleCatalogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItemsAsWritten();
    void refusesWhatIsNoReply_data();
    void refusesWhatIsNoReply();
    void layoutIsThatOfARecordedReply();
    void sampleAccountsLookLikeTheService_data();
    void sampleAccountsLookLikeTheService();
};

void SampleCatalogTest::keepsItemsAsWritten()
{
    const QByteArray first = R"({"osType" : "linux", "x": [1, 2.50, null, {"é": "\u00e9"}], "nodeAgentSKUId":"a"})";
    const auto images = readSampleCatalog("{\"odata.metadata\":\"m\",\"value\":[" + first + ", {}]}");
    QVERIFY(images.has_value());
    QCOMPARE(images->size(), std::size_t(2));
    QCOMPARE(images->at(0).json, first);
    QCOMPARE(images->at(0).osType, QStringLiteral("linux"));
    QCOMPARE(images->at(0).nodeAgentSkuId, QStringLiteral("a"));
    QCOMPARE(images->at(1).json, QByteArray("{}"));
}

void SampleCatalogTest::refusesWhatIsNoReply_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no value") << QByteArray("{}");
    QTest::newRow("value is no array") << QByteArray(R"({"value":{}})");
    QTest::newRow("item is no object") << QByteArray(R"({"value":[1]})");
    QTest::newRow("cut off") << QByteArray(R"({"value":[{"osType":)");
}

void SampleCatalogTest::refusesWhatIsNoReply()
{
    QFETCH(QByteArray, text);
    QVERIFY(!readSampleCatalog(text).has_value());
}

void SampleCatalogTest::layoutIsThatOfARecordedReply()
{
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/recorded-list.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray recorded = file.readAll();
    const auto images = readSampleCatalog(recorded);
    QVERIFY(images.has_value());
    std::vector<const SampleImage *> all;
    for (const SampleImage &image : *images)
        all.push_back(&image);
    const QByteArray body = samplePageBody("https://billstestba24326.uksouth.batch.azure.com", all, {});
    QCOMPARE(body, recorded);
}

void SampleCatalogTest::sampleAccountsLookLikeTheService_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("contoso") << "contoso";
    QTest::newRow("fabrikam") << "fabrikam";
    QTest::newRow("adatum") << "adatum";
}

void SampleCatalogTest::sampleAccountsLookLikeTheService()
{
    QFETCH(QString, name);
    QFile file(QStringLiteral(":/sample/%1.json").arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const QJsonArray images = QJsonDocument::fromJson(text).object()[QStringLiteral("value")].toArray();
    QVERIFY(images.size() >= 60 && images.size() <= 70);
    QVERIFY(readSampleCatalog(text).has_value());

    const Instant now = parseInstant(std::string_view("2026-11-22T12:00:00Z")).value_or(Instant());
    QSet<int> states;
    int withoutDate = 0;
    QStringList previous;
    for (const QJsonValue &image : images) {
        const QJsonObject reference = image[QStringLiteral("imageReference")].toObject();
        const QStringList triple{reference[QStringLiteral("publisher")].toString(),
                                 reference[QStringLiteral("offer")].toString(),
                                 reference[QStringLiteral("sku")].toString()};
        QVERIFY2(previous < triple, qPrintable(triple.join(u':')));
        QCOMPARE(triple.join(u':').toLower(), triple.join(u':'));
        QCOMPARE(reference[QStringLiteral("version")].toString(), QStringLiteral("latest"));
        const QJsonValue capabilities = image[QStringLiteral("capabilities")];
        QVERIFY(capabilities.isUndefined() || !capabilities.toArray().isEmpty());
        const QString end = image[QStringLiteral("batchSupportEndOfLife")].toString();
        const EndOfLife state = endOfLifeAt(parseInstant(end), now);
        QCOMPARE(state.instant.has_value(), !end.isEmpty());
        states.insert(static_cast<int>(state.state));
        withoutDate += end.isEmpty() ? 1 : 0;
        previous = triple;
    }
    QCOMPARE(states.size(), EndOfLifeStateCount);
    QVERIFY(withoutDate > images.size() / 2);
}

QTEST_GUILESS_MAIN(SampleCatalogTest)
#include "tst_samplecatalog.moc"
