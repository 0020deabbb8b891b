// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagetablemodel.h"

#include "tests/support/pagebuilder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace imagebrowser;

class TestImageTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cells_data();
    void cells();
    void unreadableDateKeepsItsText();
    void replacingMapsEqualImages();
    void midnightChangesTheTexts();
    void thresholdsChangeTheStates();

private:
    Instant m_now{};
    std::unique_ptr<ImageTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestImageTableModel::init()
{
    m_now = *parseInstant(std::string_view("2026-11-22T12:00:00Z"));
    m_tester.reset();
    m_model = std::make_unique<ImageTableModel>([this] { return m_now; });
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestImageTableModel::cells_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("state") << int(StateColumn) << "Notice"
                           << "Ends 30 June 2027, in 7 months, notice";
    QTest::newRow("ends") << int(EndsColumn) << "2027-06-30"
                          << "2027-06-30";
    QTest::newRow("days left") << int(DaysLeftColumn) << "in 7 mo"
                               << "in 7 mo";
    QTest::newRow("publisher") << int(PublisherColumn) << "canonical"
                               << "canonical";
    QTest::newRow("offer") << int(OfferColumn) << "jammy"
                           << "jammy";
    QTest::newRow("sku") << int(SkuColumn) << "22_04-lts"
                         << "22_04-lts";
    QTest::newRow("version") << int(VersionColumn) << "latest"
                             << "latest";
    QTest::newRow("os") << int(OsColumn) << "linux"
                        << "linux";
    QTest::newRow("agent") << int(NodeAgentColumn) << "batch.node.ubuntu 22.04"
                           << "batch.node.ubuntu 22.04";
    QTest::newRow("verified") << int(VerifiedColumn) << "unverified"
                              << "unverified";
    QTest::newRow("capabilities") << int(CapabilitiesColumn) << "B, A"
                                  << "B, A";
    QTest::newRow("account") << int(AccountColumn) << "contoso"
                             << "contoso";
}

void TestImageTableModel::cells()
{
    QFETCH(int, column);
    QFETCH(QString, shown);
    QFETCH(QString, spoken);
    PageBuilder page;
    page.add("canonical", "jammy", "22_04-lts",
             {.end = "2027-06-30T00:00:00Z",
              .capabilities = {"B", "A"},
              .agent = "batch.node.ubuntu 22.04",
              .verification = "unverified"});
    QVERIFY(m_model->appendPage(m_model->addListing(QStringLiteral("contoso"), true), page.page()));
    const QModelIndex index = m_model->index(0, column);
    QCOMPARE(index.data().toString(), shown);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), spoken);
    QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty());
    QCOMPARE(index.data(EndOfLifeStateRole).toInt(), int(EndOfLifeState::Notice));
}

void TestImageTableModel::unreadableDateKeepsItsText()
{
    PageBuilder page;
    page.add("p", "o", "s", {.end = "when it is done"});
    page.add("p", "o", "t");
    QVERIFY(m_model->appendPage(m_model->addListing({}, true), page.page()));
    QCOMPARE(m_model->index(0, StateColumn).data().toString(), QStringLiteral("No date"));
    QCOMPARE(m_model->index(0, EndsColumn).data().toString(), QStringLiteral("when it is done"));
    QVERIFY(
        m_model->index(0, EndsColumn).data(Qt::ToolTipRole).toString().contains(QStringLiteral("“when it is done”")));
    QCOMPARE(m_model->index(1, EndsColumn).data().toString(), QStringLiteral("—"));
    QCOMPARE(m_model->index(1, EndsColumn).data(Qt::AccessibleTextRole).toString(), QStringLiteral("No end date"));
}

void TestImageTableModel::replacingMapsEqualImages()
{
    const ListingId other = m_model->addListing(QStringLiteral("other"), true);
    const ListingId old = m_model->addListing(QStringLiteral("contoso"), true);
    PageBuilder otherPage;
    otherPage.add("p", "o", "other");
    PageBuilder oldPage;
    for (const char *sku : {"a", "gone", "twice", "twice"})
        oldPage.add("p", "o", sku);
    QVERIFY(m_model->appendPage(old, oldPage.page()));
    QVERIFY(m_model->appendPage(other, otherPage.page()));

    const ListingId fresh = m_model->addListing(QStringLiteral("contoso"), false);
    PageBuilder freshPage;
    freshPage.add("p", "o", "new");
    freshPage.add("p", "o", "twice");
    freshPage.add("p", "o", "twice");
    // The same image, though the service now says something else about it.
    freshPage.add("p", "o", "a", {.end = "2027-01-12T00:00:00Z", .verification = "unverified"});
    QVERIFY(m_model->appendPage(fresh, freshPage.page()));

    RowMapping mapping;
    connect(m_model.get(), &ImageTableModel::rowsMapped, this, [&](const RowMapping &told) { mapping = told; });
    m_model->replaceListing(old, fresh);
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(mapping.newRow(0), RowId(4));
    QCOMPARE(mapping.newRow(1), RowMapping::NoRow);
    QCOMPARE(mapping.newRow(2), RowId(2));
    QCOMPARE(mapping.newRow(3), RowId(3));
    QCOMPARE(mapping.newRow(4), RowId(0));
    QCOMPARE(m_model->store().image(0).sku(), QStringLiteral("other"));
    QVERIFY(m_model->store().isListingShown(fresh));
}

void TestImageTableModel::midnightChangesTheTexts()
{
    PageBuilder page;
    page.add("p", "o", "s", {.end = "2026-11-23T00:00:00Z"});
    page.add("p", "o", "t", {.end = "2026-11-22T18:00:00Z"});
    QVERIFY(m_model->appendPage(m_model->addListing({}, true), page.page()));
    QSignalSpy changed(m_model.get(), &ImageTableModel::endOfLivesChanged);
    m_now += std::chrono::hours(5);
    m_model->updateEndOfLives();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(m_model->index(1, StateColumn).data().toString(), QStringLiteral("Critical"));
    m_now += std::chrono::hours(2);
    m_model->updateEndOfLives();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->index(1, StateColumn).data().toString(), QStringLiteral("Ended"));
    QCOMPARE(m_model->index(0, DaysLeftColumn).data().toString(), QStringLiteral("in 1 day"));
    m_now += std::chrono::hours(6);
    m_model->updateEndOfLives();
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_model->index(0, StateColumn).data().toString(), QStringLiteral("Ended"));
    QCOMPARE(m_model->index(1, DaysLeftColumn).data().toString(), QStringLiteral("1 day ago"));
}

void TestImageTableModel::thresholdsChangeTheStates()
{
    PageBuilder page;
    page.add("p", "o", "s", {.end = "2027-01-12T00:00:00Z"});
    QVERIFY(m_model->appendPage(m_model->addListing({}, true), page.page()));
    QCOMPARE(m_model->index(0, StateColumn).data().toString(), QStringLiteral("Warning"));
    m_model->setThresholds({60, 90, 365});
    QCOMPARE(m_model->index(0, StateColumn).data().toString(), QStringLiteral("Critical"));
    m_model->setThresholds({90, 60, 365});
    QCOMPARE(m_model->index(0, StateColumn).data().toString(), QStringLiteral("Critical"));
}

QTEST_GUILESS_MAIN(TestImageTableModel)
#include "tst_imagetablemodel.moc"
