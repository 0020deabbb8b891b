// SPDX-License-Identifier: Apache-2.0
#include "app/filter/servicefilter.h"

#include "app/filter/filterevaluator.h"
#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"
#include "tests/app/filter/filtergenerator.h"

#include <QRegularExpression>
#include <QtTest>

using namespace imagebrowser;

class TestServiceFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void marksTheConditionsThatAreSent();
    void bothPartsTogetherAreTheWhole();
};

void TestServiceFilter::splits_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("local");
    const auto row = [](const char *name, const char *whole, const char *sent, const char *local) {
        QTest::newRow(name) << QString::fromUtf8(whole) << QString::fromUtf8(sent) << QString::fromUtf8(local);
    };
    row("nothing", "", "", "");
    row("all three fields",
        "osType eq 'linux' and verificationType ne 'verified' and nodeAgentSKUId eq 'batch.node.ubuntu 24.04'",
        "osType eq 'linux' and verificationType ne 'verified' and nodeAgentSKUId eq 'batch.node.ubuntu 24.04'", "");
    row("a conjunct of another field stays", "osType eq 'linux' and sku eq 'x'", "osType eq 'linux'",
        "imageReference/sku eq 'x'");
    row("an or that mixes stays as a whole", "(osType eq 'linux' or sku eq 'x') and verificationType eq 'verified'",
        "verificationType eq 'verified'", "osType eq 'linux' or imageReference/sku eq 'x'");
    row("an or that does not mix is sent in parentheses",
        "(osType eq 'linux' or verificationType eq 'verified') and osType ne 'windows'",
        "(osType eq 'linux' or verificationType eq 'verified') and osType ne 'windows'", "");
    row("a lone or needs no parentheses", "osType eq 'linux' or osType eq 'windows'",
        "osType eq 'linux' or osType eq 'windows'", "");
    row("in becomes eq", "osType in ('linux', 'windows')", "osType eq 'linux' or osType eq 'windows'", "");
    row("in among others", "osType in ('linux', 'windows') and verificationType eq 'verified'",
        "(osType eq 'linux' or osType eq 'windows') and verificationType eq 'verified'", "");
    row("not in becomes ne", "not (osType in ('linux', 'windows'))", "osType ne 'linux' and osType ne 'windows'", "");
    row("not becomes ne", "not (osType eq 'linux')", "osType ne 'linux'", "");
    row("none of splits into conjuncts", "not (osType eq 'linux' or sku eq 'x')", "osType ne 'linux'",
        "not (imageReference/sku eq 'x')");
    row("not of an and", "not (osType eq 'linux' and verificationType eq 'verified')",
        "osType ne 'linux' or verificationType ne 'verified'", "");
    row("double not", "not (not (osType eq 'linux'))", "osType eq 'linux'", "");
    row("spelling is the documented one", "osType eq 'LINUX' and verificationType eq 'Verified'",
        "osType eq 'linux' and verificationType eq 'verified'", "");
    row("unknown value stays", "osType eq 'beos'", "", "osType eq 'beos'");
    row("agent in capitals stays", "nodeAgentSKUId eq 'Batch.node.x'", "", "nodeAgentSKUId eq 'Batch.node.x'");
    row("null stays", "osType ne null", "", "osType ne null");
    row("functions stay", "contains(nodeAgentSKUId, 'ubuntu')", "", "contains(nodeAgentSKUId, 'ubuntu')");
    row("capabilities stay", "capabilities/any() and osType eq 'linux'", "osType eq 'linux'", "capabilities/any()");
    row("quote in an agent", "nodeAgentSKUId ne 'o''brien'", "nodeAgentSKUId ne 'o''brien'", "");
    row("nested and", "(osType eq 'linux' and (sku eq 'a' and verificationType eq 'verified'))",
        "osType eq 'linux' and verificationType eq 'verified'", "imageReference/sku eq 'a'");
}

void TestServiceFilter::splits()
{
    QFETCH(QString, whole);
    QFETCH(QString, sent);
    QFETCH(QString, local);
    const ServiceFilter filter = splitForService(parseFilter(whole).value());
    QCOMPARE(filter.sent, sent);
    QCOMPARE(filterText(filter.local), local);
}

void TestServiceFilter::marksTheConditionsThatAreSent()
{
    const auto whole = parseFilter(QStringLiteral(
        "sku eq 'x' and (osType eq 'linux' or verificationType eq 'verified') and (osType eq 'linux' or sku eq 'y')"));
    const QList<FilterPath> expected{{1, 0}, {1, 1}};
    QCOMPARE(splitForService(whole.value()).sentConditions, expected);
}

void TestServiceFilter::bothPartsTogetherAreTheWhole()
{
    // Only what the documented language of the service has: fields, eq, ne, and, or, parentheses, quoted texts.
    static const QRegularExpression language(QStringLiteral(
        R"(^(?:\(|\)| and | or |(?:osType|verificationType|nodeAgentSKUId) (?:eq|ne) '(?:[^']|'')*')*$)"));
    const Instant now = *parseInstant(std::string_view("2026-11-22T11:20:05Z"));
    FilterGenerator generator(99);
    int sentParts = 0;
    for (int i = 0; i < 10'000; ++i) {
        static ImageStore store;
        if (i % 50 == 0) {
            store.clear();
            QVERIFY(store.append(store.addListing(QStringLiteral("contoso")), generator.page(25)));
        }
        const FilterExpression whole = i % 2 == 0 ? generator.serviceLikeExpression() : generator.expression();
        const ServiceFilter parts = splitForService(whole);
        QVERIFY2(language.match(parts.sent).hasMatch(), qPrintable(parts.sent));
        const auto sent = parseFilter(parts.sent);
        QVERIFY2(sent.hasValue(), qPrintable(parts.sent));
        sentParts += parts.sent.isEmpty() ? 0 : 1;
        FilterMaskJoin both(store, FilterMaskJoin::Kind::And);
        both.add(evaluateFilter(sent.value(), store, now));
        both.add(evaluateFilter(parts.local, store, now));
        QVERIFY2(both.result().rows(store) == evaluateFilter(whole, store, now).rows(store),
                 qPrintable(filterText(whole)));
    }
    QVERIFY(sentParts > 2'000);
}

QTEST_GUILESS_MAIN(TestServiceFilter)
#include "tst_servicefilter.moc"
