// SPDX-License-Identifier: Apache-2.0
#include "app/cli/storefiller.h"
#include "tests/support/pagebuilder.h"

#include <QTest>

#include <future>

using namespace imagebrowser;

namespace {

//! Nothing of it is touched, so that it takes addresses and no memory.
constexpr qsizetype tooLarge = qsizetype(1) << 30;

std::shared_ptr<const ImagePage> pageOf(int number, int images)
{
    PageBuilder builder;
    for (int i = 0; i < images; ++i)
        builder.add("publisher", "offer", "sku " + std::to_string(number) + '-' + std::to_string(i));
    return std::make_shared<const ImagePage>(builder.take());
}

std::shared_ptr<const ImagePage> largePage()
{
    ImagePage page;
    page.body = QByteArray(tooLarge, Qt::Uninitialized);
    return std::make_shared<const ImagePage>(std::move(page));
}

} // namespace

class StoreFillerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfPages();
    void tellsWhatFindsNoRoom();
    void waitsForTheStoreWhenFarAhead();
    void storesAllBeforeItGoes();
};

void StoreFillerTest::keepsTheOrderOfPages()
{
    constexpr int pages = 60;
    ImageStore store;
    const ListingId listings[] = {store.addListing(QStringLiteral("a")), store.addListing(QStringLiteral("b"))};
    StoreFiller filler(store);
    for (int number = 0; number < pages; ++number)
        filler.append(listings[number % 2], pageOf(number, 5), [](std::size_t) { QFAIL("there is room"); });
    filler.wait();
    QCOMPARE(store.rowCount(), std::size_t(pages * 5));
    for (RowId row = 0; row < store.rowCount(); ++row) {
        QCOMPARE(store.image(row).sku(), QStringLiteral("sku %1-%2").arg(row / 5).arg(row % 5));
        QCOMPARE(store.listing(row), listings[row / 5 % 2]);
    }
}

void StoreFillerTest::tellsWhatFindsNoRoom()
{
    ImageStore store;
    const ListingId listing = store.addListing(QStringLiteral("a"));
    StoreFiller filler(store);
    std::vector<std::size_t> kept;
    const auto refused = [&kept](std::size_t rows) { kept.push_back(rows); };
    filler.append(listing, pageOf(1, 3), refused);
    filler.append(listing, largePage(), refused);
    filler.append(listing, pageOf(2, 4), refused);
    filler.wait();
    QCOMPARE(kept, std::vector<std::size_t>{3});
    QCOMPARE(store.rowCount(listing), std::size_t(7));
}

void StoreFillerTest::waitsForTheStoreWhenFarAhead()
{
    ImageStore store;
    const ListingId listing = store.addListing(QStringLiteral("a"));
    StoreFiller filler(store);
    QSemaphore goOn;
    QSemaphore appended;
    filler.append(listing, largePage(), [&goOn](std::size_t) { goOn.acquire(); });
    constexpr int more = 30;
    auto appending = std::async(std::launch::async, [&] {
        for (int number = 0; number < more; ++number) {
            filler.append(listing, pageOf(number, 1), [](std::size_t) {});
            appended.release();
        }
    });
    // The store is busy with the first; those behind it are let in up to a bound.
    QVERIFY(appended.tryAcquire(1, 5'000));
    QCOMPARE(appending.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout);
    QVERIFY(appended.available() < more / 2);
    goOn.release();
    appending.get();
    filler.wait();
    QCOMPARE(store.rowCount(), std::size_t(more));
}

void StoreFillerTest::storesAllBeforeItGoes()
{
    ImageStore store;
    const ListingId listing = store.addListing(QStringLiteral("a"));
    {
        StoreFiller filler(store);
        for (int number = 0; number < 20; ++number)
            filler.append(listing, pageOf(number, 50), [](std::size_t) {});
    }
    QCOMPARE(store.rowCount(), std::size_t(1000));
}

QTEST_GUILESS_MAIN(StoreFillerTest)
#include "tst_storefiller.moc"
