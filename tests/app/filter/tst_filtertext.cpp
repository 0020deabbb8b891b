// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filtertext.h"

#include "app/filter/filterparser.h"
#include "tests/app/filter/filtergenerator.h"

#include <QtTest>

using namespace imagebrowser;

class TestFilterText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonicalForm_data();
    void canonicalForm();
    void leavesOutWhatIsNotActive();
    void roundTripIsStable();
    void equivalenceIgnoresOrder();
};

void TestFilterText::canonicalForm_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *name, const char *written, const char *canonical) {
        QTest::newRow(name) << QString::fromUtf8(written) << QString::fromUtf8(canonical);
    };
    row("blanks and case of operators", "  osType\tEQ 'linux'\n AND sku Ne 'x' ",
        "osType eq 'linux' and imageReference/sku ne 'x'");
    row("prefix is added", "contains(sku,'22')", "contains(imageReference/sku, '22')");
    row("doubled quotes", "sku eq 'it''s'", "imageReference/sku eq 'it''s'");
    row("empty text", "sku eq ''", "imageReference/sku eq ''");
    row("literal moves to the right", "'linux' eq osType", "osType eq 'linux'");
    row("reversed date comparison", "now() ge batchSupportEndOfLife", "batchSupportEndOfLife le now()");
    row("durations add up", "batchSupportEndOfLife lt now() add duration'P1D' sub duration'PT1H' add 'PT30M'",
        "batchSupportEndOfLife lt now() add duration'PT23H30M'");
    row("weeks become days", "batchSupportEndOfLife lt now() sub duration'P2W'",
        "batchSupportEndOfLife lt now() sub duration'P14D'");
    row("parenthesised moment", "batchSupportEndOfLife lt (now() add duration'P90D')",
        "batchSupportEndOfLife lt now() add duration'P90D'");
    row("offset becomes UTC", "batchSupportEndOfLife eq 2027-01-12T02:00:00.50+02:00",
        "batchSupportEndOfLife eq 2027-01-12T00:00:00.5Z");
    row("date stays a date", "batchSupportEndOfLife eq 2027-01-12", "batchSupportEndOfLife eq 2027-01-12");
    row("today", "batchSupportEndOfLife le date(now())", "batchSupportEndOfLife le date(now())");
    row("in", "osType in('linux','windows',null)", "osType in ('linux', 'windows', null)");
    row("not of an or", "not (osType eq 'a' or osType eq 'b')", "not (osType eq 'a' or osType eq 'b')");
    row("not of an and", "not(osType eq 'a' and osType eq 'b')", "not (osType eq 'a' and osType eq 'b')");
    row("not of a comparison", "not osType eq 'a'", "not (osType eq 'a')");
    row("not of a function", "not (contains(sku,'a'))", "not contains(imageReference/sku, 'a')");
    row("double not", "not not capabilities/any()", "not not capabilities/any()");
    row("groups that were written stay", "(sku eq 'a' and sku eq 'b') and sku eq 'c'",
        "(imageReference/sku eq 'a' and imageReference/sku eq 'b') and imageReference/sku eq 'c'");
    row("precedence made visible", "sku eq 'a' or sku eq 'b' and sku eq 'c'",
        "imageReference/sku eq 'a' or (imageReference/sku eq 'b' and imageReference/sku eq 'c')");
    row("superfluous parentheses go", "((osType eq 'a'))", "osType eq 'a'");
    row("variable is named c", "capabilities/any(cap:cap eq 'X' or cap eq 'Y')",
        "capabilities/any(c: c eq 'X' or c eq 'Y')");
    row("any at all", "capabilities/any( )", "capabilities/any()");
    row("all", "capabilities/all(c: not contains(c,'x'))", "capabilities/all(c: not contains(c, 'x'))");
    row("account", "account eq 'contoso'", "account eq 'contoso'");
    row("nothing", " \t ", "");
}

void TestFilterText::canonicalForm()
{
    QFETCH(QString, written);
    QFETCH(QString, canonical);
    const auto parsed = parseFilter(written);
    QVERIFY2(parsed.hasValue(), parsed ? "" : qPrintable(parsed.error().message()));
    QCOMPARE(filterText(parsed.value()), canonical);
    const auto again = parseFilter(canonical);
    QVERIFY(again.hasValue());
    QCOMPARE(filterText(again.value()), canonical);
}

void TestFilterText::leavesOutWhatIsNotActive()
{
    FilterNode off = FilterNode::condition(FilterField::OsType, FilterOperator::Equal, QStringLiteral("linux"));
    off.isEnabled = false;
    const FilterNode unfinished =
        FilterNode::condition(FilterField::Sku, FilterOperator::Contains, QList<FilterOperand>());
    const FilterNode emptyGroup = FilterNode::group(FilterNode::Kind::None);
    const FilterNode on = FilterNode::condition(FilterField::OsType, FilterOperator::Equal, QStringLiteral("windows"));
    QCOMPARE(filterText(FilterExpression(FilterNode::group(FilterNode::Kind::All, {off, unfinished, emptyGroup}))),
             QString());
    QCOMPARE(filterText(FilterExpression(FilterNode::group(FilterNode::Kind::Any, {off, on, emptyGroup}))),
             QStringLiteral("osType eq 'windows'"));
    QCOMPARE(filterText(FilterExpression(FilterNode::group(FilterNode::Kind::None, {on, off}))),
             QStringLiteral("not (osType eq 'windows')"));
    FilterNode rootOff = FilterNode::group(FilterNode::Kind::All, {on});
    rootOff.isEnabled = false;
    QCOMPARE(filterText(FilterExpression(rootOff)), QString());
}

void TestFilterText::roundTripIsStable()
{
    FilterGenerator generator(7);
    for (int i = 0; i < 10'000; ++i) {
        const QString text = filterText(generator.expression(4));
        const auto first = parseFilter(text);
        QVERIFY2(first.hasValue(), qPrintable(text));
        QCOMPARE(filterText(first.value()), text);
        const auto second = parseFilter(filterText(first.value()));
        QVERIFY(second.value() == first.value());
    }
}

void TestFilterText::equivalenceIgnoresOrder()
{
    const auto expression = [](const char *text) { return parseFilter(QString::fromLatin1(text)).value(); };
    QVERIFY(expression("osType eq 'a' and sku in ('x', 'y')")
                .isEquivalentTo(expression("sku in ('y', 'x') and osType eq 'a'")));
    QVERIFY(expression("(osType eq 'a')").isEquivalentTo(expression("osType eq 'a'")));
    QVERIFY(!expression("osType eq 'a' or sku eq 'x'").isEquivalentTo(expression("osType eq 'a' and sku eq 'x'")));
    QVERIFY(!(expression("osType eq 'a' and sku eq 'x'") == expression("sku eq 'x' and osType eq 'a'")));
}

QTEST_GUILESS_MAIN(TestFilterText)
#include "tst_filtertext.moc"
