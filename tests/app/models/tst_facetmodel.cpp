// SPDX-License-Identifier: Apache-2.0
#include "app/models/facetmodel.h"

#include "app/filter/filterparser.h"
#include "app/models/imagequerymodel.h"
#include "tests/app/filter/filtergenerator.h"
#include "tests/support/pagebuilder.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace imagebrowser;

namespace {

const Instant now = *parseInstant(std::string_view("2026-11-22T11:20:05Z"));

} // namespace

class TestFacetModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsValuesWithCountsAndTicks();
    void tickingFiltersTheTable();
    void longFacetsAreCutShort();
    void rowsKeepTheirIdentityWhenCountsChange();
    void oneAccountIsNotWorthShowing();
    void countsAgreeWithTheTableInEveryState();

private:
    QString printed(Facet facet) const;
    QModelIndex value(Facet facet, const QString &label) const;

    struct Fixture
    {
        ImageTableModel images{[] { return now; }};
        ImageQueryModel query{&images};
        FilterState state;
        LiveFilter filter{state, query};
        FacetModel model{filter};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    };
    std::unique_ptr<Fixture> m;
};

void TestFacetModel::init()
{
    m = std::make_unique<Fixture>();
    PageBuilder page;
    page.add("canonical", "ubuntu", "22", {.end = "2026-11-30T00:00:00Z", .capabilities = {"DockerCompatible"}});
    page.add("canonical", "ubuntu", "24");
    page.add("debian", "debian-12", "12");
    page.add("microsoft", "windowsserver", "2022", {.end = "2026-11-01", .os = "windows"});
    QVERIFY(m->images.appendPage(m->images.addListing(QStringLiteral("contoso"), true), page.page()));
    m->filter.flush();
}

void TestFacetModel::cleanup()
{
    m.reset();
}

QString TestFacetModel::printed(Facet facet) const
{
    QStringList lines;
    const QModelIndex parent = m->model.facetIndex(facet);
    for (int row = 0; row < m->model.rowCount(parent); ++row) {
        const QModelIndex index = m->model.index(row, 0, parent);
        const QString tick =
            index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked ? QStringLiteral("*") : QString();
        lines.append(
            QString(index.data().toString() % u' ' % index.data(FacetModel::CountRole).toString() % tick).trimmed());
    }
    return lines.join(QStringLiteral(", "));
}

QModelIndex TestFacetModel::value(Facet facet, const QString &label) const
{
    const QModelIndex parent = m->model.facetIndex(facet);
    for (int row = 0; row < m->model.rowCount(parent); ++row) {
        if (m->model.index(row, 0, parent).data().toString() == label)
            return m->model.index(row, 0, parent);
    }
    return {};
}

void TestFacetModel::showsValuesWithCountsAndTicks()
{
    m->state.setSelected(Facet::OsType, QStringLiteral("Linux"), true);
    m->filter.flush();
    QCOMPARE(printed(Facet::OsType), QStringLiteral("linux 3*, windows 1"));
    QCOMPARE(printed(Facet::Publisher), QStringLiteral("canonical 2, debian 1"));
    QCOMPARE(value(Facet::Publisher, QStringLiteral("debian")).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("debian, 1 image"));
    PageBuilder odd;
    odd.add("50%2 off", "offer", "1");
    odd.add("50%2 off", "offer", "2");
    QVERIFY(m->images.appendPage(m->images.addListing(QStringLiteral("odd"), true), odd.page()));
    m->filter.flush();
    QCOMPARE(value(Facet::Publisher, QStringLiteral("50%2 off")).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("50%2 off, 2 images"));
    QCOMPARE(value(Facet::State, QStringLiteral("Ended")).data(FacetModel::StateRole).toInt(),
             static_cast<int>(EndOfLifeState::Ended));
}

void TestFacetModel::tickingFiltersTheTable()
{
    QVERIFY(m->model.setData(value(Facet::Publisher, QStringLiteral("canonical")), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(m->query.rowCount(), 2);
    QVERIFY(m->model.setData(value(Facet::Publisher, QStringLiteral("debian")), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(m->query.rowCount(), 3);
    QVERIFY(m->model.setData(value(Facet::Publisher, QStringLiteral("canonical")), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(m->query.rowCount(), 1);
    QVERIFY(!m->model.setData(m->model.facetIndex(Facet::State), Qt::Checked, Qt::CheckStateRole));
}

void TestFacetModel::longFacetsAreCutShort()
{
    PageBuilder page;
    for (int i = 0; i < 20; ++i)
        page.add("publisher" + std::to_string(i), "o", "s");
    QVERIFY(m->images.appendPage(m->images.addListing(QStringLiteral("fabrikam"), true), page.page()));
    m->state.setSelected(Facet::Publisher, QStringLiteral("publisher19"), true);
    m->filter.flush();
    const QModelIndex parent = m->model.facetIndex(Facet::Publisher);
    QCOMPARE(m->model.rowCount(parent), 8); // six, the ticked one, and the row for the rest
    const QModelIndex more = m->model.index(7, 0, parent);
    QVERIFY(more.data(FacetModel::IsMoreRole).toBool());
    QCOMPARE(more.data().toString(), QStringLiteral("16 more"));
    QVERIFY(!(more.flags() & Qt::ItemIsUserCheckable));
    m->model.setFullLength(Facet::Publisher, true);
    QCOMPARE(m->model.rowCount(parent), 24);
    QCOMPARE(m->model.index(23, 0, parent).data().toString(), QStringLiteral("Show fewer"));
    m->model.setFullLength(Facet::Publisher, false);
    QCOMPARE(m->model.rowCount(parent), 8);
}

void TestFacetModel::rowsKeepTheirIdentityWhenCountsChange()
{
    const QPersistentModelIndex debian(value(Facet::Publisher, QStringLiteral("debian")));
    const QPersistentModelIndex microsoft(value(Facet::Publisher, QStringLiteral("microsoft")));
    QCOMPARE(debian.row(), 1);
    PageBuilder page;
    for (int i = 0; i < 5; ++i)
        page.add("debian", "o", std::to_string(i));
    QVERIFY(m->images.appendPage(0, page.page()));
    m->filter.flush();
    QCOMPARE(debian.row(), 0);
    QCOMPARE(debian.data().toString(), QStringLiteral("debian"));
    m->state.setExpression(parseFilter(QStringLiteral("osType eq 'linux'")).value());
    m->filter.flush();
    QVERIFY(debian.isValid());
    QVERIFY(!microsoft.isValid());
}

void TestFacetModel::oneAccountIsNotWorthShowing()
{
    QVERIFY(!m->model.facetIndex(Facet::Account).data(FacetModel::IsWorthShowingRole).toBool());
    PageBuilder page;
    page.add("p", "o", "s");
    QVERIFY(m->images.appendPage(m->images.addListing(QStringLiteral("fabrikam"), true), page.page()));
    m->filter.flush();
    QVERIFY(m->model.facetIndex(Facet::Account).data(FacetModel::IsWorthShowingRole).toBool());
}

void TestFacetModel::countsAgreeWithTheTableInEveryState()
{
    FilterGenerator generator(5);
    m->images.clear();
    for (const char *account : {"contoso", "fabrikam"})
        QVERIFY(m->images.appendPage(m->images.addListing(QString::fromLatin1(account), true), generator.page(40)));
    for (int step = 0; step < 400; ++step) {
        m->filter.flush();
        const auto &facet = allFacets()[static_cast<std::size_t>(generator.below(FacetCount))];
        const QList<FacetEntry> entries = m->filter.counts().entries(facet);
        const int kind = generator.below(10);
        // What a value promises is what ticking it gives.
        if (kind < 6 && !entries.isEmpty()) {
            const FacetEntry entry = entries.at(generator.below(static_cast<int>(entries.size())));
            const bool isNarrowing = m->state.selection().values(facet).isEmpty() || facet == Facet::Capability;
            m->state.setSelected(facet, entry.value, !entry.isSelected);
            m->filter.flush();
            if (isNarrowing && !entry.isSelected)
                QCOMPARE(m->query.rowCount(), static_cast<int>(entry.count));
        } else if (kind == 6) {
            m->state.setSearch(generator.chance(50) ? QStringLiteral("can") : QString());
        } else if (kind == 7) {
            m->state.setExpression(generator.chance(60) ? generator.expression(1) : FilterExpression());
        } else if (kind == 8) {
            generator.chance(50) ? m->state.undo() : m->state.redo();
        } else if (generator.chance(30)) {
            m->state.clear();
        }
        m->filter.flush();
        const FacetCounts &counts = m->filter.counts();
        QCOMPARE(counts.matching, m->query.rowCount());
        QCOMPARE(counts.total, 80);
        std::array<qsizetype, EndOfLifeStateCount> states{};
        for (const RowId row : m->query.rows())
            ++states[static_cast<std::size_t>(m->images.endOfLife(row).state)];
        QVERIFY(states == counts.matchingByState);
    }
}

QTEST_GUILESS_MAIN(TestFacetModel)
#include "tst_facetmodel.moc"
