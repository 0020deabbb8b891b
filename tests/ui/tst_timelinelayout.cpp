// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinelayout.h"
#include "ui/timelinetext.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace imagebrowser;

namespace {

const QDate Today(2026, 11, 22);

TimelineMetrics sevenPerLetter()
{
    TimelineMetrics metrics;
    metrics.textWidth = [](const QString &text) { return 7.0 * qreal(text.size()); };
    metrics.smallTextWidth = metrics.textWidth;
    metrics.countWidth = metrics.textWidth;
    return metrics;
}

EndOfLifeState stateOf(int days)
{
    return days < 0   ? EndOfLifeState::Ended
        : days <= 30  ? EndOfLifeState::Critical
        : days <= 90  ? EndOfLifeState::Warning
        : days <= 365 ? EndOfLifeState::Notice
                      : EndOfLifeState::Supported;
}

TimelineData randomData(int marks, int lanes, int days, quint32 seed)
{
    QRandomGenerator random(seed);
    TimelineData data;
    data.today = Today;
    for (int lane = 0; lane < lanes; ++lane)
        data.lanes.append({QStringLiteral("lane %1").arg(lane), int(random.bounded(3)), false});
    for (int i = 0; i < marks; ++i) {
        const int day = int(random.bounded(days)) - days / 4;
        data.marks.append(
            {Today.addDays(day), int(random.bounded(lanes)), 1 + int(random.bounded(500)), stateOf(day), false});
    }
    return data;
}

int imagesIn(const TimelineLayout &layout, bool noDate)
{
    return std::accumulate(layout.items.cbegin(), layout.items.cend(), 0,
                           [noDate](int sum, const TimelineLayout::Item &item) {
                               return item.isNoDate == noDate ? sum + item.cluster.count : sum;
                           });
}

TimelineData twoLanes()
{
    TimelineData data;
    data.today = Today;
    data.lanes = {{QStringLiteral("Linux"), 4, false}, {QStringLiteral("Windows"), 1, true}};
    data.marks = {{QDate(2027, 6, 30), 0, 3, EndOfLifeState::Notice, false},
                  {QDate(2026, 7, 30), 0, 1, EndOfLifeState::Ended, false},
                  {QDate(2027, 1, 12), 1, 4, EndOfLifeState::Warning, true}};
    return data;
}

} // namespace

class TestTimelineLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsAndNothingIsLost_data()
    {
        QTest::addColumn<int>("marks");
        QTest::addColumn<int>("lanes");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("width");
        QTest::newRow("three marks") << 3 << 2 << 900 << 1200;
        QTest::newRow("300 marks") << 300 << 2 << 900 << 1200;
        QTest::newRow("300 marks, narrow") << 300 << 6 << 900 << 600;
        QTest::newRow("3000 marks on every day") << 3000 << 3 << 1500 << 900;
        QTest::newRow("all in one week") << 200 << 1 << 8 << 900;
        QTest::newRow("over a century") << 300 << 4 << 40000 << 2400;
    }
    void nothingOverlapsAndNothingIsLost()
    {
        QFETCH(const int, marks);
        QFETCH(const int, lanes);
        QFETCH(const int, days);
        QFETCH(const int, width);
        for (quint32 seed = 1; seed <= 20; ++seed) {
            const TimelineData data = randomData(marks, lanes, days, seed);
            int dated = 0;
            for (const TimelineMark &mark : data.marks)
                dated += mark.count;
            int undated = 0;
            for (const TimelineLane &lane : data.lanes)
                undated += lane.noDateCount;
            for (const TimelineZoom zoom :
                 {TimelineZoom::ThreeMonths, TimelineZoom::OneYear, TimelineZoom::TwoYears, TimelineZoom::All}) {
                const TimelineLayout layout = layoutTimeline(data, zoom, width, sevenPerLetter());
                QCOMPARE(imagesIn(layout, false), dated);
                QCOMPARE(imagesIn(layout, true), undated);
                for (int i = 0; i < layout.items.size(); ++i) {
                    const TimelineLayout::Item &item = layout.items[i];
                    QVERIFY(item.rect.left() >= layout.plot.left() - 0.01);
                    QVERIFY(item.isNoDate || item.rect.right() <= layout.plot.right() + 0.01);
                    for (int j = i + 1; j < layout.items.size() && layout.items[j].row == item.row; ++j) {
                        const TimelineLayout::Item &other = layout.items[j];
                        QVERIFY(item.rect.right() <= other.rect.left() + 0.01);
                        QVERIFY(!item.labelRect.intersects(other.rect) && !other.labelRect.intersects(item.rect));
                        QVERIFY(!item.labelRect.intersects(other.labelRect));
                    }
                }
            }
        }
    }

    void everyMarkIsInTheClusterOfItsTime()
    {
        const TimelineData data = randomData(400, 1, 900, 3);
        const TimelineLayout layout = layoutTimeline(data, TimelineZoom::TwoYears, 900, sevenPerLetter());
        for (const TimelineMark &mark : data.marks) {
            const auto holds = [&mark](const TimelineLayout::Item &item) {
                return !item.isNoDate && item.cluster.from <= mark.date && mark.date <= item.cluster.to;
            };
            QCOMPARE(std::count_if(layout.items.cbegin(), layout.items.cend(), holds), 1);
        }
    }

    void denseLaneStaysARowOfMarks()
    {
        const TimelineData data = randomData(3000, 1, 1200, 9);
        const TimelineLayout layout = layoutTimeline(data, TimelineZoom::TwoYears, 1200, sevenPerLetter());
        QVERIFY(layout.lastInRow(0) >= 8);
        const qreal month = layout.scale.monthWidth();
        for (const TimelineLayout::Item &item : layout.items) {
            if (item.isNoDate || item.cluster.place != TimelineCluster::Place::Shown)
                continue;
            const qreal middle = (layout.scale.x(item.cluster.from) + layout.scale.x(item.cluster.to)) / 2.0;
            QVERIFY2(std::abs(item.rect.center().x() - middle) <= 2 * month, qPrintable(item.text));
        }
    }

    void loneMarkStandsOnItsDay()
    {
        const TimelineLayout layout = layoutTimeline(twoLanes(), TimelineZoom::TwoYears, 1200, sevenPerLetter());
        const TimelineLayout::Item &ended = layout.items[0];
        QCOMPARE(ended.cluster.from, QDate(2026, 7, 30));
        QVERIFY(std::abs(ended.rect.center().x() - layout.scale.x(QDate(2026, 7, 30))) < 0.01);
        QCOMPARE(ended.label, QStringLiteral("2026-07-30"));
        QVERIFY(ended.rect.center().x() < layout.todayX);
        QVERIFY(layout.items[1].rect.center().x() > layout.todayX);
        QVERIFY(layout.scale.contains(Today));
    }

    void marksOutsideTheZoomStandAtTheEdges()
    {
        TimelineData data = twoLanes();
        data.marks.append({QDate(2035, 1, 1), 0, 7, EndOfLifeState::Supported, false});
        data.marks.append({QDate(2036, 1, 1), 0, 2, EndOfLifeState::Supported, true});
        data.marks.append({QDate(2020, 1, 1), 0, 5, EndOfLifeState::Ended, false});
        const TimelineLayout layout = layoutTimeline(data, TimelineZoom::OneYear, 1200, sevenPerLetter());
        const TimelineCluster &first = layout.items[layout.firstInRow(0)].cluster;
        const TimelineCluster &last = layout.items[layout.lastInRow(0)].cluster;
        QCOMPARE(first.place, TimelineCluster::Place::Earlier);
        QCOMPARE(first.count, 6);
        QCOMPARE(last.place, TimelineCluster::Place::Later);
        QCOMPARE(last.count, 9);
        QCOMPARE(last.from, QDate(2035, 1, 1));
        QCOMPARE(last.to, QDate(2036, 1, 1));
        QVERIFY(last.containsSelection);

        const TimelineLayout all = layoutTimeline(data, TimelineZoom::All, 1200, sevenPerLetter());
        for (const TimelineLayout::Item &item : all.items)
            QCOMPARE(item.cluster.place, TimelineCluster::Place::Shown);
    }

    void clusterShowsTheMostUrgentState()
    {
        TimelineData data = twoLanes();
        data.marks = {{QDate(2027, 8, 1), 0, 1, EndOfLifeState::Notice, false},
                      {QDate(2027, 8, 2), 0, 2, EndOfLifeState::Critical, true},
                      {QDate(2027, 8, 3), 0, 3, EndOfLifeState::Supported, false}};
        const TimelineLayout layout = layoutTimeline(data, TimelineZoom::TwoYears, 800, sevenPerLetter());
        const TimelineCluster &cluster = layout.items[0].cluster;
        QCOMPARE(cluster.count, 6);
        QCOMPARE(cluster.days, 3);
        QCOMPARE(cluster.state, EndOfLifeState::Critical);
        QVERIFY(cluster.containsSelection);
    }

    void noDateLaneHasOneItemALaneOrOneForAll()
    {
        TimelineData data = twoLanes();
        const TimelineLayout wide = layoutTimeline(data, TimelineZoom::TwoYears, 1200, sevenPerLetter());
        QVERIFY(wide.lanes.back().isNoDate);
        const int row = int(wide.lanes.size()) - 1;
        QCOMPARE(wide.lastInRow(row) - wide.firstInRow(row), 1);
        QCOMPARE(wide.items[wide.firstInRow(row)].lane, QStringLiteral("Linux"));
        QVERIFY(wide.items[wide.lastInRow(row)].cluster.containsSelection);

        const TimelineLayout narrow = layoutTimeline(data, TimelineZoom::TwoYears, 220, sevenPerLetter());
        const TimelineLayout::Item &only = narrow.items[narrow.firstInRow(row)];
        QCOMPARE(narrow.firstInRow(row), narrow.lastInRow(row));
        QVERIFY(only.lane.isEmpty());
        QCOMPARE(only.cluster.count, 5);
        QVERIFY(only.cluster.containsSelection);

        for (TimelineLane &lane : data.lanes)
            lane.noDateCount = 0;
        QVERIFY(!layoutTimeline(data, TimelineZoom::TwoYears, 1200, sevenPerLetter()).lanes.back().isNoDate);
    }

    void monthLabelsDoNotOverlap()
    {
        for (const int width : {200, 400, 900, 2400}) {
            for (const TimelineZoom zoom :
                 {TimelineZoom::ThreeMonths, TimelineZoom::OneYear, TimelineZoom::TwoYears, TimelineZoom::All}) {
                TimelineData data = twoLanes();
                data.marks.append({QDate(2999, 12, 31), 0, 1, EndOfLifeState::Supported, false});
                const TimelineLayout layout = layoutTimeline(data, zoom, width, sevenPerLetter());
                qreal end = 0;
                for (const TimelineLayout::Month &month : layout.months) {
                    if (month.label.isEmpty())
                        continue;
                    QVERIFY(month.labelRect.left() >= end);
                    end = month.labelRect.right();
                }
                QVERIFY(layout.months.size() < 400);
            }
        }
    }

    void oddInputIsLaidOut_data()
    {
        QTest::addColumn<QDate>("today");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<int>("lane");
        QTest::addColumn<int>("count");
        QTest::newRow("no today") << QDate() << QDate(2027, 1, 1) << 0 << 1;
        QTest::newRow("no date") << Today << QDate() << 0 << 1;
        QTest::newRow("no such lane") << Today << QDate(2027, 1, 1) << 5 << 1;
        QTest::newRow("lane below zero") << Today << QDate(2027, 1, 1) << -1 << 1;
        QTest::newRow("no images") << Today << QDate(2027, 1, 1) << 0 << 0;
        QTest::newRow("year one") << Today << QDate(1, 1, 1) << 0 << 1;
        QTest::newRow("year 9999") << Today << QDate(9999, 12, 31) << 0 << 1'000'000'000;
    }
    void oddInputIsLaidOut()
    {
        QFETCH(const QDate, today);
        QFETCH(const QDate, date);
        QFETCH(const int, lane);
        QFETCH(const int, count);
        TimelineData data;
        data.today = today;
        data.lanes = {{QStringLiteral("Linux"), 0, false}};
        data.marks = {{date, lane, count, EndOfLifeState::Notice, false}};
        for (const int width : {0, 1, 60, 900}) {
            const TimelineLayout layout = layoutTimeline(data, TimelineZoom::All, width, sevenPerLetter());
            const bool isShown = date.isValid() && lane == 0 && count > 0;
            QCOMPARE(layout.items.size(), isShown ? 1 : 0);
            QCOMPARE(layout.hasMarks, isShown);
        }
    }

    void emptyDataHasNoLanes()
    {
        const TimelineLayout layout = layoutTimeline({}, TimelineZoom::TwoYears, 900, sevenPerLetter());
        QVERIFY(layout.lanes.isEmpty());
        QVERIFY(layout.items.isEmpty());
        QVERIFY(!layout.isTodayShown);
        QCOMPARE(layout.itemAt({100, 20}), -1);
    }

    void itemsSayWhatTheyAre()
    {
        const TimelineLayout layout = layoutTimeline(twoLanes(), TimelineZoom::TwoYears, 1200, sevenPerLetter());
        const auto text = [&layout](int item) { return timelineItemText(layout.items[item], Today); };
        QCOMPARE(text(0), QStringLiteral("Linux, 1 image ended 30 July 2026, 115 days ago"));
        QCOMPARE(text(1), QStringLiteral("Linux, 3 images end 30 June 2027, in 7 mo, notice"));
        QCOMPARE(text(2),
                 QStringLiteral("Windows, 4 images end 12 January 2027, in 51 days, warning, holds the selection"));
        QCOMPARE(text(3), QStringLiteral("Linux, 4 images without an end date"));
    }
};

QTEST_GUILESS_MAIN(TestTimelineLayout)
#include "tst_timelinelayout.moc"
