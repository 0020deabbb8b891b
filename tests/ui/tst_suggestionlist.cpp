// SPDX-License-Identifier: Apache-2.0
#include "ui/suggestionlist.h"

#include "app/service/imagelistparser.h"
#include "ui/linkbutton.h"
#include "ui/suggestioncard.h"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace imagebrowser;

class TestSuggestionList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cardsSayNameAndWhy();
    void enterOrSpaceChooses_data();
    void enterOrSpaceChooses();
    void nothingFits();
    void noDateShowsSiblingsOnly();
    void siblingsUnfoldAndFold();
    void buttonsStayWhileTheySayTheSame();

private:
    void show(const char *sku);
    QList<SuggestionCard *> visible(const char *name) const;

    ImageStore m_store;
    EndOfLifeTexts m_texts;
    std::unique_ptr<SuggestionList> m_list;
};

void TestSuggestionList::initTestCase()
{
    QFile file(QStringLiteral(IMAGEBROWSER_TEST_DATA "/../../resources/sample/contoso.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto page = parseImagePage(file.readAll());
    QVERIFY(page.hasValue());
    QVERIFY(m_store.append(m_store.addListing(QStringLiteral("contoso")), page.value()));
    m_texts.update(m_store, *parseInstant(std::string_view("2026-11-22T12:00:00Z")), {});
}

void TestSuggestionList::init()
{
    m_list = std::make_unique<SuggestionList>();
    m_list->show();
}

void TestSuggestionList::show(const char *sku)
{
    for (RowId row = 0; row < m_store.rowCount(); ++row) {
        if (m_store.image(row).sku() == QLatin1StringView(sku)) {
            m_list->setImage(m_store, row, m_texts);
            return;
        }
    }
    QFAIL("no such SKU");
}

QList<SuggestionCard *> TestSuggestionList::visible(const char *name) const
{
    QList<SuggestionCard *> cards;
    for (SuggestionCard *card : m_list->findChildren<SuggestionCard *>(QString::fromLatin1(name))) {
        if (card->isVisible())
            cards << card;
    }
    return cards;
}

void TestSuggestionList::cardsSayNameAndWhy()
{
    show("2016-datacenter-smalldisk-g2");
    auto cards = visible("moveToCard");
    QCOMPARE(cards.size(), 1);
    QCOMPARE(cards.first()->accessibleName(),
             QStringLiteral("2022-datacenter-smalldisk-g2, same offer, no date, generation 2, verified"));
    // The offer is named where it differs.
    show("11-gen2");
    cards = visible("moveToCard");
    QCOMPARE(cards.size(), 1);
    QCOMPARE(cards.first()->text(), QStringLiteral("debian-12 · 12-gen2"));
}

void TestSuggestionList::enterOrSpaceChooses_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addRow("Enter") << Qt::Key_Return;
    QTest::addRow("keypad Enter") << Qt::Key_Enter;
    QTest::addRow("Space") << Qt::Key_Space;
}

void TestSuggestionList::enterOrSpaceChooses()
{
    QFETCH(Qt::Key, key);
    show("8_7-hpc-gen2");
    QSignalSpy activated(m_list.get(), &SuggestionList::activated);
    const auto cards = visible("moveToCard");
    QCOMPARE(cards.size(), 1);
    QVERIFY(cards.first()->focusPolicy() & Qt::TabFocus);
    QTest::keyClick(cards.first(), key);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(m_store.image(activated.first().first().value<RowId>()).sku(), QStringLiteral("8_10-hpc-gen2"));
}

void TestSuggestionList::nothingFits()
{
    show("8_7-hpc-gen1");
    QVERIFY(visible("moveToCard").isEmpty());
    QVERIFY(m_list->findChild<QLabel *>(QStringLiteral("moveToNone"))->isVisible());
}

void TestSuggestionList::noDateShowsSiblingsOnly()
{
    show("12-gen2");
    QVERIFY(!m_list->findChild<QLabel *>(QStringLiteral("moveToTitle"))->isVisible());
    QVERIFY(!m_list->findChild<QLabel *>(QStringLiteral("moveToNone"))->isVisible());
    QCOMPARE(visible("sameOfferLine").size(), 1);
    QCOMPARE(visible("sameOfferLine").first()->accessibleName(), QStringLiteral("12, No date"));
}

void TestSuggestionList::siblingsUnfoldAndFold()
{
    show("2016-datacenter");
    auto *more = m_list->findChild<LinkButton *>(QStringLiteral("sameOfferMore"));
    QCOMPARE(visible("sameOfferLine").size(), 5);
    QCOMPARE(more->text(), QStringLiteral("Show 28 more"));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(visible("sameOfferLine").size(), 33);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(visible("sameOfferLine").size(), 5);
}

void TestSuggestionList::buttonsStayWhileTheySayTheSame()
{
    show("2016-datacenter");
    auto *more = m_list->findChild<LinkButton *>(QStringLiteral("sameOfferMore"));
    QTest::mouseClick(more, Qt::LeftButton);
    const auto lines = visible("sameOfferLine");
    QCOMPARE(lines.size(), 33);
    const auto cards = visible("moveToCard");
    show("2016-datacenter");
    QCOMPARE(visible("sameOfferLine"), lines);
    QCOMPARE(visible("moveToCard"), cards);
    show("12-gen2");
    QCOMPARE(visible("sameOfferLine").size(), 1);
    m_list->clear();
    QVERIFY(visible("sameOfferLine").isEmpty());
    show("12-gen2");
    QCOMPARE(visible("sameOfferLine").size(), 1);
}

QTEST_MAIN(TestSuggestionList)
#include "tst_suggestionlist.moc"
