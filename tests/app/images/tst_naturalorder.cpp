// SPDX-License-Identifier: Apache-2.0
#include "app/images/naturalorder.h"

#include <QRandomGenerator>
#include <QtTest>

#include <string>

using namespace imagebrowser;

class TestNaturalOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksEqualComparison_data();
    void ranksEqualComparison();
    void idsThatWereNotAddedHaveNoRank();
    void sortsByWholeKeyAndKeepsOrder();
};

namespace {

std::string randomText(QRandomGenerator &random, std::string_view alphabet, int longest)
{
    std::string text;
    for (int i = random.bounded(longest + 1); i > 0; --i)
        text += alphabet[static_cast<std::size_t>(random.bounded(static_cast<int>(alphabet.size())))];
    return text;
}

} // namespace

void TestNaturalOrder::ranksEqualComparison_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("alphabet");
    QTest::newRow("few texts") << 60 << QByteArray() << QByteArray("ab019.-");
    QTest::newRow("many texts") << 3'000 << QByteArray() << QByteArray("ab019.-");
    QTest::newRow("many behind a shared beginning")
        << 1'000 << QByteArray("batch.node.ubuntu 22.04-") << QByteArray("ab01");
    QTest::newRow("digits only, leading zeros") << 1'000 << QByteArray() << QByteArray("0012");
    QTest::newRow("numbers of hundreds of digits") << 400 << QByteArray(300, '7') << QByteArray("07");
    QTest::newRow("zero bytes and bytes above 127") << 1'000 << QByteArray() << QByteArray("a\0\xc3\xa9", 4);
}

void TestNaturalOrder::ranksEqualComparison()
{
    QFETCH(int, count);
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, alphabet);
    QRandomGenerator random(11);
    std::vector<std::string> texts(static_cast<std::size_t>(count));
    for (std::string &text : texts)
        text = prefix.toStdString() + randomText(random, alphabet.toStdString(), 12);
    NaturalRanks ranked(texts.size(), 0);
    for (std::size_t i = 0; i < texts.size(); ++i)
        ranked.add(static_cast<std::uint32_t>(i), texts[i]);
    const std::vector<std::uint32_t> ranks = ranked.take();

    std::vector<std::size_t> order(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return compareNatural(texts[a], texts[b]) < 0; });
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i == 0 || compareNatural(texts[order[i - 1]], texts[order[i]]) != 0)
            ++rank;
        QCOMPARE(ranks[order[i]], rank);
    }
}

void TestNaturalOrder::idsThatWereNotAddedHaveNoRank()
{
    NaturalRanks ranked(5, 8);
    ranked.add(3, "b10");
    ranked.add(1, "b9");
    QCOMPARE(ranked.take(), (std::vector<std::uint32_t>{0, 1, 0, 2, 0}));
    QCOMPARE(NaturalRanks(2, 0).take(), (std::vector<std::uint32_t>{0, 0}));
}

void TestNaturalOrder::sortsByWholeKeyAndKeepsOrder()
{
    QRandomGenerator random(12);
    for (const std::size_t count : {std::size_t(0), std::size_t(10), std::size_t(5'000)}) {
        std::vector<KeyedId> items(count);
        for (std::size_t i = 0; i < count; ++i)
            items[i] = {i % 3 == 0 ? random.generate64() : random.bounded(50U), static_cast<std::uint32_t>(i)};
        sortByKey(items);
        for (std::size_t i = 1; i < count; ++i) {
            QVERIFY(items[i - 1].key <= items[i].key);
            QVERIFY(items[i - 1].key < items[i].key || items[i - 1].id < items[i].id);
        }
    }
}

QTEST_GUILESS_MAIN(TestNaturalOrder)
#include "tst_naturalorder.moc"
