// SPDX-License-Identifier: Apache-2.0
#include "app/images/textpool.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace imagebrowser;

class TestTextPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentAndEmptyDiffer();
    void idsAreStable();
    void manyAtOnceAreAsOneByOne();
    void equalSpellingsAreFound_data();
    void equalSpellingsAreFound();
    void caseMayBeKept();
    void searchIgnoresCase_data();
    void searchIgnoresCase();
    void searchEqualsNaive();
    void ranksOrderNaturally();
};

namespace {

QList<int> search(const TextPool &pool, const QString &needle)
{
    std::vector<std::uint8_t> hits(pool.count(), 0);
    pool.markContaining(TextPool::fold(needle), hits);
    QList<int> ids;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (hits[i] != 0)
            ids.append(static_cast<int>(i));
    }
    return ids;
}

} // namespace

void TestTextPool::absentAndEmptyDiffer()
{
    TextPool pool;
    QCOMPARE(pool.intern({}), TextPool::Absent);
    const TextPool::Id empty = pool.intern("");
    QVERIFY(empty != TextPool::Absent);
    QVERIFY(pool.text(TextPool::Absent).data() == nullptr);
    QVERIFY(pool.string(TextPool::Absent).isNull());
    QVERIFY(!pool.string(empty).isNull());
    QCOMPARE(pool.find("nothing"), TextPool::Absent);
}

void TestTextPool::idsAreStable()
{
    TextPool pool;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 10'000; ++i) {
            const std::string text = "text " + std::to_string(i);
            QCOMPARE(pool.intern(text), static_cast<TextPool::Id>(i + 1));
        }
    }
    QCOMPARE(pool.text(4242), std::string_view("text 4241"));
    QCOMPARE(pool.find("text 99"), TextPool::Id(100));
}

void TestTextPool::manyAtOnceAreAsOneByOne()
{
    QRandomGenerator random(11);
    std::vector<std::string> texts;
    for (int i = 0; i < 5'000; ++i)
        texts.push_back((i % 3 == 0 ? "Text " : i % 3 == 1 ? "text " : "téxt ") + std::to_string(random.bounded(900)));
    std::vector<std::string_view> views(texts.begin(), texts.end());
    views[17] = {};
    views[18] = "";
    TextPool oneByOne;
    TextPool together;
    std::vector<TextPool::Id> ids(views.size());
    together.internAll(views, ids);
    for (std::size_t i = 0; i < views.size(); ++i) {
        QCOMPARE(ids[i], oneByOne.intern(views[i]));
        QCOMPARE(together.text(ids[i]), views[i]);
        QCOMPARE(together.find(views[i]), ids[i]);
    }
    QCOMPARE(together.count(), oneByOne.count());
    QVERIFY(together.hasSpellings());
}

void TestTextPool::equalSpellingsAreFound_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("all of a word longer than eight letters") << "microsoftwindowsserver" << QList<int>{1, 3, 7};
    QTest::newRow("asked for in capitals") << "MICROSOFTWINDOWSSERVER" << QList<int>{1, 3, 7};
    QTest::newRow("one spelling") << "canonical" << QList<int>{2};
    QTest::newRow("a letter that folds to ASCII") << "k" << QList<int>{4, 5};
    QTest::newRow("accents") << "é" << QList<int>{6};
    QTest::newRow("part of a text") << "microsoft" << QList<int>{};
    QTest::newRow("neighbours of the letters") << "[`" << QList<int>{8};
}

void TestTextPool::equalSpellingsAreFound()
{
    QFETCH(QString, asked);
    QFETCH(QList<int>, ids);
    TextPool pool;
    for (const char *text : {"MicrosoftWindowsServer", "canonical", "microsoftwindowsserver", "\u212A", "K", "É",
                             "Microsoftwindowsserver", "[`", "{@"})
        (void)pool.intern(text);
    QVERIFY(pool.hasSpellings());
    // So many more that the index is being moved.
    for (int i = 0; i < 100; ++i) {
        std::vector<std::uint8_t> hits(pool.count(), 0);
        pool.markEqual(TextPool::fold(asked), hits);
        QList<int> found;
        for (std::size_t id = 0; id < hits.size(); ++id) {
            if (hits[id] != 0)
                found.append(static_cast<int>(id));
        }
        QCOMPARE(found, ids);
        (void)pool.intern("Filler " + std::to_string(i));
    }
}

void TestTextPool::caseMayBeKept()
{
    TextPool pool(TextPool::Case::Kept);
    const TextPool::Id date = pool.intern("2027-01-12T00:00:00Z");
    QVERIFY(pool.intern("2027-01-12t00:00:00z") != date);
    QCOMPARE(pool.folded(date), std::string_view("2027-01-12T00:00:00Z"));
    QVERIFY(!pool.hasSpellings());
}

void TestTextPool::searchIgnoresCase_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("lower needle, mixed text") << "server" << QList<int>{1, 2};
    QTest::newRow("upper needle") << "UBUNTU" << QList<int>{1};
    QTest::newRow("final sigma folds") << "ΊΣΥΦΟΣ" << QList<int>{3};
    QTest::newRow("accents") << "é" << QList<int>{4};
    QTest::newRow("not across texts") << "serverwindows" << QList<int>{};
    QTest::newRow("whole text") << "ubuntuserver" << QList<int>{1};
    QTest::newRow("nothing") << "zz" << QList<int>{};
    QTest::newRow("empty finds all but absent") << "" << QList<int>{1, 2, 3, 4};
}

void TestTextPool::searchIgnoresCase()
{
    QFETCH(QString, needle);
    QFETCH(QList<int>, ids);
    TextPool pool;
    for (const char *text : {"ubuntuserver", "WindowsServer", "Σίσυφος", "CAFÉ"})
        (void)pool.intern(text);
    QCOMPARE(search(pool, needle), ids);
}

void TestTextPool::searchEqualsNaive()
{
    QRandomGenerator random(7);
    const QString alphabet = QStringLiteral("abAB.-é1");
    const auto word = [&](int longest) {
        QString text;
        for (int i = random.bounded(longest + 1); i > 0; --i)
            text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        return text;
    };
    TextPool pool;
    for (int i = 0; i < 500; ++i)
        (void)pool.intern(word(8).toStdString());
    for (int i = 0; i < 500; ++i) {
        const QString needle = word(3);
        QList<int> naive;
        for (TextPool::Id id = 1; id < pool.count(); ++id) {
            if (pool.string(id).toCaseFolded().contains(needle.toCaseFolded()))
                naive.append(static_cast<int>(id));
        }
        QCOMPARE(search(pool, needle), naive);
    }
}

void TestTextPool::ranksOrderNaturally()
{
    TextPool pool;
    const QStringList order{QStringLiteral(""),         QStringLiteral("8-gen2"),   QStringLiteral("9-gen1"),
                            QStringLiteral("9-Gen2"),   QStringLiteral("10-gen1"),  QStringLiteral("server"),
                            QStringLiteral("server 2"), QStringLiteral("Server 10")};
    for (qsizetype i = order.size(); i > 0; --i)
        (void)pool.intern(order[i - 1].toStdString());
    const auto &ranks = pool.ranks();
    QCOMPARE(ranks[TextPool::Absent], 0U);
    for (qsizetype i = 0; i < order.size(); ++i)
        QCOMPARE(ranks[pool.find(order[i].toStdString())], static_cast<std::uint32_t>(i + 1));

    (void)pool.intern("SERVER");
    QCOMPARE(pool.ranks()[pool.find("SERVER")], pool.ranks()[pool.find("server")]);
}

QTEST_GUILESS_MAIN(TestTextPool)
#include "tst_textpool.moc"
