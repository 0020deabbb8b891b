// SPDX-License-Identifier: Apache-2.0
#include "ui/timelineview.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace imagebrowser;

namespace {

TimelineData data(int lanes = 3)
{
    TimelineData data;
    data.today = QDate(2026, 11, 22);
    for (int lane = 0; lane < lanes; ++lane) {
        data.lanes.append({QStringLiteral("lane %1").arg(lane), lane, false});
        for (int month = 0; month <= lane % 4; ++month)
            data.marks.append({QDate(2027, 1 + 3 * month, 5), lane, 1 + month, EndOfLifeState::Notice, month == 1});
    }
    return data;
}

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TimelineView> m_view;

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_view.get(), Qt::Key(key), modifiers);
    }
    [[nodiscard]] const TimelineLayout::Item &current() const
    {
        return m_view->timelineLayout().items[m_view->currentItem()];
    }

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<TimelineView>();
        m_view->resize(1000, 300);
        m_view->setData(data());
        m_view->show();
        m_view->activateWindow();
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }
    void cleanup() { m_view.reset(); }

    void arrowsReachEveryMark()
    {
        std::set<int> reached;
        press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(m_view->currentItem(), 0);
        const auto rows = m_view->timelineLayout().lanes.size();
        for (qsizetype row = 0; row < rows; ++row) {
            press(Qt::Key_Home);
            const auto items = m_view->timelineLayout().items.size();
            for (qsizetype i = 0; i < items; ++i) {
                reached.insert(m_view->currentItem());
                press(Qt::Key_Right);
            }
            press(Qt::Key_Down);
        }
        QCOMPARE(qsizetype(reached.size()), m_view->timelineLayout().items.size());
    }

    void keysStayWithinTheirLane()
    {
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_Left);
        press(Qt::Key_Up);
        QCOMPARE(m_view->currentItem(), 0);
        press(Qt::Key_Down);
        QCOMPARE(current().lane, QStringLiteral("lane 1"));
        press(Qt::Key_End);
        QCOMPARE(current().cluster.from, QDate(2027, 4, 5));
        press(Qt::Key_Right);
        QCOMPARE(current().lane, QStringLiteral("lane 1"));
        press(Qt::Key_End, Qt::ControlModifier);
        QVERIFY(current().isNoDate);
    }

    void enterAndSpaceActivate_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("return") << int(Qt::Key_Return);
        QTest::newRow("enter") << int(Qt::Key_Enter);
        QTest::newRow("space") << int(Qt::Key_Space);
    }
    void enterAndSpaceActivate()
    {
        QFETCH(const int, key);
        QSignalSpy spy(m_view.get(), &TimelineView::dateRangeActivated);
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_Down);
        press(Qt::Key_End);
        press(key);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0], (QVariantList{QDate(2027, 4, 5), QDate(2027, 4, 5), QStringLiteral("lane 1")}));
    }

    void clickActivatesOnlyWhereItBegan()
    {
        QSignalSpy spy(m_view.get(), &TimelineView::dateRangeActivated);
        const QPoint first = m_view->itemRect(0).center();
        const QPoint second = m_view->itemRect(1).center();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, first);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][2].toString(), QStringLiteral("lane 0"));
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, first);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, second);
        QTest::mouseClick(m_view->viewport(), Qt::RightButton, {}, first);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(3, 3));
        QCOMPARE(spy.size(), 1);
    }

    void noDateIsActivatedByItself()
    {
        QSignalSpy spy(m_view.get(), &TimelineView::noDateActivated);
        QSignalSpy dates(m_view.get(), &TimelineView::dateRangeActivated);
        press(Qt::Key_End, Qt::ControlModifier);
        press(Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toString(), QStringLiteral("lane 2"));
        QVERIFY(dates.isEmpty());
    }

    void receiverMayReplaceTheData()
    {
        connect(m_view.get(), &TimelineView::dateRangeActivated, this, [this] { m_view->setData({}); });
        QSignalSpy spy(m_view.get(), &TimelineView::dateRangeActivated);
        m_view->activate(0);
        QCOMPARE(spy[0][2].toString(), QStringLiteral("lane 0"));
        QCOMPARE(m_view->currentItem(), -1);
        for (const int key : {Qt::Key_Left, Qt::Key_Down, Qt::Key_End, Qt::Key_Return})
            press(key);
    }

    void currentMarkIsKeptOverNewDataAndZoom()
    {
        press(Qt::Key_Home, Qt::ControlModifier);
        press(Qt::Key_Down);
        press(Qt::Key_End);
        TimelineData more = data();
        more.marks.prepend({QDate(2026, 12, 1), 0, 9, EndOfLifeState::Critical, false});
        m_view->setData(more);
        QCOMPARE(current().lane, QStringLiteral("lane 1"));
        QCOMPARE(current().cluster.from, QDate(2027, 4, 5));
        m_view->setZoom(TimelineZoom::All);
        QCOMPARE(current().cluster.from, QDate(2027, 4, 5));
    }

    void focusedMarkIsScrolledIntoView()
    {
        m_view->setData(data(40));
        m_view->resize(800, 200);
        QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 0);
        press(Qt::Key_Home, Qt::ControlModifier);
        for (int row = 0; row < 45; ++row) {
            press(Qt::Key_Down);
            const QRect rect = m_view->itemRect(m_view->currentItem());
            QVERIFY(m_view->viewport()->rect().contains(rect));
            QVERIFY(rect.top() >= m_view->timelineLayout().headerHeight);
        }
        press(Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(m_view->itemRect(0).top() >= m_view->timelineLayout().headerHeight);
    }

    void scrolledAwayMarksAreNotHitThroughTheHeader()
    {
        m_view->setData(data(40));
        m_view->resize(800, 200);
        QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 0);
        QSignalSpy spy(m_view.get(), &TimelineView::dateRangeActivated);
        const int row = qRound(m_view->timelineLayout().lanes[0].rect.center().y());
        m_view->verticalScrollBar()->setValue(row - 8);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->itemRect(0).center());
        QVERIFY(spy.isEmpty());
    }

    void assistiveTechnologySeesEveryMark()
    {
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(list);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Timeline"));
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), int(m_view->timelineLayout().items.size()));
        for (int i = 0; i < list->childCount(); ++i) {
            QAccessibleInterface *item = list->child(i);
            QVERIFY(item && item->isValid());
            QCOMPARE(item->text(QAccessible::Name), m_view->itemText(i));
            QVERIFY(!item->text(QAccessible::Name).isEmpty());
            QCOMPARE(list->indexOfChild(item), i);
            QCOMPARE(list->childAt(item->rect().center().x(), item->rect().center().y()), item);
            QCOMPARE(item->parent(), list);
        }
        m_view->setCurrentItem(2);
        QCOMPARE(list->focusChild(), list->child(2));
        QVERIFY(list->child(2)->state().focused);

        QSignalSpy spy(m_view.get(), &TimelineView::dateRangeActivated);
        list->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(spy.size(), 1);
        QCOMPARE(m_view->currentItem(), 1);

        m_view->setData({});
        QCOMPARE(list->childCount(), 0);
        QVERIFY(!list->child(0));
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
