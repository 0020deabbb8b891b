// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesview.h"

#include "app/differences/differencesmodel.h"
#include "tests/support/pagebuilder.h"

#include <QHeaderView>
#include <QTest>

using namespace imagebrowser;

class TestDifferencesView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publisherStandsWhereItTellsApart_data();
    void publisherStandsWhereItTellsApart();
    void everyHeaderHasTheMenu();
};

void TestDifferencesView::publisherStandsWhereItTellsApart_data()
{
    QTest::addColumn<QStringList>("publishers");
    QTest::addColumn<bool>("isHidden");
    QTest::newRow("each offer has one") << QStringList {QStringLiteral("p1"), QStringLiteral("p2")} << true;
    QTest::newRow("two publish the same") << QStringList {QStringLiteral("p1"), QStringLiteral("p2"), QStringLiteral("p1")} << false;
}

//! In a window too narrow for all columns.
void TestDifferencesView::publisherStandsWhereItTellsApart()
{
    QFETCH(const QStringList, publishers);
    QFETCH(const bool, isHidden);
    ImageTableModel images;
    ImageQueryModel query(&images);
    DifferencesModel model(query);
    DifferencesView view(&model);
    view.resize(640, 300);
    view.show();
    std::vector<ComparedAccount> accounts;
    for (const char *name : {"contoso", "fabrikam", "adatum"}) {
        const ListingId listing = images.addListing(QString::fromLatin1(name), true);
        PageBuilder page;
        // The third has the offer of the second.
        for (int i = 0; i < publishers.size() && accounts.empty(); ++i)
            page.add(publishers[i].toStdString(), "offer " + std::to_string(std::min(i, 1)), "sku");
        QVERIFY(images.appendPage(listing, page.take()));
        accounts.push_back({QString::fromLatin1(name), listing, true});
    }
    query.flush();
    model.setActive(true);
    model.setAccounts(accounts);
    model.flush();
    QCOMPARE(model.rowCount(), static_cast<int>(publishers.size()));
    QTRY_COMPARE(view.isColumnHidden(DifferencesModel::Publisher), isHidden);
}

void TestDifferencesView::everyHeaderHasTheMenu()
{
    ImageTableModel images;
    ImageQueryModel query(&images);
    DifferencesModel model(query);
    const DifferencesView view(&model);
    const QList<QHeaderView *> headers = view.findChildren<QHeaderView *>();
    int horizontal = 0;
    for (const QHeaderView *header : headers) {
        if (header->orientation() != Qt::Horizontal)
            continue;
        ++horizontal;
        QCOMPARE(header->contextMenuPolicy(), Qt::CustomContextMenu);
    }
    QCOMPARE(horizontal, 2);
}

QTEST_MAIN(TestDifferencesView)
#include "tst_differencesview.moc"
