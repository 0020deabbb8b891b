// SPDX-License-Identifier: Apache-2.0
#include "app/differences/differencesmodel.h"

#include "app/filter/filterevaluator.h"
#include "app/filter/filterparser.h"
#include "tests/support/pagebuilder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <atomic>
#include <functional>
#include <thread>

using namespace imagebrowser;

namespace {

using Image = PageBuilderImage;

//! A listing of images named by SKU.
ImagePage pageOf(const std::vector<std::pair<const char *, Image>> &images)
{
    PageBuilder page;
    for (const auto &[sku, image] : images)
        page.add("canonical", "ubuntu", sku, image);
    return page.take();
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(imagebrowser::DifferencesModel &)>)

class TestDifferencesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsOnlyDifferencesAtFirst();
    void cellsSayWhatDiffers_data();
    void cellsSayWhatDiffers();
    void incompleteListingsAreNotKnown();
    void countsOnlyAccountsThatAreKnown();
    void tiesAreInTheOrderOfNames();
    void filterChoosesRowsAndHidesNothing();
    void sortsWithMissingValuesLast();
    void orderStaysWithItsAccount();
    void followsArrivals();
    void emptyWhileRowsAreReplaced();
    void inactiveFollowsNothing();
    void summaries_data();
    void summaries();
    void manyAccountsAreNamedInPart();
    void identitySurvives();
    void interruptsWhoReadsTheStore_data();
    void interruptsWhoReadsTheStore();

private:
    ListingId add(const char *name, const ImagePage &page, bool isWhole = true);
    void compare();
    [[nodiscard]] QStringList skus() const;
    [[nodiscard]] QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, column).data(role).toString();
    }

    std::unique_ptr<ImageTableModel> m_images;
    std::unique_ptr<ImageQueryModel> m_query;
    std::unique_ptr<DifferencesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::vector<ComparedAccount> m_accounts;
};

void TestDifferencesModel::init()
{
    m_images =
        std::make_unique<ImageTableModel>([] { return *parseInstant(std::string_view("2026-11-22T12:00:00Z")); });
    m_query = std::make_unique<ImageQueryModel>(m_images.get());
    m_model = std::make_unique<DifferencesModel>(*m_query);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_accounts.clear();
    m_model->setActive(true);
}

void TestDifferencesModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_query.reset();
    m_images.reset();
}

ListingId TestDifferencesModel::add(const char *name, const ImagePage &page, bool isWhole)
{
    const ListingId listing = m_images->addListing(QString::fromLatin1(name), true);
    [&] { QVERIFY(m_images->appendPage(listing, page)); }();
    m_accounts.push_back({QString::fromLatin1(name), listing, isWhole});
    return listing;
}

void TestDifferencesModel::compare()
{
    m_query->flush();
    m_model->setAccounts(m_accounts);
    m_model->flush();
}

QStringList TestDifferencesModel::skus() const
{
    QStringList result;
    for (int row = 0; row < m_model->rowCount(); ++row)
        result << cell(row, DifferencesModel::Sku);
    return result;
}

void TestDifferencesModel::showsOnlyDifferencesAtFirst()
{
    add("a", pageOf({{"same", {}}, {"gone", {}}, {"date", {.end = "2027-01-12T00:00:00Z"}}}));
    add("b", pageOf({{"same", {}}, {"date", {}}}));
    compare();
    QCOMPARE(m_model->columnCount(), DifferencesModel::FirstAccount + 2);
    QCOMPARE(skus(), QStringList({QStringLiteral("gone"), QStringLiteral("date")}));
    QCOMPARE(cell(0, DifferencesModel::Differs), QStringLiteral("Missing in b"));
    QCOMPARE(cell(1, DifferencesModel::Differs), QStringLiteral("End date"));
    QCOMPARE(m_model->headerData(DifferencesModel::FirstAccount + 1, Qt::Horizontal).toString(), QStringLiteral("b"));
    m_model->setOnlyDifferences(false);
    QCOMPARE(skus(), QStringList({QStringLiteral("gone"), QStringLiteral("date"), QStringLiteral("same")}));
    QCOMPARE(cell(2, DifferencesModel::Differs), QStringLiteral("Same"));
    QCOMPARE(m_model->index(2, 0).data(DifferencesModel::MarkRole).toInt(),
             static_cast<int>(DifferencesModel::Mark::Same));
}

void TestDifferencesModel::cellsSayWhatDiffers_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *sku, const char *first, const char *second, const char *sentence) {
        QTest::newRow(sku) << QString::fromLatin1(sku) << QString::fromUtf8(first) << QString::fromUtf8(second)
                           << QString::fromUtf8(sentence);
    };
    row("missing", "No date", "Missing", "Missing in b.");
    row("date", "Ends 2027-01-12", "Ended 2026-07-30",
        "b: Ended 30 July 2026, 115 days ago, ended. Unlike other accounts in: end date.");
    row("no-date", "Ends 2027-01-12", "No date", "b: No end date. Unlike other accounts in: end date.");
    row("verification", "verified · no date", "unverified · no date",
        "b: No end date. Verification: unverified. Unlike other accounts in: verification.");
    row("capabilities", "All capabilities · no date", "Without X, Y · no date",
        "b: No end date. Without X, Y. Unlike other accounts in: capabilities.");
    row("many", "All capabilities · no date", "Without 3 capabilities · no date",
        "b: No end date. Without X, Y, Z. Unlike other accounts in: capabilities.");
    row("agent", "batch.node.el 8 · no date", "batch.node.el 9 · no date",
        "b: No end date. Node agent: batch.node.el 9. Unlike other accounts in: node agent.");
    row("os", "linux · no date", "windows · no date", "b: No end date. OS: windows. Unlike other accounts in: OS.");
    row("exact", "Exact version 1 · no date", "Exact version none · no date",
        "b: No end date. Exact version none. Unlike other accounts in: exact version.");
    row("other", "Other members differ · no date", "Other members differ · no date",
        "b: No end date. Other members differ. Unlike other accounts in: other members.");
    row("copies", "Listed 2 times · no date", "Listed once · no date",
        "b: No end date. Listed once. Unlike other accounts in: times listed.");
    row("both", "Ends 2027-01-12 · unverified", "Ends 2027-01-13 · verified",
        "b: Ends 13 January 2027, in 52 days, warning. Verification: verified. Unlike other accounts in: end date, "
        "verification.");
}

void TestDifferencesModel::cellsSayWhatDiffers()
{
    add("a",
        pageOf({{"missing", {}},
                {"date", {.end = "2027-01-12T00:00:00Z"}},
                {"no-date", {.end = "2027-01-12T00:00:00Z"}},
                {"verification", {.verification = "verified"}},
                {"capabilities", {.capabilities = {"W", "X", "Y"}}},
                {"many", {.capabilities = {"X", "Y", "Z"}}},
                {"agent", {.agent = "batch.node.el 8"}},
                {"os", {.os = "linux"}},
                {"exact", {.exactVersion = "1"}},
                {"other", {.json = R"({"x":1})"}},
                {"copies", {}},
                {"copies", {}},
                {"both", {.end = "2027-01-12T00:00:00Z", .verification = "unverified"}}}));
    add("b",
        pageOf({{"date", {.end = "2026-07-30T00:00:00Z"}},
                {"no-date", {}},
                {"verification", {.verification = "unverified"}},
                {"capabilities", {.capabilities = {"w"}}},
                {"many", {}},
                {"agent", {.agent = "batch.node.el 9"}},
                {"os", {.os = "windows"}},
                {"exact", {}},
                {"other", {}},
                {"copies", {}},
                {"both", {.end = "2027-01-13T00:00:00Z"}}}));
    compare();
    QFETCH(QString, kind);
    const int row = static_cast<int>(skus().indexOf(kind));
    QVERIFY(row >= 0);
    QTEST(cell(row, DifferencesModel::FirstAccount), "first");
    QTEST(cell(row, DifferencesModel::FirstAccount + 1), "second");
    QTEST(cell(row, DifferencesModel::FirstAccount + 1, Qt::AccessibleTextRole), "sentence");
}

void TestDifferencesModel::incompleteListingsAreNotKnown()
{
    add("a", pageOf({{"one", {}}, {"two", {}}}));
    add("b", pageOf({{"one", {.verification = "unverified"}}}), false);
    m_accounts.push_back({QStringLiteral("c"), std::nullopt, false});
    compare();
    QCOMPARE(skus(), QStringList{QStringLiteral("one")});
    QCOMPARE(m_model->summary().ofKind[indexOf(ImageDifference::Missing)], 0U);
    m_model->setOnlyDifferences(false);
    QCOMPARE(cell(1, DifferencesModel::Sku), QStringLiteral("two"));
    QCOMPARE(cell(1, DifferencesModel::Differs), QStringLiteral("Same where known"));
    for (const int account : {1, 2})
        QCOMPARE(cell(1, DifferencesModel::FirstAccount + account), QStringLiteral("Not known"));
    QCOMPARE(cell(1, DifferencesModel::FirstAccount + 1, Qt::ToolTipRole),
             QStringLiteral("Not known for b: its list is not complete."));
    QCOMPARE(DifferenceTexts::notKnownNote(m_accounts),
             QStringLiteral("The lists of b, c are not complete: what they do not name is not known."));
    // The rest arrives: what is not there is missing now.
    m_accounts[1].isWhole = true;
    compare();
    QCOMPARE(skus(), QStringList({QStringLiteral("two"), QStringLiteral("one")}));
    QCOMPARE(cell(0, DifferencesModel::FirstAccount + 2), QStringLiteral("Not known"));
    QCOMPARE(cell(0, DifferencesModel::FirstAccount + 1), QStringLiteral("Missing"));
}

void TestDifferencesModel::countsOnlyAccountsThatAreKnown()
{
    add("a", pageOf({{"one", {}}}));
    add("b", pageOf({}));
    add("c", pageOf({}));
    add("d", pageOf({}), false);
    compare();
    QCOMPARE(cell(0, DifferencesModel::Differs), QStringLiteral("Missing in 2 of 3 · not known in d"));
    QCOMPARE(cell(0, DifferencesModel::Differs, Qt::ToolTipRole),
             QStringLiteral("Missing in b, c.\nNot known for d: not listed to the end."));
    m_accounts[2].isWhole = false;
    compare();
    QCOMPARE(cell(0, DifferencesModel::Differs), QStringLiteral("Missing in b"));
}

void TestDifferencesModel::tiesAreInTheOrderOfNames()
{
    const QStringList inOrder{QStringLiteral("9"), QStringLiteral("10"), QStringLiteral("a"), QStringLiteral("b")};
    const ListingId first = add("a", pageOf({{"b", {}}, {"10", {}}, {"a", {}}, {"9", {}}}));
    add("b", pageOf({}));
    compare();
    QCOMPARE(skus(), inOrder);
    // Listed again, the service or the network may bring them in another order.
    m_images->removeListing(first);
    m_accounts.erase(m_accounts.begin());
    add("a", pageOf({{"a", {}}, {"b", {}}, {"9", {}}, {"10", {}}}));
    compare();
    QCOMPARE(skus(), inOrder);
    m_model->sort(DifferencesModel::Publisher, Qt::DescendingOrder);
    QCOMPARE(skus(), inOrder);
}

void TestDifferencesModel::filterChoosesRowsAndHidesNothing()
{
    add("a", pageOf({{"one", {.verification = "verified"}}, {"two", {}}, {"three", {.os = "windows"}}}));
    add("b", pageOf({{"one", {.verification = "unverified"}}, {"two", {}}}));
    const auto filter = [this](const char *text) {
        m_query->setFilter([expression = parseFilter(QString::fromLatin1(text)).value()](
                               const ImageStore &store, Instant now) { return filterRowMask(expression, store, now); });
        m_model->flush();
    };
    compare();
    // It matches in b only, and a is not missing for that.
    filter("verificationType eq 'unverified'");
    QCOMPARE(skus(), QStringList{QStringLiteral("one")});
    QCOMPARE(cell(0, DifferencesModel::Differs), QStringLiteral("Verification"));
    QCOMPARE(cell(0, DifferencesModel::FirstAccount), QStringLiteral("verified · no date"));
    filter("account eq 'b'");
    QCOMPARE(skus(), QStringList{QStringLiteral("one")});
    QCOMPARE(m_model->summary().images, 2U);
    filter("osType eq 'windows'");
    QCOMPARE(cell(0, DifferencesModel::Differs), QStringLiteral("Missing in b"));
    m_query->setFilter({});
    m_query->setSearch(QStringLiteral("tw"));
    m_model->flush();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->summary().images, 1U);
    QCOMPARE(m_model->allImages().size(), 3U);
}

void TestDifferencesModel::sortsWithMissingValuesLast()
{
    add("a", pageOf({{"10", {.end = "2027-03-01T00:00:00Z"}}, {"9", {}}, {"b", {.end = "2027-01-01T00:00:00Z"}}}));
    add("b", pageOf({{"a", {}}}));
    compare();
    const QString a = QStringLiteral("a"), b = QStringLiteral("b"), nine = QStringLiteral("9"),
                  ten = QStringLiteral("10");
    m_model->sort(DifferencesModel::Sku, Qt::AscendingOrder);
    QCOMPARE(skus(), QStringList({nine, ten, a, b}));
    m_model->sort(DifferencesModel::Sku, Qt::DescendingOrder);
    QCOMPARE(skus(), QStringList({b, a, ten, nine}));
    m_model->sort(DifferencesModel::FirstAccount, Qt::AscendingOrder);
    QCOMPARE(skus(), QStringList({b, ten, nine, a}));
    m_model->sort(DifferencesModel::FirstAccount, Qt::DescendingOrder);
    QCOMPARE(skus(), QStringList({ten, b, nine, a}));
}

void TestDifferencesModel::orderStaysWithItsAccount()
{
    add("a", pageOf({{"one", {.end = "2027-01-01T00:00:00Z"}}, {"two", {.end = "2028-01-01T00:00:00Z"}}}));
    add("b", pageOf({{"one", {.end = "2028-01-01T00:00:00Z"}}, {"two", {.end = "2027-01-01T00:00:00Z"}}}));
    compare();
    m_model->sort(DifferencesModel::FirstAccount, Qt::DescendingOrder);
    QCOMPARE(skus(), QStringList({QStringLiteral("two"), QStringLiteral("one")}));
    std::swap(m_accounts[0], m_accounts[1]);
    compare();
    QCOMPARE(m_model->headerData(DifferencesModel::FirstAccount + 1, Qt::Horizontal).toString(), QStringLiteral("a"));
    QCOMPARE(skus(), QStringList({QStringLiteral("two"), QStringLiteral("one")}));
}

void TestDifferencesModel::followsArrivals()
{
    add("a", pageOf({{"one", {}}}));
    const ListingId listing = add("b", pageOf({}), false);
    compare();
    QCOMPARE(m_model->rowCount(), 0);
    QSignalSpy rearranged(m_model.get(), &DifferencesModel::rearranged);
    for (int i = 0; i < 50; ++i)
        QVERIFY(m_images->appendPage(listing, pageOf({{"one", {.end = "2027-01-12T00:00:00Z"}}})));
    QVERIFY(rearranged.isEmpty());
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0, DifferencesModel::Differs), QStringLiteral("End date · times listed"));
    QVERIFY(rearranged.size() < 10);
}

void TestDifferencesModel::emptyWhileRowsAreReplaced()
{
    add("a", pageOf({{"one", {}}, {"two", {}}}));
    const ListingId old = add("b", pageOf({{"one", {}}}));
    compare();
    QCOMPARE(skus(), QStringList{QStringLiteral("two")});
    const ListingId fresh = m_images->addListing(QStringLiteral("b"), false);
    QVERIFY(m_images->appendPage(fresh, pageOf({{"two", {}}})));
    m_images->replaceListing(old, fresh);
    // Whose rows these are is not known yet: nothing is better than all of b missing.
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->allImages().empty());
    m_accounts[1].listing = fresh;
    m_model->setAccounts(m_accounts);
    QTRY_COMPARE(skus(), QStringList{QStringLiteral("one")});
    m_images->removeListing(fresh);
    m_accounts.pop_back();
    m_model->setAccounts(m_accounts);
    QTRY_COMPARE(m_model->columnCount(), DifferencesModel::FirstAccount + 1);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestDifferencesModel::inactiveFollowsNothing()
{
    add("a", pageOf({{"one", {}}}));
    const ListingId listing = add("b", pageOf({}));
    compare();
    QCOMPARE(m_model->rowCount(), 1);
    m_model->setActive(false);
    QCOMPARE(m_model->rowCount(), 0);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QVERIFY(m_images->appendPage(listing, pageOf({{"two", {}}})));
    m_query->setSearch(QStringLiteral("two"));
    m_model->flush();
    QVERIFY(reset.isEmpty());
    m_model->setActive(true);
    QCOMPARE(skus(), QStringList{QStringLiteral("two")});
}

void TestDifferencesModel::summaries_data()
{
    QTest::addColumn<std::vector<std::size_t>>("kinds");
    QTest::addColumn<QString>("text");
    using Counts = std::vector<std::size_t>;
    QTest::newRow("none") << Counts{} << QStringLiteral("71 images, no differences.");
    QTest::newRow("missing") << Counts{3} << QStringLiteral("3 of 71 images differ: 3 missing somewhere.");
    QTest::newRow("one") << Counts{0, 1} << QStringLiteral("1 of 71 images differs: 1 end date.");
    QTest::newRow("several") << Counts{
        3, 7, 2} << QStringLiteral("12 of 71 images differ: 3 missing somewhere, 7 end dates, 2 in verification.");
}

void TestDifferencesModel::summaries()
{
    QFETCH(std::vector<std::size_t>, kinds);
    DifferenceSummary summary;
    summary.images = 71;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        summary.ofKind[i] = kinds[i];
        summary.different += kinds[i];
    }
    QTEST(DifferenceTexts::summary(summary), "text");
}

void TestDifferencesModel::manyAccountsAreNamedInPart()
{
    add("whole", pageOf({{"one", {}}}));
    for (int i = 0; i < 14; ++i)
        add(i == 0 ? "50%2 off" : "other", pageOf({}));
    compare();
    const QString sentence = cell(0, DifferencesModel::Differs, Qt::ToolTipRole);
    QVERIFY2(sentence.contains(QStringLiteral("Missing in 50%2 off, other, ")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("other and 2 more.")), qPrintable(sentence));
}

void TestDifferencesModel::identitySurvives()
{
    const ListingId old = add("a", pageOf({{"One", {}}, {"two", {}}}));
    add("b", pageOf({{"two", {.os = "windows"}}}));
    compare();
    const std::string one = m_model->identity(m_model->imageAt(0));
    const ListingId fresh = m_images->addListing(QStringLiteral("a"), false);
    QVERIFY(m_images->appendPage(fresh, pageOf({{"zero", {}}, {"two", {}}, {"ONE", {.version = ""}}})));
    m_images->replaceListing(old, fresh);
    m_accounts[0].listing = fresh;
    compare();
    QStringList same;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->identity(m_model->imageAt(row)) == one)
            same << cell(row, DifferencesModel::Sku);
    }
    QCOMPARE(same, QStringList{QStringLiteral("ONE")});
}

void TestDifferencesModel::interruptsWhoReadsTheStore_data()
{
    QTest::addColumn<std::function<void(DifferencesModel &)>>("use");
    const auto row = [](const char *name, const std::function<void(DifferencesModel &)> &use) {
        QTest::newRow(name) << use;
    };
    row("a new comparison", [](DifferencesModel &model) {
        model.setActive(false);
        model.setActive(true);
    });
    row("another order", [](DifferencesModel &model) { model.sort(DifferencesModel::Sku, Qt::DescendingOrder); });
    row("all images for an export",
        [](DifferencesModel &model) { QCOMPARE(model.allImages().size(), std::size_t(2)); });
}

void TestDifferencesModel::interruptsWhoReadsTheStore()
{
    QFETCH(const std::function<void(DifferencesModel &)>, use);
    add("a", pageOf({{"one", {}}, {"two", {}}}));
    add("b", pageOf({{"one", {}}}));
    compare();
    std::atomic<int> runs{0};
    bool isDone = false;
    m_images->reads().read(
        this, false,
        [&runs](const StoreReads::Stop &stop) {
            // The first one for as long as it is wanted.
            if (++runs == 1) {
                while (!stop)
                    std::this_thread::yield();
            }
        },
        [&isDone] { isDone = true; });
    QTRY_COMPARE(runs.load(), 1);
    use(*m_model);
    QVERIFY(!m_images->reads().isReading());
    QTRY_VERIFY(isDone);
    QCOMPARE(runs.load(), 2);
}

QTEST_GUILESS_MAIN(TestDifferencesModel)
#include "tst_differencesmodel.moc"
