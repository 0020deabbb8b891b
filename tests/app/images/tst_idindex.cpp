// SPDX-License-Identifier: Apache-2.0
#include "app/images/idindex.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <map>
#include <vector>

using namespace imagebrowser;

class TestIdIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasInserted_data();
    void findsWhatWasInserted();
    void madeUpHashesDoNotFillTheMemory_data();
    void madeUpHashesDoNotFillTheMemory();
    void takesFewBytesForAnId();
};

namespace {

using Id = IdIndex::Id;
using HashOf = std::uint32_t (*)(Id);

std::uint32_t mixed(Id id)
{
    std::uint64_t bits = (id + 1) * 0x9e3779b97f4a7c15U;
    bits = (bits ^ bits >> 31) * 0xbf58476d1ce4e5b9U;
    return static_cast<std::uint32_t>(bits >> 32);
}

struct Hashes
{
    const char *name;
    HashOf of;
};
const std::vector<Hashes> kindsOfHashes{
    {"spread", mixed},
    {"in order", [](Id id) { return id; }},
    {"three ids each", [](Id id) { return mixed(id / 3); }},
    {"all the same", [](Id) { return 0xdead'beefU; }},
    {"all zero", [](Id) { return 0U; }},
    {"the same low bits", [](Id id) { return id << 24U | 5U; }},
    {"different in the highest bit only", [](Id id) { return id << 31U; }},
    {"one bit each", [](Id id) { return 1U << id % 32U; }},
};

void addKinds()
{
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < kindsOfHashes.size(); ++i)
        QTest::newRow(kindsOfHashes[i].name) << static_cast<int>(i);
}

} // namespace

void TestIdIndex::findsWhatWasInserted_data()
{
    addKinds();
}

void TestIdIndex::findsWhatWasInserted()
{
    QFETCH(const int, kind);
    const HashOf hashOf = kindsOfHashes[static_cast<std::size_t>(kind)].of;
    constexpr Id count = 3'000;
    IdIndex index;
    std::multimap<std::uint32_t, Id> wanted;
    for (Id id = 0; id < count; ++id) {
        QCOMPARE(index.find(hashOf(id), [id](Id other) { return other == id; }), IdIndex::None);
        index.insert(hashOf(id), id);
        wanted.emplace(hashOf(id), id);
    }
    for (Id id = 0; id < count; ++id) {
        QCOMPARE(index.find(hashOf(id), [id](Id other) { return other == id; }), id);
        if (id % 37 != 0)
            continue;
        std::vector<Id> visited;
        index.forEach(hashOf(id), [&](Id other) { visited.push_back(other); });
        std::vector<Id> same;
        for (auto [at, end] = wanted.equal_range(hashOf(id)); at != end; ++at)
            same.push_back(at->second);
        std::sort(visited.begin(), visited.end());
        QCOMPARE(visited, same);
    }
    QRandomGenerator random(3);
    for (int i = 0; i < 1'000; ++i) {
        const std::uint32_t hash = random.generate();
        if (wanted.count(hash) == 0)
            QCOMPARE(index.find(hash, [](Id) { return true; }), IdIndex::None);
    }
}

void TestIdIndex::madeUpHashesDoNotFillTheMemory_data()
{
    addKinds();
}

void TestIdIndex::madeUpHashesDoNotFillTheMemory()
{
    QFETCH(const int, kind);
    const HashOf hashOf = kindsOfHashes[static_cast<std::size_t>(kind)].of;
    constexpr Id count = 20'000;
    IdIndex index;
    for (Id id = 0; id < count; ++id)
        index.insert(hashOf(id), id);
    QVERIFY2(index.memoryUsage() < std::size_t{count} * 64, qPrintable(QString::number(index.memoryUsage())));
}

void TestIdIndex::takesFewBytesForAnId()
{
    IdIndex index;
    Id id = 0;
    for (const Id count : {20'000U, 25'000U, 30'000U, 40'000U, 300'000U}) {
        for (; id < count; ++id)
            index.insert(mixed(id), id);
        QVERIFY2(index.memoryUsage() / count < 17, qPrintable(QString::number(index.memoryUsage() / count)));
    }
}

QTEST_GUILESS_MAIN(TestIdIndex)
#include "tst_idindex.moc"
