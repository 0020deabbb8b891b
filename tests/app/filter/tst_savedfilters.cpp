// SPDX-License-Identifier: Apache-2.0
#include "app/filter/savedfilters.h"

#include "app/filter/filterparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QtTest>

using namespace imagebrowser;

namespace {

FilterExpression parsed(const char *text)
{
    return parseFilter(QString::fromLatin1(text)).value();
}

QJsonValue json(const char *text)
{
    return QJsonDocument::fromJson(text).array();
}

} // namespace

class TestSavedFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesAndFindsByName();
    void refusesEmptyNames();
    void renamesAndMoves();
    void survivesTheFile();
    void importReportsWhatItLeavesOut();
    void importIntoExisting();
    void restoreOfSomethingElse();
    void settingsKeepWhatCannotBeRead();
    void settingsKeepAnotherFormAsItIs();
};

void TestSavedFilters::savesAndFindsByName()
{
    SavedFilters filters;
    QSignalSpy changed(&filters, &SavedFilters::changed);
    QVERIFY(filters.save(QStringLiteral(" Ends  soon "), parsed("batchSupportEndOfLife lt now()")));
    QVERIFY(filters.save(QStringLiteral("ENDS SOON"), parsed("sku eq 'a'")));
    QCOMPARE(filters.filters().size(), 1);
    QCOMPARE(filters.find(u"ends soon")->text, QStringLiteral("imageReference/sku eq 'a'"));
    QCOMPARE(filters.find(u"other"), nullptr);
    QCOMPARE(changed.count(), 2);
}

void TestSavedFilters::refusesEmptyNames()
{
    SavedFilters filters;
    QVERIFY(!filters.save(QStringLiteral(" \n"), {}));
    QVERIFY(filters.filters().isEmpty());
}

void TestSavedFilters::renamesAndMoves()
{
    SavedFilters filters;
    filters.save(QStringLiteral("a"), {});
    filters.save(QStringLiteral("b"), {});
    QVERIFY(!filters.rename(u"a", QStringLiteral("B")));
    QVERIFY(filters.rename(u"a", QStringLiteral("A")));
    QVERIFY(!filters.rename(u"none", QStringLiteral("x")));
    QVERIFY(filters.move(0, 1));
    QVERIFY(!filters.move(0, 2));
    QCOMPARE(filters.filters().front().name, QStringLiteral("b"));
    QVERIFY(filters.remove(u"B"));
    QVERIFY(!filters.remove(u"B"));
}

void TestSavedFilters::survivesTheFile()
{
    SavedFilters filters;
    filters.save(QString::fromUtf8("Läuft aus ☃"), parsed("sku eq 'it''s'"));
    filters.save(QStringLiteral("everything"), {});
    SavedFilters other;
    const FilterImport result = other.restore(filters.toJson());
    QCOMPARE(result.added, 2);
    QVERIFY(result.rejected.isEmpty());
    QCOMPARE(other.filters(), filters.filters());
}

void TestSavedFilters::importReportsWhatItLeavesOut()
{
    SavedFilters filters;
    const FilterImport result =
        filters.importJson(json(R"([{"name":"good","filter":"osType eq 'linux'"},{"name":"bad","filter":"osType = 'x'"},
        {"filter":"osType eq 'x'"},{"name":"  ","filter":""},{"name":"number","filter":5},7,null])"));
    QCOMPARE(result.added, 1);
    QCOMPARE(result.rejected.size(), 6);
    QCOMPARE(result.rejected.front().name, QStringLiteral("bad"));
    QVERIFY(result.rejected.front().reason.startsWith(QStringLiteral("Character 8: expected")));
    QCOMPARE(filters.filters().size(), 1);
}

void TestSavedFilters::importIntoExisting()
{
    SavedFilters filters;
    filters.save(QStringLiteral("same"), parsed("sku eq 'a'"));
    filters.save(QStringLiteral("other"), parsed("sku eq 'b'"));
    const FilterImport result = filters.importJson(json(
        R"([{"name":"same","filter":"sku eq 'a'"},{"name":"Other","filter":"sku eq 'c'"},{"name":"new","filter":""}])"));
    QCOMPARE(result.unchanged, 1);
    QCOMPARE(result.replaced, 1);
    QCOMPARE(result.added, 1);
    QCOMPARE(filters.find(u"other")->text, QStringLiteral("imageReference/sku eq 'c'"));
}

void TestSavedFilters::restoreOfSomethingElse()
{
    SavedFilters filters;
    QVERIFY(filters.restore(QJsonValue(QJsonValue::Undefined)).rejected.isEmpty());
    QCOMPARE(filters.restore(QJsonValue(3)).rejected.size(), 1);
}

void TestSavedFilters::settingsKeepWhatCannotBeRead()
{
    const QJsonValue later =
        json(R"([{"name":"new form","filter":"sku is like 'a'"},{"name":"ok","filter":"sku eq 'a'"},7])");
    SavedFilters filters;
    QCOMPARE(filters.restore(later).rejected.size(), 2);
    QVERIFY(filters.save(QStringLiteral("mine"), parseFilter(QStringLiteral("osType eq 'linux'")).value()));
    const QJsonArray kept = filters.toSettings().toArray();
    QCOMPARE(kept.size(), 4);
    QVERIFY(kept.contains(later.toArray().at(0)));
    QVERIFY(kept.contains(QJsonValue(7)));
    QCOMPARE(filters.toJson().toArray().size(), 2);
}

void TestSavedFilters::settingsKeepAnotherFormAsItIs()
{
    const QJsonValue later = QJsonObject{{QStringLiteral("version"), 2}, {QStringLiteral("filters"), QJsonArray{1}}};
    SavedFilters filters;
    QVERIFY(!filters.restore(later).isList);
    QCOMPARE(filters.toSettings(), later);
    QVERIFY(filters.save(QStringLiteral("mine"), parsed("osType eq 'linux'")));
    QCOMPARE(filters.toSettings(), later);
    QCOMPARE(filters.toJson().toArray().size(), 1);
    QVERIFY(filters.restore(json("[]")).isList);
    QCOMPARE(filters.toSettings(), QJsonValue(QJsonArray()));
}

QTEST_GUILESS_MAIN(TestSavedFilters)
#include "tst_savedfilters.moc"
