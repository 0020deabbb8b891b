// SPDX-License-Identifier: Apache-2.0
#include "app/images/growingarray.h"

#include <QFile>
#include <QRandomGenerator>
#include <QtTest>

#include <vector>

#ifdef __linux__
#include <unistd.h>
#endif

using namespace imagebrowser;

class TestGrowingArray : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatAVectorHolds_data();
    void holdsWhatAVectorHolds();
    void movesWithoutACopy();
    void clearedAndShrunkItGoesOn();
    void roomThatWasNeverUsedTakesNoMemory();
};

namespace {

using Array = GrowingArray<std::uint32_t>;

bool isSame(const Array &array, const std::vector<std::uint32_t> &wanted)
{
    return std::equal(array.begin(), array.end(), wanted.begin(), wanted.end());
}

} // namespace

void TestGrowingArray::holdsWhatAVectorHolds_data()
{
    QTest::addColumn<int>("operations");
    QTest::newRow("a few bytes") << 60;
    QTest::newRow("up to pages of its own and back") << 4'000;
    QTest::newRow("many pages") << 20'000;
}

void TestGrowingArray::holdsWhatAVectorHolds()
{
    QFETCH(const int, operations);
    QRandomGenerator random(5);
    Array array;
    std::vector<std::uint32_t> wanted;
    for (int i = 0; i < operations; ++i) {
        const std::uint32_t value = random.generate();
        const int kind = random.bounded(100);
        if (kind < 40) {
            array.push_back(value);
            wanted.push_back(value);
        } else if (kind < 80) {
            const std::vector<std::uint32_t> more(random.bounded(200U), value);
            array.append(more);
            wanted.insert(wanted.end(), more.begin(), more.end());
        } else if (kind < 98) {
            const std::size_t size = wanted.size() + random.bounded(300U);
            array.resize(size, value);
            wanted.resize(size, value);
        } else {
            array.resize(wanted.size() / 2, 0);
            wanted.resize(wanted.size() / 2);
            array.shrinkToFit();
        }
        QCOMPARE(array.size(), wanted.size());
        if (i % 97 == 0)
            QVERIFY(isSame(array, wanted));
    }
    QVERIFY(isSame(array, wanted));
    QVERIFY(wanted.empty() || array.back() == wanted.back());
}

void TestGrowingArray::movesWithoutACopy()
{
    for (const std::size_t size : {10U, 200'000U}) {
        Array array;
        array.resize(size, 7);
        const std::uint32_t *const place = array.data();
        Array other(std::move(array));
        QCOMPARE(other.data(), place);
        Array third;
        third.push_back(1);
        third = std::move(other);
        QCOMPARE(third.data(), place);
        QCOMPARE(third.size(), size);
        QCOMPARE(third[size - 1], 7U);
    }
}

void TestGrowingArray::clearedAndShrunkItGoesOn()
{
    Array array;
    array.resize(500'000, 3);
    array.resize(2, 0);
    array.shrinkToFit();
    QVERIFY(array.capacity() < 1000);
    QVERIFY(isSame(array, {3, 3}));
    array.clear();
    QCOMPARE(array.capacity(), std::size_t(0));
    array.shrinkToFit();
    array.append({});
    QVERIFY(array.empty());
    array.push_back(9);
    QVERIFY(isSame(array, {9}));
}

void TestGrowingArray::roomThatWasNeverUsedTakesNoMemory()
{
#ifdef __linux__
    const auto residentBytes = [] {
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)
                                              : 0;
    };
    constexpr qint64 room = 256 * 1024 * 1024;
    const qint64 before = residentBytes();
    QVERIFY(before > 0);
    GrowingMemory memory;
    memory.grow(GrowingMemory::LargeSize);
    memory.grow(room);
    QVERIFY(memory.capacity() >= static_cast<std::size_t>(room));
    QVERIFY(residentBytes() - before < room / 16);
    static_cast<char *>(memory.data())[room - 1] = 'x';
    memory.shrink(0);
    QCOMPARE(memory.capacity(), std::size_t(0));
#else
    QSKIP("The C library decides here.");
#endif
}

QTEST_GUILESS_MAIN(TestGrowingArray)
#include "tst_growingarray.moc"
