// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "app/models/accountlistings.h"
#include "app/models/imagequerymodel.h"
#include "app/models/livefilter.h"
#include "app/service/httpaccess.h"
#include "app/signin/signinservice.h"
#include "tests/support/latencyserver.h"
#include "tests/support/servicepages.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace imagebrowser;
using namespace std::chrono_literals;

namespace {

constexpr int accountCount = 200;
constexpr int imageCount = 70;
constexpr auto latency = 50ms;

QByteArray seventyImages()
{
    QList<QByteArray> items;
    for (int i = 0; i < imageCount; ++i)
        items << image("sku-" + QByteArray::number(i));
    return pageOf(items);
}

} // namespace

//! 200 accounts of 70 images each at 50 ms: that the result is right, the bound is kept, memory stays and a stop is a
//! stop. Prints how long it took; only a wrong result fails.
class TestManyListings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void refreshesAll_data();
    void refreshesAll();
    void memoryStaysOverManyRefreshes();
    void stopIsImmediateAndFinal();
    void closingManyIsOneStep();
    void refreshedListingsTakeTheirPlacesTogether();

private:
    void open(int ports);
    //! QTRY_VERIFY looks every 50 ms, which is what is measured here.
    void waitUntilDone()
    {
        QTimer::singleShot(60s, m_listings.get(), &AccountListings::stopAll);
        while (m_listings->isRunning())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    std::unique_ptr<LatencyServer> m_server;
    std::unique_ptr<SessionSecretStore> m_secrets;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<ImageService> m_service;
    std::unique_ptr<ImageTableModel> m_images;
    std::unique_ptr<ImageQueryModel> m_query;
    std::unique_ptr<FilterState> m_filter;
    std::unique_ptr<LiveFilter> m_live;
    std::unique_ptr<AccountListings> m_listings;
    QList<Account> m_accounts;
};

void TestManyListings::init()
{
    m_secrets = std::make_unique<SessionSecretStore>();
    m_http = std::make_unique<HttpAccess>();
    m_signIn = std::make_unique<SignInService>(*m_http, *m_secrets);
    m_service = std::make_unique<ImageService>(AccountAccess{*m_http, *m_secrets, *m_signIn});
    m_images = std::make_unique<ImageTableModel>();
    m_query = std::make_unique<ImageQueryModel>(m_images.get());
    m_filter = std::make_unique<FilterState>();
    m_live = std::make_unique<LiveFilter>(*m_filter, *m_query);
    m_listings = std::make_unique<AccountListings>(*m_service, *m_images);
}

void TestManyListings::cleanup()
{
    m_listings.reset();
    m_live.reset();
    m_filter.reset();
    m_query.reset();
    m_images.reset();
    m_service.reset();
    m_signIn.reset();
    m_http.reset();
    m_server.reset();
}

void TestManyListings::open(int ports)
{
    m_server = std::make_unique<LatencyServer>(ports, seventyImages(), latency);
    m_accounts.clear();
    for (int i = 0; i < accountCount; ++i) {
        Account account;
        account.id = QStringLiteral("account-%1").arg(i);
        account.name = QStringLiteral("account %1").arg(i);
        account.accountName = QStringLiteral("contoso");
        account.endpoint = m_server->endpoint(i % ports);
        m_secrets->setValue(account.id, SecretKind::AccountKey, Secret("AAECAwQFBgc="));
        m_accounts << account;
    }
    m_listings->setOpenAccounts(m_accounts);
}

void TestManyListings::refreshesAll_data()
{
    QTest::addColumn<int>("hosts");
    QTest::addColumn<int>("allowed");
    QTest::newRow("each account at a host of its own") << accountCount << ImageService::DefaultConcurrentListings;
    QTest::newRow("all accounts at one host") << 1 << 6;
}

void TestManyListings::refreshesAll()
{
    QFETCH(int, hosts);
    QFETCH(int, allowed);
    open(hosts);
    for (int round = 1; round <= 2; ++round) {
        QElapsedTimer clock;
        clock.start();
        m_listings->refreshAll();
        waitUntilDone();
        const auto took = clock.elapsed();
        const double ideal = static_cast<double>(accountCount * latency.count()) / allowed;
        qInfo("%s: %lld ms, %.2f times %d x %d ms / %d connections", round == 1 ? "first listing" : "refresh", took,
              static_cast<double>(took) / ideal, accountCount, static_cast<int>(latency.count()), allowed);
        m_query->flush();
        QCOMPARE(m_query->rowCount(), accountCount * imageCount);
        QCOMPARE(m_server->requests(), round * accountCount);
    }
    QVERIFY2(m_server->mostAtOnce() <= allowed, qPrintable(QString::number(m_server->mostAtOnce())));
    for (const AccountListing &listing : m_listings->openListings()) {
        QCOMPARE(listing.imagesShown, imageCount);
        QVERIFY(listing.isComplete);
    }
}

void TestManyListings::memoryStaysOverManyRefreshes()
{
    open(accountCount);
    m_listings->refreshAll();
    waitUntilDone();
    m_listings->refreshAll();
    waitUntilDone();
    const std::size_t bytes = m_images->store().memoryUsage();
    const std::size_t listings = m_images->store().listingCount();
    for (int round = 0; round < 5; ++round) {
        m_listings->refreshAll();
        waitUntilDone();
    }
    qInfo("store: %zu bytes after 2 refreshes, %zu after 7", bytes, m_images->store().memoryUsage());
    QCOMPARE(m_images->store().rowCount(), std::size_t(accountCount * imageCount));
    QCOMPARE(m_images->store().recordCount(), std::size_t(imageCount));
    // Ids of listings that have gone are used again.
    QVERIFY(listings <= std::size_t(2 * accountCount));
    QVERIFY(m_images->store().listingCount() <= std::size_t(2 * accountCount));
    // Columns double when they grow; what they held at most is what they keep.
    QVERIFY(m_images->store().memoryUsage() <= 2 * bytes);
}

void TestManyListings::stopIsImmediateAndFinal()
{
    open(accountCount);
    m_listings->refreshAll();
    QTRY_VERIFY(m_images->rowCount() > accountCount * imageCount / 4);
    QElapsedTimer clock;
    clock.start();
    m_listings->stopAll();
    const auto took = clock.elapsed();
    QVERIFY(!m_listings->isRunning());
    qInfo("stop: %lld ms", took);
    m_query->flush();
    const int rows = m_images->rowCount();
    const int requests = m_server->requests();
    QSignalSpy arrived(m_images.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(m_listings.get(), &AccountListings::changed);
    QTest::qWait(static_cast<int>(3 * latency.count()));
    QCOMPARE(arrived.count(), 0);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(m_images->rowCount(), rows);
    // At most what was being sent when it stopped still gets there.
    QVERIFY(m_server->requests() <= requests + ImageService::DefaultConcurrentListings);
    m_listings->resumeAll();
    waitUntilDone();
    QCOMPARE(m_images->rowCount(), accountCount * imageCount);
}

void TestManyListings::closingManyIsOneStep()
{
    open(accountCount);
    m_listings->refreshAll();
    waitUntilDone();
    QSignalSpy resets(m_images.get(), &QAbstractItemModel::modelReset);
    m_listings->setOpenAccounts({m_accounts.at(7)});
    QCOMPARE(resets.count(), 1);
    QCOMPARE(m_images->rowCount(), imageCount);
    QCOMPARE(m_images->text(0, AccountColumn), QStringLiteral("account 7"));
}

void TestManyListings::refreshedListingsTakeTheirPlacesTogether()
{
    open(accountCount);
    m_listings->refreshAll();
    waitUntilDone();
    QSignalSpy resets(m_images.get(), &QAbstractItemModel::modelReset);
    m_listings->refreshAll();
    waitUntilDone();
    QVERIFY2(resets.count() < accountCount / 2, qPrintable(QString::number(resets.count())));
    // Nothing is left unseen.
    for (const AccountListing &listing : m_listings->openListings())
        QVERIFY(!listing.isFromEarlierRun && listing.isComplete);
    QCOMPARE(m_images->rowCount(), accountCount * imageCount);
}

QTEST_GUILESS_MAIN(TestManyListings)
#include "tst_manylistings.moc"
