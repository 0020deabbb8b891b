// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesmemory.h"

#include "app/account/settingsfile.h"
#include "tests/support/pagebuilder.h"
#include "ui/differencesview.h"

#include <QHeaderView>
#include <QTemporaryDir>
#include <QTest>

using namespace imagebrowser;

//! What the user did to columns, while the accounts they stand for come and go.
class TestDifferencesMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void staysWithItsAccount_data();
    void staysWithItsAccount();
    void orderComesBackWithItsAccount();

private:
    //! All three list images of their own, so that there is a row for each.
    struct Fixture
    {
        QTemporaryDir folder;
        SettingsFile settings{folder.filePath(QStringLiteral("settings.json"))};
        ImageTableModel images;
        ImageQueryModel query{&images};
        DifferencesModel model{query};
        DifferencesView view{&model};
        DifferencesMemory memory{settings, view, nullptr};
        std::vector<ComparedAccount> accounts;
    };

    void compare(const std::vector<std::size_t> &accounts);
    void drag(int column, int width) const;
    [[nodiscard]] QHeaderView *header() const { return m->view.horizontalHeader(); }

    std::unique_ptr<Fixture> m;
};

namespace {

constexpr int First = DifferencesModel::FirstAccount;
constexpr int Second = First + 1;
constexpr int Chosen = 333;

} // namespace

void TestDifferencesMemory::init()
{
    m = std::make_unique<Fixture>();
    for (const char *name : {"contoso", "adatum", "fabrikam"}) {
        const ListingId listing = m->images.addListing(QString::fromLatin1(name), true);
        PageBuilder page;
        page.add("publisher", "offer", name);
        QVERIFY(m->images.appendPage(listing, page.page()));
        m->accounts.push_back({QString::fromLatin1(name), listing, true});
    }
    m->query.flush();
    m->view.resize(1400, 500);
    m->view.show();
    m->model.setActive(true);
}

void TestDifferencesMemory::cleanup()
{
    // It is a part of a window otherwise, which goes only after it was hidden.
    m->view.hide();
    m.reset();
}

void TestDifferencesMemory::compare(const std::vector<std::size_t> &accounts)
{
    std::vector<ComparedAccount> compared;
    for (const std::size_t account : accounts)
        compared.push_back(m->accounts[account]);
    m->model.setAccounts(compared);
    m->model.flush();
    // The order is applied after the model has changed.
    QCoreApplication::processEvents();
}

void TestDifferencesMemory::drag(int column, int width) const
{
    QTest::mousePress(header()->viewport(), Qt::LeftButton, {}, QPoint(4, 4));
    header()->resizeSection(column, width);
    QTest::mouseRelease(header()->viewport(), Qt::LeftButton, {}, QPoint(4, 4));
}

void TestDifferencesMemory::staysWithItsAccount_data()
{
    QTest::addColumn<std::vector<std::size_t>>("next");
    QTest::addColumn<int>("column");
    QTest::newRow("another account in its place") << std::vector<std::size_t>{2, 1} << -1;
    QTest::newRow("the accounts change places") << std::vector<std::size_t>{1, 0} << Second;
    QTest::newRow("the accounts change places beside a third") << std::vector<std::size_t>{1, 0, 2} << Second;
    QTest::newRow("one more before it") << std::vector<std::size_t>{2, 0, 1} << Second;
    QTest::newRow("one more behind it") << std::vector<std::size_t>{0, 1, 2} << First;
    QTest::newRow("another one beside it") << std::vector<std::size_t>{0, 2} << First;
}

void TestDifferencesMemory::staysWithItsAccount()
{
    QFETCH(const std::vector<std::size_t>, next);
    QFETCH(const int, column);
    compare({0, 1});
    drag(First, Chosen);
    m->view.sortByColumn(First, Qt::DescendingOrder);
    compare(next);
    QCOMPARE(m->model.columnCount(), First + static_cast<int>(next.size()));
    // The last one takes what is left.
    for (int other = First; other < m->model.columnCount() - 1; ++other)
        QCOMPARE(m->view.columnWidth(other) == Chosen, other == column);
    QCOMPARE(header()->sortIndicatorSection(), column < 0 ? int(DifferencesModel::Differs) : column);
    QCOMPARE(header()->sortIndicatorOrder(), column < 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
}

void TestDifferencesMemory::orderComesBackWithItsAccount()
{
    compare({0, 1});
    m->view.sortByColumn(Second, Qt::DescendingOrder);
    compare({0, 2});
    QCOMPARE(header()->sortIndicatorSection(), int(DifferencesModel::Differs));
    compare({1, 2});
    QCOMPARE(header()->sortIndicatorSection(), First);
    QCOMPARE(header()->sortIndicatorOrder(), Qt::DescendingOrder);
}

QTEST_MAIN(TestDifferencesMemory)
#include "tst_differencesmemory.moc"
