// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "app/account/sessionsecretstore.h"
#include "app/filter/filterparser.h"
#include "app/sample/sampleservice.h"
#include "ui/applicationstyle.h"
#include "ui/differencesview.h"
#include "ui/emptystate.h"
#include "ui/exportdialog.h"
#include "ui/filterchip.h"
#include "ui/imagetableview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace imagebrowser;

//! The comparison of accounts in the real window over the sample service, by keyboard.
class TestDifferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void oneAccountIsToldWhatToDo();
    void keySwitchesAndSwitchesBack();
    void onlyDifferencesByKey();
    void searchAndFilterChooseRows();
    void copiesRowsCellsAndJson();
    void filterToCell();
    void exportIsTheView_data();
    void exportIsTheView();
    void remembersWidthsAndOrder();
    void chipsCountNoRowsOfTheTable();
    void failedAccountIsNotKnown();
    void accountWithABadItemIsNotKnown();
    void listFilteredByTheServiceIsNotKnown();
    void refreshKeepsSelectionAndCurrent();
    void detailsShowEveryAccount();
    void firstColumnsStayInView();

private:
    void openAll();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    template <typename T> T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    DifferencesView *view() const { return find<DifferencesView>("differencesTable"); }
    QAbstractItemModel *model() const { return view()->model(); }
    QString text(int row, int column) const { return model()->index(row, column).data().toString(); }
    QString summary() const { return find<QLabel>("differencesSummary")->text(); }
    //! Not setCurrentIndex() of the view, which listens to modifier keys that an earlier test left pressed.
    void choose(int row, int column)
    {
        view()->selectionModel()->setCurrentIndex(model()->index(row, column),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    int rowOf(const char *sku) const;
    int columnOf(const char *account) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void TestDifferences::initTestCase()
{
    QApplication::setStyle(new ApplicationStyle);
}

void TestDifferences::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.clock = [] { return *parseInstant(std::string_view("2026-11-22T12:00:00Z")); };
    setup.secrets = std::make_unique<SessionSecretStore>();
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestDifferences::cleanup()
{
    m_window.reset();
    m_services.reset();
}

void TestDifferences::openAll()
{
    QVERIFY(m_services->startSamples() != nullptr);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts(m_services->allAccounts());
    QVERIFY(idle.wait());
    QCOMPARE(m_services->listings().openListings().size(), 3);
}

int TestDifferences::rowOf(const char *sku) const
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (text(row, DifferencesModel::Sku) == QLatin1StringView(sku))
            return row;
    }
    return -1;
}

int TestDifferences::columnOf(const char *account) const
{
    for (int column = DifferencesModel::FirstAccount; column < model()->columnCount(); ++column) {
        if (model()->headerData(column, Qt::Horizontal).toString().contains(QLatin1StringView(account)))
            return column;
    }
    return -1;
}

void TestDifferences::oneAccountIsToldWhatToDo()
{
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openSamples();
    QVERIFY(idle.wait());
    press(Qt::Key_D);
    auto *empty = find<EmptyState>("differencesEmptyState");
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("Open two accounts to compare"));
    QVERIFY(!find<QCheckBox>("onlyDifferences")->isVisible());
    QCOMPARE(find<QLabel>("differenceCounts")->text(), QStringLiteral("1 account"));
}

void TestDifferences::keySwitchesAndSwitchesBack()
{
    openAll();
    find<ImageTableView>("imageTable")->setFocus();
    QVERIFY(!view()->isVisible());
    press(Qt::Key_D);
    QVERIFY(view()->isVisible());
    QVERIFY(!find<ImageTableView>("imageTable")->isVisible());
    QVERIFY(view()->hasFocus());
    QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model()->columnCount(), DifferencesModel::FirstAccount + 3);
    QCOMPARE(model()->rowCount(), 18);
    QCOMPARE(
        summary(),
        QStringLiteral("18 of 72 images differ: 9 missing somewhere, 5 end dates, 6 in verification, 1 in capabilities."));
    QCOMPARE(find<QLabel>("differenceCounts")->text(),
             QStringLiteral("Showing 18 of 72 images · 3 accounts · 1 selected"));
    QVERIFY(!find<QLabel>("imageCounts")->isVisible());
    press(Qt::Key_D);
    QVERIFY(!view()->isVisible());
    QVERIFY(find<ImageTableView>("imageTable")->isVisible());
    QVERIFY(find<QLabel>("imageCounts")->isVisible());
    QCOMPARE(model()->rowCount(), 0);
}

void TestDifferences::onlyDifferencesByKey()
{
    openAll();
    press(Qt::Key_D);
    auto *only = find<QCheckBox>("onlyDifferences");
    QVERIFY(only->isChecked());
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!only->isChecked());
    QCOMPARE(model()->rowCount(), 72);
    only->setFocus();
    QTest::keyClick(only, Qt::Key_Space);
    QCOMPARE(model()->rowCount(), 18);
    QVERIFY(find<QAction>("onlyDifferencesAction")->isChecked());
}

void TestDifferences::searchAndFilterChooseRows()
{
    openAll();
    press(Qt::Key_D);
    press(Qt::Key_F);
    QTest::keyClicks(m_window->focusWidget(), QStringLiteral("almalinux-hpc"));
    QTRY_COMPARE(model()->rowCount(), 3);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Down);
    QVERIFY(view()->hasFocus());
    // Typing goes back to the search.
    QTest::keyClick(view(), '#');
    QTRY_COMPARE(find<EmptyState>("differencesEmptyState")->title(), QStringLiteral("No image matches"));
    press(Qt::Key_Backspace);
    QTRY_COMPARE(model()->rowCount(), 18);
    // One account's image matches, the cells of the others still say what they have.
    m_services->filter().apply(
        parseFilter(QStringLiteral("verificationType eq 'verified' and sku eq '12-gen2'")).value());
    QTRY_COMPARE(model()->rowCount(), 1);
    QCOMPARE(text(0, columnOf("adatum")), QStringLiteral("unverified · no date"));
}

void TestDifferences::copiesRowsCellsAndJson()
{
    openAll();
    press(Qt::Key_D);
    view()->setFocus();
    press(Qt::Key_A);
    press(Qt::Key_C);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 19);
    QVERIFY(lines.first().startsWith(QStringLiteral("What differs\tSKU\tOffer\t")));
    QCOMPARE(lines[1].section(u'\t', 0, 0), text(0, 0));
    choose(2, columnOf("adatum"));
    press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), text(2, columnOf("adatum")));
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QJsonObject image = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(image[QStringLiteral("imageReference")].toObject()[QStringLiteral("sku")].toString(),
             text(2, DifferencesModel::Sku));
    QCOMPARE(image[QStringLiteral("accounts")].toArray().size(), 3);
}

void TestDifferences::filterToCell()
{
    openAll();
    press(Qt::Key_D);
    view()->setFocus();
    choose(rowOf("8_7-hpc-gen1"), DifferencesModel::Offer);
    press(Qt::Key_Return, Qt::AltModifier);
    QTRY_COMPARE(model()->rowCount(), 3);
    QCOMPARE(text(view()->currentIndex().row(), DifferencesModel::Sku), QStringLiteral("8_7-hpc-gen1"));
    // An end date of one account: every image that ends then somewhere.
    choose(rowOf("8_7-hpc-gen1"), columnOf("adatum"));
    QCOMPARE(view()->currentIndex().data().toString(), QStringLiteral("Ends 2026-12-31"));
    press(Qt::Key_Return, Qt::AltModifier);
    QTRY_COMPARE(model()->rowCount(), 2);
}

void TestDifferences::exportIsTheView_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<int>("count");
    QTest::newRow("selected") << QStringLiteral("exportSelected") << 2;
    QTest::newRow("shown") << QStringLiteral("exportShown") << 18;
    QTest::newRow("all") << QStringLiteral("exportAll") << 72;
}

void TestDifferences::exportIsTheView()
{
    QFETCH(QString, scope);
    QFETCH(int, count);
    openAll();
    press(Qt::Key_D);
    view()->setFocus();
    view()->selectionModel()->select(QItemSelection(model()->index(3, 0), model()->index(4, 0)),
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const QString path = m_home->filePath(QStringLiteral("differences.csv"));
    QTimer::singleShot(0, this, [&] {
        auto *dialog = qobject_cast<ExportDialog *>(QApplication::activeModalWidget());
        auto *button = dialog->findChild<QRadioButton *>(scope);
        button->setChecked(true);
        QCOMPARE(button->text().section(u'(', 1), QStringLiteral("%1)").arg(count));
        auto *file = dialog->findChild<QLineEdit *>(QStringLiteral("exportPath"));
        file->selectAll();
        QTest::keyClicks(file, path);
        QTest::keyClick(file, Qt::Key_Return);
    });
    press(Qt::Key_E);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), count + 1);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    if (scope == QLatin1StringView("exportAll"))
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    lines.removeFirst();
    const int first = scope == QLatin1StringView("exportSelected") ? 3 : 0;
    for (int i = 0; i < count; ++i) {
        QStringList cells;
        for (const int column : {0, 3, 2, 1, 4, 5, 6, 7})
            cells << text(first + i, column);
        for (QString &cell : cells)
            cell = cell.contains(u',') ? QString(u'"' % cell % u'"') : cell;
        QCOMPARE(lines[i], cells.join(u','));
    }
}

void TestDifferences::chipsCountNoRowsOfTheTable()
{
    openAll();
    const auto *chip = find<FilterChip>("chip.osType.linux");
    QTRY_VERIFY(chip->count() > 0);
    press(Qt::Key_D);
    QCOMPARE(chip->count(), 0);
    press(Qt::Key_D);
    QVERIFY(chip->count() > 0);
}

void TestDifferences::remembersWidthsAndOrder()
{
    openAll();
    press(Qt::Key_D);
    const int account = columnOf("adatum") - 1;
    const int chosen = view()->columnWidth(account) + 30;
    QHeaderView *header = view()->horizontalHeader();
    // As if its edge were drawn.
    QTest::mousePress(header->viewport(), Qt::LeftButton, {}, QPoint(4, 4));
    header->resizeSection(account, chosen);
    QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, QPoint(4, 4));
    // The click has turned the order of the first column round.
    view()->sortByColumn(DifferencesModel::Differs, Qt::AscendingOrder);
    view()->sortByColumn(DifferencesModel::Offer, Qt::DescendingOrder);
    const QString name = model()->headerData(account, Qt::Horizontal).toString();
    const QString first = text(0, DifferencesModel::Sku);
    m_window->close();

    // The samples have other ports in another run; their names stay.
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->resize(1500, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    // They are listed already.
    m_window->openAccounts(m_services->allAccounts());
    press(Qt::Key_D);
    QCOMPARE(view()->columnWidth(columnOf(qPrintable(name))), chosen);
    QCOMPARE(view()->horizontalHeader()->sortIndicatorSection(), int(DifferencesModel::Offer));
    QCOMPARE(view()->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(text(0, DifferencesModel::Sku), first);
    const QJsonObject saved = m_services->settings().value(QStringLiteral("differences")).toObject();
    QCOMPARE(saved[QStringLiteral("columns")].toObject().keys(), QStringList(QStringLiteral("account/") + name));
}

//! The trap of this view: what could not be fetched is not missing.
void TestDifferences::failedAccountIsNotKnown()
{
    QVERIFY(m_services->startSamples() != nullptr);
    QList<Account> accounts = m_services->allAccounts();
    m_services->transientSecrets().setTransient(accounts[2].id, SecretKind::AccountKey,
                                                Secret(QByteArrayLiteral("d3Jvbmc=")));
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts(accounts);
    QVERIFY(idle.wait());
    press(Qt::Key_D);
    const int failed = columnOf(accounts[2].name.toLatin1().constData());
    QVERIFY(failed > 0);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(model()->rowCount() >= 70);
    for (int row = 0; row < model()->rowCount(); ++row)
        QCOMPARE(text(row, failed), QStringLiteral("Not known"));
    QVERIFY2(summary().endsWith(QStringLiteral("The list of %1 is not complete: what it does not name is not known.")
                                    .arg(accounts[2].name)),
             qPrintable(summary()));
}

//! The item that could not be read may be the image that is looked for.
void TestDifferences::accountWithABadItemIsNotKnown()
{
    QVERIFY(m_services->startSamples() != nullptr);
    SampleMisbehaviour misbehaviour;
    misbehaviour.trouble = SampleTrouble::BadItem;
    misbehaviour.requests = 1;
    m_services->samples()->service(1)->setMisbehaviour(misbehaviour);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts(m_services->allAccounts());
    QVERIFY(idle.wait());
    press(Qt::Key_D);
    QTRY_VERIFY(rowOf("9_6-hpc-gen2") >= 0);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(rowOf("cbl-mariner-2"), columnOf("fabrikam")), QStringLiteral("Not known"));
    QCOMPARE(text(rowOf("9_6-hpc-gen2"), columnOf("adatum")), QStringLiteral("Missing"));
    // A refresh without trouble settles it.
    press(Qt::Key_F5, Qt::NoModifier);
    QVERIFY(idle.wait());
    QTRY_COMPARE(text(rowOf("cbl-mariner-2"), columnOf("fabrikam")), QStringLiteral("Missing"));
}

void TestDifferences::listFilteredByTheServiceIsNotKnown()
{
    openAll();
    press(Qt::Key_D);
    QVERIFY(!summary().contains(QStringLiteral("not known")));
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_services->filter().apply(parseFilter(QStringLiteral("verificationType eq 'verified'")).value());
    m_services->filter().setFilteredAtService(true);
    QVERIFY(idle.wait());
    // Verified in two accounts and unverified in the third: the service left it out there.
    QTRY_VERIFY(summary().contains(QStringLiteral("not known")));
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(rowOf("12-gen2") >= 0);
    QCOMPARE(text(rowOf("12-gen2"), columnOf("adatum")), QStringLiteral("Not known"));
    QVERIFY(!summary().contains(QStringLiteral("missing somewhere")));
}

void TestDifferences::refreshKeepsSelectionAndCurrent()
{
    openAll();
    press(Qt::Key_D);
    view()->setFocus();
    choose(7, 2);
    const QString sku = text(7, DifferencesModel::Sku);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    press(Qt::Key_F5, Qt::NoModifier);
    QVERIFY(idle.wait());
    QTRY_COMPARE(model()->rowCount(), 18);
    QTRY_COMPARE(view()->selectedImages().size(), 1U);
    QCOMPARE(text(view()->currentIndex().row(), DifferencesModel::Sku), sku);
    QCOMPARE(view()->currentIndex().column(), 2);
    QVERIFY(view()->updatesEnabled());
}

void TestDifferences::detailsShowEveryAccount()
{
    openAll();
    press(Qt::Key_D);
    view()->setFocus();
    choose(rowOf("8_7-hpc-gen1"), columnOf("adatum"));
    QCOMPARE(find<QLabel>("detailsTitle")->text(), QStringLiteral("almalinux-hpc\n8_7-hpc-gen1"));
    auto *facts = find<QWidget>("differencesFacts");
    QVERIFY(facts->isVisible());
    const auto isSaid = [facts](const QString &text) {
        const auto labels = facts->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    QTRY_VERIFY(isSaid(QStringLiteral("Ends 2026-12-31")));
    QVERIFY(isSaid(QStringLiteral("Ends 2026-12-01")));
    QVERIFY(isSaid(QStringLiteral("contoso\nfabrikam")));
    press(Qt::Key_D);
    QVERIFY(!facts->isVisible());
}

void TestDifferences::firstColumnsStayInView()
{
    openAll();
    m_window->resize(1024, 700);
    press(Qt::Key_D);
    for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
        dock->hide();
    m_window->resize(760, 700);
    auto *frozen = find<QTableView>("differencesFrozenTable");
    view()->setFocus();
    choose(0, 0);
    QTRY_VERIFY(view()->horizontalScrollBar()->maximum() > 0);
    QVERIFY(!frozen->isVisible());
    for (int i = 0; i < model()->columnCount(); ++i)
        QTest::keyClick(view(), Qt::Key_Right);
    QCOMPARE(view()->currentIndex().column(), model()->columnCount() - 1);
    QVERIFY(view()->horizontalScrollBar()->value() > 0);
    QVERIFY(frozen->isVisible());
    // Going left, the current cell is never under the fixed columns.
    while (view()->currentIndex().column() > 2) {
        QTest::keyClick(view(), Qt::Key_Left);
        if (frozen->isVisible() && view()->currentIndex().column() >= 2)
            QVERIFY(view()->visualRect(view()->currentIndex()).left() + view()->viewport()->x() >= frozen->width() - 1);
    }
}

QTEST_MAIN(TestDifferences)
#include "tst_differences.moc"
