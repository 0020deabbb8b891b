// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterevaluator.h"

#include "tests/support/filtermatch.h"
#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"
#include "tests/app/filter/filtergenerator.h"
#include "tests/support/pagebuilder.h"

#include <QtTest>

using namespace imagebrowser;

namespace {

const Instant now = *parseInstant(std::string_view("2026-11-22T11:20:05Z"));

//! The SKUs that pass, joined by blanks.
QString matching(const ImageStore &store, const QString &filter)
{
    const auto expression = parseFilter(filter);
    if (!expression)
        return expression.error().message();
    const FilterMask mask = evaluateFilter(expression.value(), store, now);
    QStringList skus;
    for (RowId row = 0; row < store.rowCount(); ++row) {
        if (mask.test(store, row))
            skus.append(store.image(row).sku());
    }
    return skus.join(u' ');
}

} // namespace

class TestFilterEvaluator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evaluates_data();
    void evaluates();
    void staysAtTheCheapestLevel_data();
    void staysAtTheCheapestLevel();
    void emptyFilterNeedsNoMask();
    void emptyStore();
    void agreesWithNaiveEvaluation();

private:
    static ImageStore store();
};

ImageStore TestFilterEvaluator::store()
{
    ImageStore store;
    PageBuilder first;
    first.add("Canonical", "ubuntu", "a",
              {.end = "2027-06-30T00:00:00Z", .capabilities = {"DockerCompatible", "Generation2VMImage"}});
    first.add("canonical", "ubuntu", "b", {.end = "2026-11-22T11:20:05.0000001Z", .hasCapabilities = true});
    first.add("microsoftwindowsserver", "windowsserver", "c",
              {.os = "Windows", .agent = "batch.node.windows amd64", .verification = "unverified"});
    PageBuilder second;
    second.add("debian", "debian-12", "d", {.end = "soon", .capabilities = {"DockerCompatible"}});
    second.add("debian", "debian-11", "e", {.end = "2026-11-22T11:20:04.9999999Z"});
    const bool appended = store.append(store.addListing(QStringLiteral("contoso")), first.page())
        && store.append(store.addListing(QStringLiteral("fabrikam")), second.page());
    return appended ? std::move(store) : ImageStore();
}

void TestFilterEvaluator::evaluates_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *filter, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(filter) << QString::fromUtf8(expected);
    };
    row("empty filter lets all pass", "", "a b c d e");
    row("equality ignores case", "publisher eq 'CANONICAL'", "a b");
    row("ne is the opposite of eq", "osType ne 'windows'", "a b d e");
    row("ne holds for an absent value", "exactVersion ne '1'", "a b c d e");
    row("eq is false for an absent value", "exactVersion eq ''", "");
    row("not of a comparison with an absent value", "not contains(exactVersion, '')", "a b c d e");
    row("eq null asks for absence", "imageReference/exactVersion eq null", "a b c d e");
    row("ne null asks for presence", "exactVersion ne null", "");
    row("in", "publisher in ('debian', 'MicrosoftWindowsServer')", "c d e");
    row("in with null", "exactVersion in ('x', null)", "a b c d e");
    row("contains", "contains(offer, 'BUNT')", "a b");
    row("contains nothing", "contains(offer, '')", "a b c d e");
    row("startswith", "startswith(offer, 'debian-')", "d e");
    row("endswith", "endswith(offer, '12')", "d");
    row("unreadable date is no date", "batchSupportEndOfLife eq null", "c d");
    row("has a date", "batchSupportEndOfLife ne null", "a b e");
    row("now to the last tick: ended", "batchSupportEndOfLife lt now()", "e");
    row("now to the last tick: not ended", "batchSupportEndOfLife gt now()", "a b");
    row("a missing date is neither before", "batchSupportEndOfLife lt 9999-12-31", "a b e");
    row("ne date holds without a date", "batchSupportEndOfLife ne 2027-06-30", "b c d e");
    row("a date alone is the whole UTC day", "batchSupportEndOfLife eq 2026-11-22", "b e");
    row("le a day includes the day", "batchSupportEndOfLife le 2026-11-22", "b e");
    row("lt a day excludes the day", "batchSupportEndOfLife lt 2026-11-22", "");
    row("gt a day excludes the day", "batchSupportEndOfLife gt 2026-11-22", "a");
    row("an instant is exact", "batchSupportEndOfLife eq 2026-11-22T12:20:05.0000001+01:00", "b");
    row("relative to today", "batchSupportEndOfLife le date(now()) add duration'P220D'", "a b e");
    row("relative to now", "batchSupportEndOfLife lt now() add duration'P219D'", "b e");
    row("literal first", "now() gt batchSupportEndOfLife", "e");
    row("some capability", "capabilities/any(c: c eq 'dockercompatible')", "a d");
    row("any of two", "capabilities/any(c: c eq 'x' or c eq 'Generation2VMImage')", "a");
    row("one capability that is both", "capabilities/any(c: startswith(c, 'Docker') and endswith(c, 'Image'))", "");
    row("every capability, vacuously too", "capabilities/all(c: c eq 'DockerCompatible')", "b c d e");
    row("any at all", "capabilities/any()", "a d");
    row("none at all", "not capabilities/any()", "b c e");
    row("account", "account eq 'Fabrikam'", "d e");
    row("account or image", "account eq 'fabrikam' or osType eq 'windows'", "c d e");
    row("account and image", "account eq 'contoso' and publisher eq 'canonical'", "a b");
    row("precedence: and before or", "sku eq 'a' or sku eq 'b' and sku eq 'c'", "a");
    row("parentheses", "(sku eq 'a' or sku eq 'b') and sku eq 'b'", "b");
}

void TestFilterEvaluator::evaluates()
{
    QFETCH(QString, filter);
    QFETCH(QString, expected);
    QCOMPARE(matching(store(), filter), expected);
}

void TestFilterEvaluator::staysAtTheCheapestLevel_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<FilterMask::Level>("level");
    QTest::newRow("conditions on images")
        << QStringLiteral("sku eq 'a' or not (osType eq 'linux')") << FilterMask::Level::Record;
    QTest::newRow("conditions on accounts")
        << QStringLiteral("account eq 'a' or account eq 'b'") << FilterMask::Level::Listing;
    QTest::newRow("both") << QStringLiteral("account eq 'a' or sku eq 'b'") << FilterMask::Level::Row;
}

void TestFilterEvaluator::staysAtTheCheapestLevel()
{
    QFETCH(QString, filter);
    QFETCH(FilterMask::Level, level);
    QCOMPARE(evaluateFilter(parseFilter(filter).value(), store(), now).level(), level);
}

void TestFilterEvaluator::emptyFilterNeedsNoMask()
{
    QVERIFY(filterRowMask({}, store(), now).empty());
    FilterExpression unfinished(FilterNode::condition(FilterField::Sku, FilterOperator::Equal, QList<FilterOperand>()));
    QVERIFY(filterRowMask(unfinished, store(), now).empty());
}

void TestFilterEvaluator::emptyStore()
{
    const ImageStore empty;
    for (const char *filter :
         {"sku eq 'a'", "batchSupportEndOfLife eq null", "capabilities/any()", "account eq 'x' and sku eq 'y'"})
        QVERIFY(filterRowMask(parseFilter(QString::fromLatin1(filter)).value(), empty, now).empty());
}

void TestFilterEvaluator::agreesWithNaiveEvaluation()
{
    FilterGenerator generator(20261122);
    constexpr int trees = 10'000;
    qsizetype passed = 0;
    qsizetype asked = 0;
    for (int i = 0; i < trees; ++i) {
        static ImageStore images;
        static std::vector<ImageInformation> values;
        if (i % 50 == 0) {
            images.clear();
            values.clear();
            for (const char *account : {"contoso", "fabrikam"})
                QVERIFY(images.append(images.addListing(QString::fromLatin1(account)), generator.page(20)));
            for (RowId row = 0; row < images.rowCount(); ++row)
                values.push_back(images.image(row));
        }
        const FilterExpression expression = generator.expression();
        const FilterMask mask = evaluateFilter(expression, images, now);
        const auto rows = mask.rows(images);
        for (RowId row = 0; row < images.rowCount(); ++row) {
            const bool expected = filterMatches(expression, values[row], now);
            if (mask.test(images, row) != expected || (rows[row] != 0) != expected)
                QFAIL(qPrintable(QStringLiteral("tree %1, row %2: %3").arg(i).arg(row).arg(filterText(expression))));
            passed += expected ? 1 : 0;
            ++asked;
        }
    }
    // The random filters must be telling: neither nearly always true nor nearly always false.
    QVERIFY(passed > asked / 5 && passed < asked * 4 / 5);
}

QTEST_GUILESS_MAIN(TestFilterEvaluator)
#include "tst_filterevaluator.moc"
