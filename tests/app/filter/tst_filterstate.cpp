// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterstate.h"

#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"

#include <QSignalSpy>
#include <QtTest>

using namespace imagebrowser;

namespace {

FilterExpression parsed(const char *text)
{
    return parseFilter(QString::fromLatin1(text)).value();
}

QString labels(const FilterState &state)
{
    QStringList texts;
    for (const AppliedFilter &applied : state.appliedFilters())
        texts.append(applied.text);
    return texts.join(QStringLiteral(" | "));
}

} // namespace

class TestFilterState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ticksAndExpressionAreOneFilter();
    void undoAndRedo();
    void typingIsOneStep();
    void unchangedIsNoStep();
    void labelsInWords_data();
    void labelsInWords();
    void removesOneThing();
    void narrowsAndExcludes();
    void narrowingAnOrKeepsItWhole();
    void savedFilterReplacesTheTicks();
    void serviceFilterIsAnnouncedWhenItChanges();
    void thresholdsChangeWhatTicksMean();
    void textKeepsWhatIsSwitchedOff();
};

void TestFilterState::ticksAndExpressionAreOneFilter()
{
    FilterState state;
    QVERIFY(!state.isFiltering());
    state.setExpression(parsed("contains(sku, '22')"));
    state.setSelected(Facet::Publisher, QStringLiteral("canonical"), true);
    state.setSelected(Facet::Publisher, QStringLiteral("debian"), true);
    state.setSelected(Facet::Publisher, QStringLiteral("Debian"), true);
    state.setSelected(Facet::State, stateFacetValue(EndOfLifeState::Ended), true);
    state.setSelected(Facet::Capability, QStringLiteral("DockerCompatible"), true);
    state.setSelected(Facet::Account, {}, true);
    QCOMPARE(filterText(state.effectiveExpression()),
             QStringLiteral("contains(imageReference/sku, '22') and batchSupportEndOfLife lt now() and "
                            "imageReference/publisher in ('canonical', 'debian') "
                            "and capabilities/any(c: c eq 'DockerCompatible') and account eq null"));
    QVERIFY(state.isFiltering());
    state.clear();
    QVERIFY(!state.isFiltering());
}

void TestFilterState::undoAndRedo()
{
    FilterState state;
    QSignalSpy changed(&state, &FilterState::changed);
    QSignalSpy undoState(&state, &FilterState::undoStateChanged);
    state.setExpression(parsed("osType eq 'linux'"));
    state.setSelected(Facet::OsType, QStringLiteral("linux"), true);
    state.clear();
    QCOMPARE(changed.count(), 3);
    state.undo();
    QVERIFY(state.selection().contains(Facet::OsType, QStringLiteral("linux")));
    state.undo();
    state.undo();
    QVERIFY(!state.canUndo());
    QVERIFY(!state.isFiltering());
    QCOMPARE(undoState.last(), (QList<QVariant>{false, true}));
    state.undo();
    state.redo();
    QCOMPARE(filterText(state.expression()), QStringLiteral("osType eq 'linux'"));
    state.setSearch(QStringLiteral("x"));
    QVERIFY(!state.canRedo());
}

void TestFilterState::typingIsOneStep()
{
    FilterState state;
    for (const char *text : {"u", "ub", "ubu"})
        state.setSearch(QString::fromLatin1(text));
    state.setExpression(parsed("sku eq 'a'"), QStringLiteral("0"));
    state.setExpression(parsed("sku eq 'ab'"), QStringLiteral("0"));
    state.setExpression(parsed("sku eq 'ab' and osType eq 'x'"), QStringLiteral("1"));
    state.undo();
    QCOMPARE(filterText(state.expression()), QStringLiteral("imageReference/sku eq 'ab'"));
    state.undo();
    QVERIFY(state.expression().isEmpty());
    QCOMPARE(state.search(), QStringLiteral("ubu"));
    state.undo();
    QCOMPARE(state.search(), QString());
    // After undo, typing begins a new step.
    state.setSearch(QStringLiteral("d"));
    state.undo();
    QVERIFY(!state.canUndo());
}

void TestFilterState::unchangedIsNoStep()
{
    FilterState state;
    QSignalSpy changed(&state, &FilterState::changed);
    state.setExpression({});
    state.clear();
    state.setSelected(Facet::Offer, QStringLiteral("x"), false);
    QCOMPARE(changed.count(), 0);
    QVERIFY(!state.canUndo());
}

void TestFilterState::labelsInWords_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *filter, const char *expected) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(expected);
    };
    row("", "");
    row("osType in ('linux', 'windows')", "osType is any of linux, windows");
    row("contains(sku, '22') and publisher ne 'x'", "sku contains \"22\" | publisher is not x");
    row("batchSupportEndOfLife lt 2030-01-01 or batchSupportEndOfLife eq null",
        "ends before 2030-01-01 or no end date");
    row("batchSupportEndOfLife lt now()", "ended");
    row("batchSupportEndOfLife le date(now()) add duration'P90D'", "ends on or before 90 days from now");
    row("capabilities/any(c: c eq 'DockerCompatible') and not capabilities/any()",
        "capabilities include DockerCompatible | no capabilities");
    row("capabilities/all(c: contains(c, 'x'))", "every capability contains \"x\"");
    row("not (osType eq 'a' or sku eq 'b')", "not (osType is a or sku is b)");
    row("not (osType eq 'a')", "not osType is a");
    row("(osType eq 'a' and sku eq 'b') or sku eq 'c'", "(osType is a and sku is b) or sku is c");
    row("exactVersion eq null and version ne null", "exactVersion is missing | version is present");
    row("sku eq ''", "sku is \"\"");
}

void TestFilterState::labelsInWords()
{
    QFETCH(QString, filter);
    QFETCH(QString, expected);
    FilterState state;
    state.setExpression(parseFilter(filter).value());
    QCOMPARE(labels(state), expected);
}

void TestFilterState::removesOneThing()
{
    FilterState state;
    state.setSearch(QStringLiteral(" ubuntu  hpc "));
    state.setExpression(parsed("osType eq 'a' and sku eq 'b'"));
    state.setSelected(Facet::Publisher, QStringLiteral("canonical"), true);
    QCOMPARE(labels(state), QStringLiteral("search: ubuntu hpc | osType is a | sku is b | Publisher: canonical"));
    state.remove(state.appliedFilters().at(1));
    QCOMPARE(labels(state), QStringLiteral("search: ubuntu hpc | sku is b | Publisher: canonical"));
    state.remove(state.appliedFilters().at(2));
    state.remove(state.appliedFilters().at(0));
    QCOMPARE(labels(state), QStringLiteral("sku is b"));
    state.setExpression(parsed("osType eq 'a' or sku eq 'b'"));
    state.remove(state.appliedFilters().at(0));
    QVERIFY(!state.isFiltering());
}

void TestFilterState::narrowsAndExcludes()
{
    FilterState state;
    state.narrow(FilterNode::condition(FilterField::Sku, FilterOperator::Equal, QStringLiteral("a")));
    state.exclude(FilterNode::condition(FilterField::OsType, FilterOperator::Equal, QStringLiteral("windows")));
    state.exclude(FilterNode::group(FilterNode::Kind::SomeCapability));
    QCOMPARE(filterText(state.expression()),
             QStringLiteral("imageReference/sku eq 'a' and osType ne 'windows' and not capabilities/any()"));
}

void TestFilterState::narrowingAnOrKeepsItWhole()
{
    FilterState state;
    state.setExpression(parsed("osType eq 'a' or osType eq 'b'"));
    state.narrow(FilterNode::condition(FilterField::Sku, FilterOperator::Equal, QStringLiteral("x")));
    QCOMPARE(filterText(state.expression()),
             QStringLiteral("(osType eq 'a' or osType eq 'b') and imageReference/sku eq 'x'"));
}

void TestFilterState::savedFilterReplacesTheTicks()
{
    FilterState state;
    state.setSelected(Facet::OsType, QStringLiteral("linux"), true);
    state.setSearch(QStringLiteral("x"));
    state.apply(parsed("sku eq 'a'"));
    QVERIFY(state.selection().isEmpty());
    QCOMPARE(state.search(), QStringLiteral("x"));
}

void TestFilterState::serviceFilterIsAnnouncedWhenItChanges()
{
    FilterState state;
    QSignalSpy announced(&state, &FilterState::serviceFilterChanged);
    state.setExpression(parsed("osType eq 'linux' and sku eq 'x'"));
    QCOMPARE(announced.count(), 0);
    state.setFilteredAtService(true);
    QCOMPARE(announced.takeFirst().front().toString(), QStringLiteral("osType eq 'linux'"));
    state.setExpression(parsed("osType eq 'linux' and sku eq 'y'"));
    state.setSelected(Facet::Verification, QStringLiteral("verified"), true);
    QCOMPARE(announced.count(), 0);
    state.setFilteredAtService(false);
    QCOMPARE(announced.takeFirst().front().toString(), QString());
}

void TestFilterState::thresholdsChangeWhatTicksMean()
{
    FilterState state;
    state.setSelected(Facet::State, stateFacetValue(EndOfLifeState::Supported), true);
    QSignalSpy changed(&state, &FilterState::changed);
    state.setThresholds({10, 20, 30});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(filterText(state.effectiveExpression()),
             QStringLiteral("batchSupportEndOfLife gt date(now()) add duration'P30D'"));
}

void TestFilterState::textKeepsWhatIsSwitchedOff()
{
    FilterExpression before = parsed("osType eq 'linux' and sku eq 'x'");
    before.node({1})->isEnabled = false;
    const FilterExpression after = parsed("osType eq 'windows' or sku eq 'y'").keepingSwitchedOff(before);
    QCOMPARE(filterText(after), QStringLiteral("osType eq 'windows' or imageReference/sku eq 'y'"));
    QCOMPARE(*after.node({1}), *before.node({1}));
}

QTEST_GUILESS_MAIN(TestFilterState)
#include "tst_filterstate.moc"
