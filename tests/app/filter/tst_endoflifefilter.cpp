// SPDX-License-Identifier: Apache-2.0
#include "app/filter/endoflifefilter.h"

#include "tests/support/filtermatch.h"
#include "app/filter/filterparser.h"
#include "app/filter/filtertext.h"

#include <QtTest>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

constexpr std::array states{EndOfLifeState::NoDate,  EndOfLifeState::Supported, EndOfLifeState::Notice,
                            EndOfLifeState::Warning, EndOfLifeState::Critical,  EndOfLifeState::Ended};

Instant instant(const char *text)
{
    return *parseInstant(std::string_view(text));
}

} // namespace

class TestEndOfLifeFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheStateAtEveryEdge_data();
    void agreesWithTheStateAtEveryEdge();
    void readsAsOrdinaryConditions();
};

void TestEndOfLifeFilter::agreesWithTheStateAtEveryEdge_data()
{
    QTest::addColumn<Instant>("now");
    QTest::addColumn<EndOfLifeThresholds>("thresholds");
    QTest::newRow("midday") << instant("2026-11-22T11:20:05Z") << EndOfLifeThresholds();
    QTest::newRow("midnight") << instant("2026-11-22T00:00:00Z") << EndOfLifeThresholds();
    QTest::newRow("last tick of a day") << instant("2026-11-22T23:59:59.9999999Z") << EndOfLifeThresholds();
    QTest::newRow("other thresholds") << instant("2026-02-28T17:00:00Z") << EndOfLifeThresholds{0, 1, 2};
}

void TestEndOfLifeFilter::agreesWithTheStateAtEveryEdge()
{
    QFETCH(Instant, now);
    QFETCH(EndOfLifeThresholds, thresholds);
    QList<std::optional<Instant>> ends{std::nullopt, now, now - Ticks(1), now + Ticks(1)};
    for (const int days : {-400, -1, 0, 1, 2, 3, 29, 30, 31, 32, 89, 90, 91, 364, 365, 366, 367}) {
        const Instant midnight = Instant(utcDay(now)) + std::chrono::days(days);
        ends << midnight << midnight - Ticks(1) << midnight + Ticks(1) << now + std::chrono::days(days)
             << midnight + 12h;
    }
    for (const auto &end : std::as_const(ends)) {
        ImageInformation image;
        if (end)
            image.text[indexOf(ImageField::BatchSupportEndOfLife)] = isoInstant(*end);
        const EndOfLifeState expected = endOfLifeAt(end, now, thresholds).state;
        for (const EndOfLifeState state : states) {
            const FilterExpression filter(endOfLifeStateFilter(state, thresholds));
            QVERIFY2(filterMatches(filter, image, now) == (state == expected),
                     qPrintable(image.endOfLifeText() + u' ' + endOfLifeStateName(state)));
        }
    }
}

void TestEndOfLifeFilter::readsAsOrdinaryConditions()
{
    QCOMPARE(filterText(FilterExpression(endOfLifeStateFilter(EndOfLifeState::Warning, {}))),
             QStringLiteral("batchSupportEndOfLife gt date(now()) add duration'P30D' and batchSupportEndOfLife le "
                            "date(now()) add duration'P90D'"));
    for (const EndOfLifeState state : states) {
        const FilterExpression filter(endOfLifeStateFilter(state, {}));
        QVERIFY(parseFilter(filterText(filter)).value() == filter);
    }
}

QTEST_GUILESS_MAIN(TestEndOfLifeFilter)
#include "tst_endoflifefilter.moc"
