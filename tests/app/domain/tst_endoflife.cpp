// SPDX-License-Identifier: Apache-2.0
#include "app/domain/endoflife.h"

#include <QtTest>

using namespace imagebrowser;

namespace {

Instant at(const char *text)
{
    return *parseInstant(std::string_view(text));
}

} // namespace

class TestEndOfLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void state_data();
    void state();
    void noDate();
    void ownThresholds();
};

void TestEndOfLife::state_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spoken");

    const auto row = [](const char *name, const char *now, const char *end, EndOfLifeState state, int days,
                        const char *text, const char *spoken) {
        QTest::newRow(name) << QByteArray(now) << QByteArray(end) << static_cast<int>(state) << days
                            << QString::fromLatin1(text) << QString::fromLatin1(spoken);
    };
    const char *noon = "2026-11-22T12:00:00Z";
    row("long past", noon, "2023-10-10T00:00:00Z", EndOfLifeState::Ended, -1139, "ended 3 y 1 mo ago",
        "Ended 10 October 2023, 3 years and 1 month ago, ended");
    row("weeks past", noon, "2026-07-30T00:00:00Z", EndOfLifeState::Ended, -115, "ended 115 days ago",
        "Ended 30 July 2026, 115 days ago, ended");
    row("yesterday", noon, "2026-11-21T23:59:59Z", EndOfLifeState::Ended, -1, "ended 1 day ago",
        "Ended 21 November 2026, 1 day ago, ended");
    row("this morning", noon, "2026-11-22T00:00:00Z", EndOfLifeState::Ended, 0, "ended today",
        "Ended 22 November 2026, today, ended");
    row("this evening", noon, "2026-11-22T18:00:00Z", EndOfLifeState::Critical, 0, "today",
        "Ends 22 November 2026, today, critical");
    row("one tick ago", "2026-11-22T12:00:00.0000001Z", noon, EndOfLifeState::Ended, 0, "ended today",
        "Ended 22 November 2026, today, ended");
    row("this very instant", noon, noon, EndOfLifeState::Critical, 0, "today",
        "Ends 22 November 2026, today, critical");
    row("tomorrow, an hour away", "2026-11-22T23:30:00Z", "2026-11-23T00:30:00Z", EndOfLifeState::Critical, 1,
        "in 1 day", "Ends 23 November 2026, in 1 day, critical");
    row("30 days", noon, "2026-12-22T00:00:00Z", EndOfLifeState::Critical, 30, "in 30 days",
        "Ends 22 December 2026, in 30 days, critical");
    row("31 days", noon, "2026-12-23T00:00:00Z", EndOfLifeState::Warning, 31, "in 31 days",
        "Ends 23 December 2026, in 31 days, warning");
    row("90 days", noon, "2027-02-20T23:59:59Z", EndOfLifeState::Warning, 90, "in 90 days",
        "Ends 20 February 2027, in 90 days, warning");
    row("91 days", noon, "2027-02-21T00:00:00Z", EndOfLifeState::Notice, 91, "in 2 mo",
        "Ends 21 February 2027, in 2 months, notice");
    row("Ubuntu 22.04", noon, "2027-06-30T00:00:00Z", EndOfLifeState::Notice, 220, "in 7 mo",
        "Ends 30 June 2027, in 7 months, notice");
    row("365 days", noon, "2027-11-22T00:00:00Z", EndOfLifeState::Notice, 365, "in 1 y",
        "Ends 22 November 2027, in 1 year, notice");
    row("366 days", noon, "2027-11-23T00:00:00Z", EndOfLifeState::Supported, 366, "in 1 y",
        "Ends 23 November 2027, in 1 year, supported");
    row("two years", noon, "2029-01-09T00:00:00Z", EndOfLifeState::Supported, 779, "in 2 y 1 mo",
        "Ends 9 January 2029, in 2 years and 1 month, supported");
}

void TestEndOfLife::state()
{
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, end);
    QFETCH(int, state);
    QFETCH(int, days);
    QFETCH(QString, text);
    QFETCH(QString, spoken);
    const Instant moment = at(now.constData());
    const EndOfLife endOfLife = endOfLifeAt(at(end.constData()), moment);
    QCOMPARE(static_cast<int>(endOfLife.state), state);
    QCOMPARE(endOfLife.daysLeft, days);
    QCOMPARE(endOfLifeText(endOfLife, moment), text);
    QCOMPARE(endOfLifeAccessibleText(endOfLife, moment), spoken);
}

void TestEndOfLife::noDate()
{
    const EndOfLife endOfLife = endOfLifeAt(std::nullopt, at("2026-11-22T12:00:00Z"));
    QCOMPARE(endOfLife.state, EndOfLifeState::NoDate);
    QCOMPARE(endOfLifeText(endOfLife, at("2026-11-22")), QStringLiteral("No date"));
    QVERIFY(endOfLifeRelative(endOfLife, at("2026-11-22")).isEmpty());
    QVERIFY(endOfLifeMeaning(endOfLife).startsWith(QStringLiteral("Batch has not decided")));
    QVERIFY(endOfLifeMeaning(endOfLife, QStringLiteral("soon")).contains(QStringLiteral("cannot be read: “soon”")));
}

void TestEndOfLife::ownThresholds()
{
    const EndOfLifeThresholds wide{60, 180, 730};
    QVERIFY(wide.isValid());
    QCOMPARE(endOfLifeAt(at("2027-01-12"), at("2026-11-22"), wide).state, EndOfLifeState::Critical);
    QCOMPARE(endOfLifeAt(at("2028-05-31"), at("2026-11-22"), wide).state, EndOfLifeState::Notice);
    QVERIFY(!(EndOfLifeThresholds{90, 90, 365}.isValid()));
    QVERIFY(!(EndOfLifeThresholds{-1, 90, 365}.isValid()));
}

QTEST_GUILESS_MAIN(TestEndOfLife)
#include "tst_endoflife.moc"
