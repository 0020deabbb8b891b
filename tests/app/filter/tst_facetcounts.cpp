// SPDX-License-Identifier: Apache-2.0
#include "app/filter/facetcounts.h"

#include "tests/support/filtermatch.h"
#include "app/filter/filterparser.h"
#include "app/filter/filterstate.h"
#include "app/filter/filtertext.h"
#include "tests/app/filter/filtergenerator.h"
#include "tests/support/pagebuilder.h"

#include <QtTest>

using namespace imagebrowser;

namespace {

const Instant now = *parseInstant(std::string_view("2026-11-22T11:20:05Z"));

QString printed(const QList<FacetEntry> &entries, Facet facet)
{
    QStringList lines;
    for (const FacetEntry &entry : entries)
        lines.append(facetValueLabel(facet, entry.value) % u' ' % QString::number(entry.count)
                     % (entry.isSelected ? u"*" : u""));
    return lines.join(QStringLiteral(", "));
}

} // namespace

class TestFacetCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsDistinctValues();
    void followsOtherFacetsButNotItsOwnTicks();
    void capabilitiesNarrowWithEveryTick();
    void spellingsThatDifferInCaseAreOne();
    void hiddenListingsDoNotCount();
    void keepsTheMostFrequentValues();
    void tickedValuesStayInSight();
    void agreesWithCountingOneByOne();

private:
    static void fill(ImageStore &store);
};

void TestFacetCounts::fill(ImageStore &store)
{
    PageBuilder first;
    first.add("canonical", "ubuntu", "22", {.end = "2026-11-30T00:00:00Z", .capabilities = {"DockerCompatible"}});
    first.add("canonical", "ubuntu", "24", {.capabilities = {"DockerCompatible", "Gen2"}});
    first.add("debian", "debian-12", "12");
    PageBuilder second;
    second.add("microsoft", "windowsserver", "2022", {.end = "2026-11-01", .os = "windows"});
    QVERIFY(store.append(store.addListing(QStringLiteral("contoso")), first.page()));
    QVERIFY(store.append(store.addListing(QStringLiteral("fabrikam")), second.page()));
}

void TestFacetCounts::countsDistinctValues()
{
    ImageStore store;
    fill(store);
    const FacetCounts counts = countFacets(store, {.now = now});
    QCOMPARE(counts.matching, 4);
    QCOMPARE(counts.total, 4);
    QCOMPARE(printed(counts.entries(Facet::Publisher), Facet::Publisher),
             QStringLiteral("canonical 2, debian 1, microsoft 1"));
    QCOMPARE(printed(counts.entries(Facet::Capability), Facet::Capability),
             QStringLiteral("none listed 2, DockerCompatible 2, Gen2 1"));
    QCOMPARE(printed(counts.entries(Facet::State), Facet::State),
             QStringLiteral("Ended 1, Critical 1, Warning 0, Notice 0, Supported 0, No date 2"));
    QCOMPARE(printed(counts.entries(Facet::Account), Facet::Account), QStringLiteral("contoso 3, fabrikam 1"));
}

void TestFacetCounts::followsOtherFacetsButNotItsOwnTicks()
{
    ImageStore store;
    fill(store);
    FacetQuery query{.now = now};
    query.selection.set(Facet::Publisher, QStringLiteral("Canonical"), true);
    FacetCounts counts = countFacets(store, query);
    QCOMPARE(counts.matching, 2);
    QCOMPARE(printed(counts.entries(Facet::Publisher), Facet::Publisher),
             QStringLiteral("canonical 2*, debian 1, microsoft 1"));
    QCOMPARE(printed(counts.entries(Facet::OsType), Facet::OsType), QStringLiteral("linux 2"));
    QCOMPARE(printed(counts.entries(Facet::Account), Facet::Account), QStringLiteral("contoso 2"));
    query.selection.set(Facet::State, stateFacetValue(EndOfLifeState::NoDate), true);
    counts = countFacets(store, query);
    QCOMPARE(counts.matching, 1);
    QCOMPARE(printed(counts.entries(Facet::Publisher), Facet::Publisher), QStringLiteral("canonical 1*, debian 1"));
    QCOMPARE(counts.count(Facet::State, stateFacetValue(EndOfLifeState::Critical)), 1);
    QCOMPARE(counts.matchingByState[static_cast<std::size_t>(EndOfLifeState::Critical)], 0);
}

void TestFacetCounts::capabilitiesNarrowWithEveryTick()
{
    ImageStore store;
    fill(store);
    FacetQuery query{.now = now};
    query.selection.set(Facet::Capability, QStringLiteral("dockercompatible"), true);
    QCOMPARE(printed(countFacets(store, query).entries(Facet::Capability), Facet::Capability),
             QStringLiteral("DockerCompatible 2*, Gen2 1"));
    query.selection.set(Facet::Capability, QStringLiteral("Gen2"), true);
    QCOMPARE(countFacets(store, query).matching, 1);
}

void TestFacetCounts::spellingsThatDifferInCaseAreOne()
{
    ImageStore store;
    PageBuilder page;
    page.add("Canonical", "o", "1", {.capabilities = {"docker", "Docker"}});
    page.add("canonical", "o", "2");
    page.add("canonical", "o", "3", {.capabilities = {"DOCKER"}});
    QVERIFY(store.append(store.addListing(QStringLiteral("a")), page.page()));
    const FacetCounts counts = countFacets(store, {.now = now});
    QCOMPARE(printed(counts.entries(Facet::Publisher), Facet::Publisher), QStringLiteral("canonical 3"));
    QCOMPARE(counts.count(Facet::Capability, QStringLiteral("Docker")), 2);
}

void TestFacetCounts::hiddenListingsDoNotCount()
{
    ImageStore store;
    fill(store);
    store.setListingShown(1, false);
    const FacetCounts counts = countFacets(store, {.now = now});
    QCOMPARE(counts.total, 3);
    QCOMPARE(printed(counts.entries(Facet::Account), Facet::Account), QStringLiteral("contoso 3"));
}

void TestFacetCounts::keepsTheMostFrequentValues()
{
    ImageStore store;
    PageBuilder page;
    for (int i = 0; i < 700; ++i)
        page.add("p" + std::to_string(i), "o", "s");
    page.add("p699", "o", "other");
    QVERIFY(store.append(store.addListing(QStringLiteral("a")), page.page()));
    const FacetCounts counts = countFacets(store, {.now = now});
    QCOMPARE(counts.entries(Facet::Publisher).size(), 500);
    QCOMPARE(counts.hiddenValues[static_cast<std::size_t>(Facet::Publisher)], 200);
    QCOMPARE(counts.entries(Facet::Publisher).front().value, QStringLiteral("p699"));
    QCOMPARE(counts.entries(Facet::Publisher).at(1).value, QStringLiteral("p0"));
}

void TestFacetCounts::tickedValuesStayInSight()
{
    ImageStore store;
    fill(store);
    FacetQuery query{.expression = parseFilter(QStringLiteral("osType eq 'windows'")).value(), .now = now};
    query.selection.set(Facet::Publisher, QStringLiteral("gone"), true);
    QCOMPARE(printed(countFacets(store, query).entries(Facet::Publisher), Facet::Publisher),
             QStringLiteral("microsoft 1, gone 0*"));
}

void TestFacetCounts::agreesWithCountingOneByOne()
{
    FilterGenerator generator(4711);
    for (int round = 0; round < 300; ++round) {
        ImageStore store;
        std::vector<ImageInformation> images;
        for (const char *account : {"contoso", "Contoso", "fabrikam"})
            QVERIFY(store.append(store.addListing(QString::fromLatin1(account)), generator.page(15)));
        std::vector<RowId> searched;
        for (RowId row = 0; row < store.rowCount(); ++row) {
            images.push_back(store.image(row));
            if (generator.chance(80))
                searched.push_back(row);
        }
        FilterState state;
        if (generator.chance(60))
            state.setExpression(generator.expression(1));
        const FacetCounts all = countFacets(store, {.now = now});
        for (int ticks = generator.below(5); ticks > 0; --ticks) {
            const Facet facet = allFacets()[static_cast<std::size_t>(generator.below(FacetCount))];
            const auto &entries = all.entries(facet);
            state.setSelected(facet, entries.at(generator.below(static_cast<int>(entries.size()))).value, true);
        }
        const auto countWith = [&](const FacetSelection &selection) {
            FilterState other;
            other.setExpression(state.expression());
            for (const Facet facet : allFacets()) {
                for (const FacetValue &value : selection.values(facet))
                    other.setSelected(facet, value, true);
            }
            const FilterExpression effective = other.effectiveExpression();
            return std::ranges::count_if(searched,
                                         [&](RowId row) { return filterMatches(effective, images[row], now); });
        };
        const FacetCounts counts =
            countFacets(store, {state.expression(), state.selection(), {}, now, std::span<const RowId>(searched)});
        QCOMPARE(counts.matching, countWith(state.selection()));
        QCOMPARE(std::reduce(counts.matchingByState.begin(), counts.matchingByState.end()), counts.matching);
        for (const Facet facet : allFacets()) {
            for (const FacetEntry &entry : counts.entries(facet)) {
                FacetSelection alone = state.selection();
                if (facet != Facet::Capability)
                    alone.clear(facet);
                alone.set(facet, entry.value, true);
                QCOMPARE(entry.isSelected, state.selection().contains(facet, entry.value));
                if (entry.count != countWith(alone))
                    QFAIL(qPrintable(facetId(facet) % u' ' % facetValueLabel(facet, entry.value) % u": "
                                     % filterText(state.effectiveExpression())));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestFacetCounts)
#include "tst_facetcounts.moc"
