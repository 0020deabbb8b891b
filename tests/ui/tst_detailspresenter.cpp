// SPDX-License-Identifier: Apache-2.0
#include "ui/detailspresenter.h"

#include "app/models/imagequerymodel.h"
#include "app/models/imagetablemodel.h"
#include "tests/support/pagebuilder.h"
#include "ui/detailspane.h"
#include "ui/imagetableview.h"
#include "ui/suggestioncard.h"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace imagebrowser;

//! Details follow the table, and a suggestion leads to its image.
class TestDetailsPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void suggestionBecomesCurrent();
    void hiddenSuggestionShowsInDetails();
    void refreshKeepsSuggestionsRight();
    void arrivingRowsAreSuggested();
    void sortingLeavesTheDetailsAlone();
    void refreshShowsWhatTheImageHasBecome();

private:
    struct Window
    {
        ImageTableModel images{[] { return *parseInstant(std::string_view("2026-11-22T12:00:00Z")); }};
        ImageQueryModel query{&images};
        ImageTableView table{&query};
        DetailsPane details;
        DetailsPresenter presenter{images, &table, &details, nullptr};
        ListingId listing = images.addListing(QStringLiteral("contoso"), true);
    };

    static void fill(Window &window, ListingId listing, bool hasSuccessor);
    [[nodiscard]] QString title() const
    {
        return m_window->details.findChild<QLabel *>(QStringLiteral("detailsTitle"))->text();
    }
    [[nodiscard]] SuggestionCard *card() const;

    std::unique_ptr<Window> m_window;
};

void TestDetailsPresenter::fill(Window &window, ListingId listing, bool hasSuccessor)
{
    PageBuilder page;
    page.add("debian", "debian-11", "11", {.end = "2027-01-12T00:00:00Z", .agent = "batch.node.debian 11"});
    if (hasSuccessor)
        page.add("debian", "debian-12", "12", {.agent = "batch.node.debian 12"});
    QVERIFY(window.images.appendPage(listing, page.page()));
    window.query.flush();
}

void TestDetailsPresenter::init()
{
    m_window = std::make_unique<Window>();
    m_window->table.show();
    m_window->details.show();
    fill(*m_window, m_window->listing, QTest::currentTestFunction() != QByteArray("arrivingRowsAreSuggested"));
    m_window->table.selectRow(0);
    QCOMPARE(title(), QStringLiteral("debian-11\n11"));
}

SuggestionCard *TestDetailsPresenter::card() const
{
    for (auto *card : m_window->details.findChildren<SuggestionCard *>(QStringLiteral("moveToCard"))) {
        if (card->isVisible())
            return card;
    }
    return nullptr;
}

void TestDetailsPresenter::suggestionBecomesCurrent()
{
    QVERIFY(card());
    card()->click();
    QCOMPARE(m_window->table.currentRow(), std::optional<RowId>(1));
    QCOMPARE(title(), QStringLiteral("debian-12\n12"));
    QVERIFY(!card());
}

void TestDetailsPresenter::hiddenSuggestionShowsInDetails()
{
    QSignalSpy told(&m_window->presenter, &DetailsPresenter::told);
    m_window->query.setFilter([](const ImageStore &, Instant) { return std::vector<std::uint8_t>{1, 0}; });
    m_window->query.flush();
    QTRY_COMPARE(m_window->query.rowCount(), 1);
    QVERIFY(card());
    card()->click();
    QCOMPARE(title(), QStringLiteral("debian-12\n12"));
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_window->table.currentRow(), std::optional<RowId>(0));
}

void TestDetailsPresenter::refreshKeepsSuggestionsRight()
{
    const ListingId fresh = m_window->images.addListing(QStringLiteral("contoso"), false);
    fill(*m_window, fresh, true);
    m_window->images.replaceListing(m_window->listing, fresh);
    QTRY_VERIFY(card());
    card()->click();
    QTRY_COMPARE(title(), QStringLiteral("debian-12\n12"));
}

void TestDetailsPresenter::arrivingRowsAreSuggested()
{
    QVERIFY(!card());
    PageBuilder page;
    page.add("debian", "debian-12", "12", {.agent = "batch.node.debian 12"});
    QVERIFY(m_window->images.appendPage(m_window->listing, page.page()));
    QTRY_VERIFY(card());
}

void TestDetailsPresenter::sortingLeavesTheDetailsAlone()
{
    // Filling them takes longer than sorting, and the image is the same.
    auto *titleLabel = m_window->details.findChild<QLabel *>(QStringLiteral("detailsTitle"));
    titleLabel->setText(QStringLiteral("left alone"));
    m_window->query.sort(SkuColumn, Qt::DescendingOrder);
    QCOMPARE(m_window->table.currentIndex().row(), 1);
    QCOMPARE(title(), QStringLiteral("left alone"));
    m_window->table.selectRow(0);
    QCOMPARE(title(), QStringLiteral("debian-12\n12"));
}

void TestDetailsPresenter::refreshShowsWhatTheImageHasBecome()
{
    // At the same row number, with another end.
    const ListingId fresh = m_window->images.addListing(QStringLiteral("contoso"), false);
    PageBuilder page;
    page.add("debian", "debian-11", "11", {.end = "2029-03-04T00:00:00Z", .agent = "batch.node.debian 11"});
    QVERIFY(m_window->images.appendPage(fresh, page.page()));
    m_window->images.replaceListing(m_window->listing, fresh);
    QCOMPARE(m_window->table.currentIndex().row(), 0);
    const QList<QLabel *> labels = m_window->details.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(QStringLiteral("2029")); }));
}

QTEST_MAIN(TestDetailsPresenter)
#include "tst_detailspresenter.moc"
