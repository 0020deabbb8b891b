// SPDX-License-Identifier: Apache-2.0
#include "app/models/listingstatus.h"

#include <QRegularExpression>
#include <QTest>

using namespace imagebrowser;
using State = ListingProgress::State;

namespace {

AccountListing listingIn(State state, int pages = 0, qsizetype images = 0)
{
    AccountListing listing;
    listing.account.name = QStringLiteral("contoso");
    listing.progress.state = state;
    listing.progress.pages = pages;
    listing.imagesShown = images;
    listing.isComplete = state == State::Complete;
    if (images > 0 || listing.isComplete)
        listing.fetchedAt = QDateTime(QDate(2026, 11, 22), QTime(11, 20), Qt::UTC);
    return listing;
}

AccountListing failed(int pages = 0, qsizetype images = 0)
{
    AccountListing listing = listingIn(State::Failed, pages, images);
    BatchError error;
    error.kind = FailureKind::CutOff;
    listing.failure = std::make_shared<const BatchError>(error);
    return listing;
}

} // namespace

//! The words for each way a listing can stand.
class TestListingStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowItStands_data();
    void saysHowItStands();
    void summarises_data();
    void summarises();
};

void TestListingStatus::saysHowItStands_data()
{
    QTest::addColumn<AccountListing>("listing");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("images");
    QTest::addColumn<QString>("action");
    const auto row = [](const char *name, const AccountListing &listing, const char *text, const char *images,
                        const char *action) {
        QTest::newRow(name) << listing << QString::fromUtf8(text) << QString::fromUtf8(images)
                            << QString::fromUtf8(action);
    };
    row("not asked for", listingIn(State::Idle), "not fetched", "", "Refresh");
    row("in the queue", listingIn(State::Queued), "waiting its turn", "", "Stop");
    row("on its way", listingIn(State::Fetching, 2, 40), "fetching page 3", "40 of ?", "Stop");
    row("done", listingIn(State::Complete, 1, 59), "done", "59", "Refresh");
    row("done with an empty list", listingIn(State::Complete, 1), "done", "0", "Refresh");
    AccountListing odd = listingIn(State::Complete, 1, 57);
    odd.imagesRejected = 2;
    row("done, but not all could be read", odd, "incomplete, 2 images could not be read", "57 of 59", "Refresh");
    row("failed at once", failed(), "failed: *", "", "Retry");
    row("failed on a later page", failed(2, 40), "incomplete, page 3 failed: *", "40 of ?", "Resume");
    row("stopped at once", listingIn(State::Stopped), "stopped", "", "Retry");
    row("stopped after a page", listingIn(State::Stopped, 1, 20), "incomplete, stopped after page 1", "20 of ?",
        "Resume");
    AccountListing waiting = listingIn(State::Waiting);
    waiting.retry.delay = std::chrono::milliseconds(3500);
    row("waiting for another try", waiting, "waiting 4 s (try 2 of 5)", "", "Stop");
    AccountListing old = failed(0, 59);
    old.isComplete = true;
    old.isFromEarlierRun = true;
    row("refresh failed", old, "failed: *; images from an earlier run", "59", "Retry");
    AccountListing badLink = failed(2, 40);
    badLink.progress.mustStartOver = true;
    row("no way on from the missing page", badLink, "incomplete, page 3 failed: *", "40 of ?", "Retry");
}

void TestListingStatus::saysHowItStands()
{
    QFETCH(AccountListing, listing);
    QFETCH(QString, text);
    QFETCH(QString, images);
    QFETCH(QString, action);
    const QString pattern = QRegularExpression::anchoredPattern(
        QRegularExpression::escape(text).replace(QStringLiteral("\\*"), QStringLiteral(".+")));
    QVERIFY2(QRegularExpression(pattern).match(listingStatusText(listing)).hasMatch(),
             qPrintable(listingStatusText(listing)));
    QCOMPARE(listingImagesText(listing), images);
    QCOMPARE(listingActionText(listingAction(listing)), action);
}

void TestListingStatus::summarises_data()
{
    QTest::addColumn<QList<AccountListing>>("listings");
    QTest::addColumn<QString>("summary");
    const AccountListing done = listingIn(State::Complete, 1, 59);
    QTest::newRow("none") << QList<AccountListing>() << QString();
    QTest::newRow("all done") << QList<AccountListing>{done, done} << QStringLiteral("2 done");
    QTest::newRow("one failure is named")
        << QList<AccountListing>{done, failed()} << QStringLiteral("1 done · 1 failed: contoso");
    AccountListing odd = done;
    odd.imagesRejected = 1;
    QTest::newRow("one that could not be read whole is named")
        << QList<AccountListing>{done, odd} << QStringLiteral("1 done · 1 incomplete: contoso");
    QTest::newRow("many failures are counted")
        << QList<AccountListing>{failed(), failed(), failed()} << QStringLiteral("3 failed");
    QTest::newRow("on their way") << QList<AccountListing>{done, listingIn(State::Fetching), listingIn(State::Queued),
                                                           failed(1, 7)}
                                  << QStringLiteral("1 done · 1 incomplete · 1 fetching · 1 waiting");
}

void TestListingStatus::summarises()
{
    QFETCH(QList<AccountListing>, listings);
    QFETCH(QString, summary);
    QCOMPARE(listingSummary(listings), summary);
}

QTEST_GUILESS_MAIN(TestListingStatus)
#include "tst_listingstatus.moc"
