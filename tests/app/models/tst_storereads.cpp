// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagequerymodel.h"
#include "tests/support/filledmodel.h"
#include "tests/support/pagebuilder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <thread>

using namespace imagebrowser;

//! What is read on another thread, and what waits for it.
class TestStoreReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quickReadIsOverAtOnce();
    void longReadIsDoneElsewhereAndToldHere();
    void newerReadOvertakesTheOlder();
    void interruptedReadBeginsAnew();
    void completeEndsBeforeItReturns();
    void pagesWaitWhileTheStoreIsRead();
    void pagesComeBetweenReads();
    void removingDoesNotWaitForEver();
    void largeStoreShowsWhatASmallOneWould();
};

namespace {

std::shared_ptr<const ImagePage> onePage(const char *sku)
{
    PageBuilder builder;
    builder.add("publisher", "offer", sku);
    return std::make_shared<const ImagePage>(builder.take());
}

//! Work that stays in the store until it is let go or unwanted.
class Gate
{
public:
    [[nodiscard]] StoreReads::Work work()
    {
        return [this](const StoreReads::Stop &stop) {
            ++runs;
            while (!isOpen && !stop)
                std::this_thread::yield();
        };
    }

    std::atomic<bool> isOpen{false};
    std::atomic<int> runs{0};
};

} // namespace

void TestStoreReads::quickReadIsOverAtOnce()
{
    StoreReads reads;
    QStringList told;
    reads.read(
        this, true, [&](const StoreReads::Stop &) { told << QStringLiteral("work"); },
        [&] { told << QStringLiteral("done"); });
    QCOMPARE(told, (QStringList{QStringLiteral("work"), QStringLiteral("done")}));
    QVERIFY(!reads.isReading());
}

void TestStoreReads::longReadIsDoneElsewhereAndToldHere()
{
    StoreReads reads;
    QSignalSpy ended(&reads, &StoreReads::ended);
    std::thread::id worker;
    std::thread::id taker;
    reads.read(
        this, false, [&](const StoreReads::Stop &) { worker = std::this_thread::get_id(); },
        [&] { taker = std::this_thread::get_id(); });
    QVERIFY(reads.isReading());
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!reads.isReading());
    QVERIFY(worker != std::this_thread::get_id());
    QVERIFY(taker == std::this_thread::get_id());
}

void TestStoreReads::newerReadOvertakesTheOlder()
{
    StoreReads reads;
    Gate gate;
    QStringList told;
    reads.read(this, false, gate.work(), [&] { told << QStringLiteral("first"); });
    reads.read(
        this, false, [](const StoreReads::Stop &) {}, [&] { told << QStringLiteral("second"); });
    reads.read(
        this, false, [](const StoreReads::Stop &) {}, [&] { told << QStringLiteral("third"); });
    QTRY_COMPARE(told, QStringList{QStringLiteral("third")});
    QTRY_VERIFY(!reads.isReading());
    QCOMPARE(told.size(), 1);
}

void TestStoreReads::interruptedReadBeginsAnew()
{
    StoreReads reads;
    Gate gate;
    bool isDone = false;
    reads.read(this, false, gate.work(), [&] { isDone = true; });
    QTRY_COMPARE(gate.runs.load(), 1);
    reads.interrupt();
    QVERIFY(!reads.isReading());
    QVERIFY(!isDone);
    gate.isOpen = true;
    QTRY_VERIFY(isDone);
    QCOMPARE(gate.runs.load(), 2);
}

void TestStoreReads::completeEndsBeforeItReturns()
{
    StoreReads reads;
    Gate first;
    int done = 0;
    const QObject other;
    reads.read(this, false, first.work(), [&] { ++done; });
    reads.read(
        &other, false, [](const StoreReads::Stop &) {}, [&] { done += 10; });
    reads.complete(&other);
    QCOMPARE(done, 10);
    first.isOpen = true;
    reads.complete(this);
    QCOMPARE(done, 11);
    reads.complete(this);
    QCOMPARE(done, 11);
}

void TestStoreReads::pagesWaitWhileTheStoreIsRead()
{
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const ListingId listing = model.addListing(QStringLiteral("contoso"), true);
    Gate gate;
    model.reads().read(this, false, gate.work(), [] {});
    QVERIFY(model.addPage(listing, onePage("a")));
    QVERIFY(model.addPage(listing, onePage("b")));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.rowCountOf(listing), std::size_t(2));
    gate.isOpen = true;
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCountOf(listing), std::size_t(2));
    QCOMPARE(model.text(0, SkuColumn), QStringLiteral("a"));
    QCOMPARE(model.text(1, SkuColumn), QStringLiteral("b"));
}

void TestStoreReads::pagesComeBetweenReads()
{
    ImageTableModel model;
    const ListingId listing = model.addListing(QStringLiteral("contoso"), true);
    int reads = 0;
    std::function<void()> readAgain;
    readAgain = [&] {
        if (++reads < 1'000 && model.rowCount() < 5)
            model.reads().read(
                this, false, [](const StoreReads::Stop &) {}, readAgain);
    };
    readAgain();
    for (const char *sku : {"a", "b", "c", "d", "e"})
        QVERIFY(model.addPage(listing, onePage(sku)));
    QTRY_COMPARE(model.rowCount(), 5);
    QTRY_VERIFY(!model.reads().isReading());
    QVERIFY2(reads <= 4, qPrintable(QString::number(reads)));
}

void TestStoreReads::removingDoesNotWaitForEver()
{
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const ListingId kept = model.addListing(QStringLiteral("contoso"), true);
    const ListingId gone = model.addListing(QStringLiteral("fabrikam"), true);
    QVERIFY(model.addPage(gone, onePage("a")));
    Gate gate;
    model.reads().read(this, false, gate.work(), [] {});
    QTRY_COMPARE(gate.runs.load(), 1);
    QVERIFY(model.addPage(gone, onePage("b")));
    QVERIFY(model.addPage(kept, onePage("c")));
    model.removeListing(gone);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.text(0, SkuColumn), QStringLiteral("c"));
    gate.isOpen = true;
    QTRY_VERIFY(!model.reads().isReading() && gate.runs == 2);
}

void TestStoreReads::largeStoreShowsWhatASmallOneWould()
{
    FilledModel filled(ListShape::Distinct, ImageTableModel::LargeRowCount / 4 + 1);
    ImageQueryModel query(&filled.model());
    query.settle();
    ImageCriteria criteria = query.criteria();
    QSignalSpy changed(&query, &ImageQueryModel::rowsChanged);
    query.setSearch(QStringLiteral("windows"));
    query.setSortKeys({{SkuColumn, Qt::DescendingOrder}});
    QCOMPARE(changed.size(), 0);
    QTRY_VERIFY(!changed.isEmpty());
    criteria.search = QStringLiteral("windows");
    criteria.sort = {{SkuColumn, Qt::DescendingOrder}};
    const std::vector<RowId> wanted = queryImages(filled.model().store(), filled.model().endOfLives(), criteria);
    QVERIFY(std::equal(wanted.begin(), wanted.end(), query.rows().begin(), query.rows().end()));

    query.setSearch(QStringLiteral("k3f"));
    query.settle();
    criteria.search = QStringLiteral("k3f");
    QCOMPARE(query.rows().size(), queryImages(filled.model().store(), filled.model().endOfLives(), criteria).size());
}

QTEST_GUILESS_MAIN(TestStoreReads)
#include "tst_storereads.moc"
