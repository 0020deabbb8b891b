// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "app/account/sessionsecretstore.h"
#include "ui/applicationstyle.h"
#include "ui/chipbar.h"
#include "app/filter/filterparser.h"
#include "ui/emptystate.h"
#include "ui/exportdialog.h"
#include "ui/filterchip.h"
#include "ui/imageexportsubject.h"
#include "ui/imagetableview.h"
#include "ui/preferencesdialog.h"
#include "ui/progressstrip.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace imagebrowser;

//! Drives the real window over the sample service, by object name and keyboard.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void startsWithoutAccount();
    void sampleAccountsLoadWithOneAction();
    void namesForAssistiveTechnology();
    void searchNarrowsAndEscapeClears();
    void downGoesToTheTableAndTypingGoesBack();
    void refreshKeepsSelectionAndScroll();
    void failureOnALaterPageKeepsRowsAndResumes_data();
    void failureOnALaterPageKeepsRowsAndResumes();
    void failureOnTheFirstPageIsNoEmptyList();
    void failedRefreshKeepsTheOldRows();
    void escapeStopsAndResumeGoesOn();
    void allAccountsInOneTable();
    void filterToCellAndUndo();
    void countsAgreeInEveryState();
    void layoutIsRemembered();
    void dockSizesAreRemembered();
    void chipsFitASmallWindow();
    void copiesRowsAndJson();
    void everyKeyBelongsToOneAction();
    void textFieldsLeaveTheExportKey();
    void stoppedRetryStaysAmongTheProblems();
    void columnsAndOrderAreInTheMenu();
    void stopStaysInTheMenu();
    void shortcutsAreListedByMenu();
    void onlyAFilterCanBeSaved();
    void secondEnterDoesNotReplaceAFile();
    void preferencesHaveRoomForTheirProblem();
    void cautionsAreSentences();
    void tabGoesInReadingOrder();
    void everyStopShowsItsFocus();

private:
    void open();
    void load();
    void showEverything();
    //! Where Tab stops, from the account box round to it again.
    QList<QWidget *> walk();
    void setTrouble(SampleTrouble trouble, int firstPage = 1, int requests = -1);
    template<typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    //! Not selectRow(), which listens to modifier keys that an earlier test left pressed.
    void choose(int row)
    {
        table()->selectionModel()->setCurrentIndex(table()->model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QString counts() const { return find<QLabel>("imageCounts")->text(); }
    QString emptyTitle() const { return find<EmptyState>("emptyState")->isVisible() ? find<EmptyState>("emptyState")->title() : QString(); }
    ImageTableView *table() const { return find<ImageTableView>("imageTable"); }
    QAction *action(const char *name) const { return find<QAction>(name); }
    qsizetype total() const { return m_services->listings().openListings().value(0).imagesShown; }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    open();
}

void TestMainWindow::open()
{
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.clock = [] { return *parseInstant(std::string_view("2026-11-22T12:00:00Z")); };
    setup.secrets = std::make_unique<SessionSecretStore>();
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_services.reset();
}

void TestMainWindow::load()
{
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openSamples();
    QVERIFY(idle.wait());
    QVERIFY(table()->isVisible());
}

void TestMainWindow::setTrouble(SampleTrouble trouble, int firstPage, int requests)
{
    SampleMisbehaviour misbehaviour;
    misbehaviour.trouble = trouble;
    misbehaviour.firstPage = firstPage;
    misbehaviour.requests = requests;
    misbehaviour.retryAfter = std::chrono::seconds(1);
    m_services->samples()->setMisbehaviour(misbehaviour);
}

void TestMainWindow::startsWithoutAccount()
{
    QCOMPARE(emptyTitle(), QStringLiteral("No account yet"));
    QCOMPARE(counts(), QStringLiteral("No account"));
    QVERIFY(!action("refreshAction")->isEnabled());
    QVERIFY(!action("exportAction")->isEnabled());
    QVERIFY(!find<QDockWidget>("problemsDock")->isVisible());
}

void TestMainWindow::sampleAccountsLoadWithOneAction()
{
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    QTest::mouseClick(find<QPushButton>("emptyStateSecondary"), Qt::LeftButton);
    QVERIFY(idle.wait());
    QVERIFY(total() >= 60);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(total()));
    QVERIFY(emptyTitle().isEmpty());
    QVERIFY2(counts().startsWith(QStringLiteral("Showing %1 of %1").arg(total())), qPrintable(counts()));
    QVERIFY(find<QLabel>("fetchedText")->text().contains(QStringLiteral("3 pages")));
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("contoso")));
    // Earliest end first, dateless last.
    QCOMPARE(table()->model()->index(0, StateColumn).data().toString(), QStringLiteral("Ended"));
    QCOMPARE(table()->model()->index(static_cast<int>(total()) - 1, StateColumn).data().toString(), QStringLiteral("No date"));
}

void TestMainWindow::namesForAssistiveTechnology()
{
    load();
    setTrouble(SampleTrouble::Slow);
    action("refreshAction")->trigger();
    const auto nameOf = [](QWidget *widget) {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        return interface != nullptr ? interface->text(QAccessible::Name) : QString();
    };
    QCOMPARE(nameOf(table()), QStringLiteral("Images"));
    QCOMPARE(nameOf(find<QLineEdit>("searchField")), QStringLiteral("Search images"));
    QCOMPARE(nameOf(find<QComboBox>("accountBox")), QStringLiteral("Account"));
    QCOMPARE(nameOf(find<QToolButton>("stopActionButton")), QStringLiteral("Stop"));
    m_services->listings().stopAll();
    QCOMPARE(nameOf(find<QToolButton>("refreshActionButton")), QStringLiteral("Refresh"));
    QCOMPARE(nameOf(find<QToolButton>("exportActionButton")), QStringLiteral("Export"));
    QCOMPARE(nameOf(find<QLabel>("imageCounts")), QStringLiteral("Image counts"));
    QCOMPARE(nameOf(find<QDockWidget>("filterDock")), QStringLiteral("Filter"));
    QCOMPARE(nameOf(find<QDockWidget>("detailsDock")), QStringLiteral("Details"));
    QCOMPARE(nameOf(find<QDockWidget>("timelineDock")), QStringLiteral("Timeline"));
    QCOMPARE(nameOf(find<QDockWidget>("problemsDock")), QStringLiteral("Problems"));
}

void TestMainWindow::searchNarrowsAndEscapeClears()
{
    load();
    auto *search = find<QLineEdit>("searchField");
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("windows 2016"));
    QTRY_VERIFY(table()->model()->rowCount() < total());
    const int found = table()->model()->rowCount();
    QVERIFY(found > 0);
    QTRY_VERIFY(counts().startsWith(QStringLiteral("Showing %1 of %2").arg(found).arg(total())));
    QTest::keyClicks(search, QStringLiteral(" zzz"));
    QTRY_COMPARE(emptyTitle(), QStringLiteral("No image matches"));
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(total()));
    QTRY_VERIFY(emptyTitle().isEmpty());
}

void TestMainWindow::downGoesToTheTableAndTypingGoesBack()
{
    load();
    auto *search = find<QLineEdit>("searchField");
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_U);
    QVERIFY(search->hasFocus());
    QCOMPARE(search->text(), QStringLiteral("u"));
}

void TestMainWindow::refreshKeepsSelectionAndScroll()
{
    load();
    choose(30);
    table()->verticalScrollBar()->setValue(20);
    const QString sku = table()->model()->index(30, SkuColumn).data().toString();
    const QString top = table()->model()->index(table()->rowAt(0), SkuColumn).data().toString();
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QVERIFY(idle.wait());
    QCOMPARE(table()->selectionModel()->selectedRows(SkuColumn).value(0).data().toString(), sku);
    QCOMPARE(table()->currentIndex().siblingAtColumn(SkuColumn).data().toString(), sku);
    QCOMPARE(table()->model()->index(table()->rowAt(0), SkuColumn).data().toString(), top);
}

void TestMainWindow::failureOnALaterPageKeepsRowsAndResumes_data()
{
    QTest::addColumn<int>("trouble");
    QTest::newRow("key refused") << int(SampleTrouble::RefuseKey);
    QTest::newRow("cut off") << int(SampleTrouble::CutOff);
    QTest::newRow("a web page instead") << int(SampleTrouble::HtmlPage);
    QTest::newRow("redirect") << int(SampleTrouble::Redirect);
    QTest::newRow("foreign link") << int(SampleTrouble::ForeignLink);
}

void TestMainWindow::failureOnALaterPageKeepsRowsAndResumes()
{
    QFETCH(int, trouble);
    QVERIFY(m_services->startSamples() != nullptr);
    setTrouble(static_cast<SampleTrouble>(trouble), 2);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openSamples();
    QVERIFY(idle.wait(30'000));
    const int kept = table()->model()->rowCount();
    QVERIFY2(kept > 0 && kept < 60, qPrintable(QString::number(kept)));
    auto *strip = find<ProgressStrip>("progressStrip");
    QVERIFY(strip->isVisible());
    QVERIFY2(strip->text().startsWith(QStringLiteral("Incomplete")), qPrintable(strip->text()));
    QVERIFY(find<QDockWidget>("problemsDock")->isVisible());
    QVERIFY(!find<QLabel>("errorHeadline")->text().isEmpty());
    QVERIFY(!find<QLabel>("errorAdvice")->text().isEmpty());
    QVERIFY(action("resumeAction")->isEnabled());

    setTrouble(SampleTrouble::None);
    QTest::mouseClick(find<QToolButton>("stripResume"), Qt::LeftButton);
    QVERIFY(idle.wait());
    QVERIFY(total() >= 60);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(total()));
    QVERIFY(!strip->isVisible());
}

void TestMainWindow::failureOnTheFirstPageIsNoEmptyList()
{
    QVERIFY(m_services->startSamples() != nullptr);
    setTrouble(SampleTrouble::RefuseKey);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openSamples();
    QVERIFY(idle.wait());
    QTRY_COMPARE(emptyTitle(), find<QLabel>("errorHeadline")->text());
    QVERIFY(emptyTitle().contains(QStringLiteral("not allowed")));
    setTrouble(SampleTrouble::None);
    QTest::mouseClick(find<QPushButton>("emptyStatePrimary"), Qt::LeftButton);
    QVERIFY(idle.wait());
    QVERIFY(total() >= 60);
}

void TestMainWindow::failedRefreshKeepsTheOldRows()
{
    load();
    const qsizetype before = total();
    setTrouble(SampleTrouble::CutOff, 2);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    action("refreshAction")->trigger();
    QVERIFY(idle.wait(30'000));
    QCOMPARE(total(), before);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(before));
    QVERIFY(find<ProgressStrip>("progressStrip")->text().startsWith(QStringLiteral("Could not refresh contoso")));
    setTrouble(SampleTrouble::None);
    action("resumeAction")->trigger();
    QVERIFY(idle.wait());
    QCOMPARE(total(), before);
    QVERIFY(!find<ProgressStrip>("progressStrip")->isVisible());
}

void TestMainWindow::escapeStopsAndResumeGoesOn()
{
    QVERIFY(m_services->startSamples() != nullptr);
    setTrouble(SampleTrouble::Hang, 2);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openSamples();
    QTRY_VERIFY(table()->model()->rowCount() > 0);
    QTRY_VERIFY(find<ProgressStrip>("progressStrip")->text().startsWith(QStringLiteral("Page 2")));
    QTest::keyClick(table(), Qt::Key_Escape);
    QTRY_COMPARE(idle.count(), 1);
    QVERIFY(find<ProgressStrip>("progressStrip")->text().startsWith(QStringLiteral("Incomplete: stopped after 1 page")));
    setTrouble(SampleTrouble::None);
    action("resumeAction")->trigger();
    QVERIFY(idle.wait());
    QVERIFY(total() >= 60);
}

void TestMainWindow::allAccountsInOneTable()
{
    load();
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    QList<Account> samples;
    for (const SampleAccount &sample : m_services->samples()->accounts())
        samples << sample.account;
    m_window->openAccounts(samples);
    QVERIFY(idle.wait());
    QTRY_VERIFY(table()->model()->rowCount() > 180);
    QVERIFY(!table()->isColumnHidden(AccountColumn));
    m_window->openAccounts({samples.first()});
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(total()));
    QVERIFY(table()->isColumnHidden(AccountColumn));
}

void TestMainWindow::filterToCellAndUndo()
{
    load();
    table()->setCurrentIndex(table()->model()->index(5, OsColumn));
    const QString os = table()->currentIndex().data().toString();
    table()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::AltModifier);
    QTRY_VERIFY(table()->model()->rowCount() < total());
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        QCOMPARE(table()->model()->index(row, OsColumn).data().toString(), os);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(total()));
    table()->setCurrentIndex(table()->model()->index(5, OsColumn));
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_VERIFY(table()->model()->rowCount() < total());
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        QVERIFY(table()->model()->index(row, OsColumn).data().toString() != os);
    QTest::keyClick(m_window.get(), Qt::Key_Backspace, Qt::ControlModifier);
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(total()));
}

//! Chips, facets, status bar, table and export tell the same numbers after any sequence of filter changes.
void TestMainWindow::countsAgreeInEveryState()
{
    load();
    FilterState &filter = m_services->filter();
    QRandomGenerator random(42);
    const QStringList searches {{}, QStringLiteral("gen2"), QStringLiteral("windows 2022"), QStringLiteral("no such")};
    const QStringList expressions {QStringLiteral("osType eq 'linux'"), QStringLiteral("batchSupportEndOfLife lt now() add duration'P90D'"),
                                   QStringLiteral("not contains(sku, 'gen')"), QStringLiteral("capabilities/any()")};
    for (int step = 0; step < 60; ++step) {
        switch (random.bounded(6)) {
        case 0: filter.setSearch(searches[random.bounded(static_cast<int>(searches.size()))]); break;
        case 1: filter.setExpression(parseFilter(expressions[random.bounded(static_cast<int>(expressions.size()))]).value()); break;
        case 2: filter.setSelected(Facet::State, stateFacetValue(static_cast<EndOfLifeState>(random.bounded(6))), random.bounded(2) == 0); break;
        case 3: filter.setSelected(Facet::OsType, random.bounded(2) == 0 ? QStringLiteral("linux") : QStringLiteral("windows"), random.bounded(2) == 0); break;
        case 4: filter.undo(); break;
        default: filter.clear(); break;
        }
        m_services->liveFilter().flush();
        const FacetCounts &told = m_services->liveFilter().counts();
        const int shown = m_services->query().rowCount();
        QCOMPARE(told.matching, qsizetype(shown));
        QCOMPARE(std::accumulate(told.matchingByState.begin(), told.matchingByState.end(), qsizetype(0)), qsizetype(shown));
        for (const FacetEntry &entry : told.entries(Facet::State)) {
            const auto *chip = m_window->findChild<ChipBar *>()->chip(Facet::State, entry.value);
            QVERIFY(chip != nullptr);
            QVERIFY2(chip->accessibleName().contains(QString::number(entry.count)), qPrintable(chip->accessibleName()));
        }
        const QString status = shown == total() ? QStringLiteral("Showing %1 of %1").arg(total()) : QStringLiteral("Showing %1 of %2").arg(shown).arg(total());
        QTRY_VERIFY2(counts().startsWith(status), qPrintable(counts()));
        ExportDialog dialog(m_services->settings(), std::make_unique<ImageExportSubject>(*m_services, std::vector<RowId>()));
        QCOMPARE(dialog.findChild<QRadioButton *>(QStringLiteral("exportShown"))->text().remove(u'&'), QStringLiteral("Shown (%1)").arg(shown));
        QCOMPARE(dialog.findChild<QRadioButton *>(QStringLiteral("exportAll"))->text().remove(u'&'), QStringLiteral("All (%1)").arg(total()));
        // The three images of the preview must not be taken for all of the file.
        dialog.findChild<QRadioButton *>(QStringLiteral("exportAll"))->click();
        const QString preview = dialog.findChild<QLabel *>(QStringLiteral("exportPreviewLabel"))->text();
        QVERIFY2(preview.contains(QStringLiteral("3 of its %1 images").arg(total())), qPrintable(preview));
    }
}

void TestMainWindow::layoutIsRemembered()
{
    load();
    find<QDockWidget>("detailsDock")->hide();
    QVERIFY(!table()->isColumnHidden(VersionColumn));
    table()->setColumnShown(VersionColumn, false);
    table()->setColumnWidth(SkuColumn, 321);
    table()->sortByColumn(SkuColumn, Qt::DescendingOrder);
    m_window->close();
    cleanup();
    open();
    QVERIFY(!find<QDockWidget>("detailsDock")->isVisible());
    QVERIFY(table()->isColumnHidden(VersionColumn));
    QCOMPARE(table()->columnWidth(SkuColumn), 321);
    QCOMPARE(m_services->query().criteria().sort.first(), (SortKey {SkuColumn, Qt::DescendingOrder}));
    action("resetLayoutAction")->trigger();
    QVERIFY(find<QDockWidget>("detailsDock")->isVisible());
    QVERIFY(!table()->isColumnHidden(VersionColumn));
}

void TestMainWindow::dockSizesAreRemembered()
{
    load();
    auto *workspace = find<QMainWindow>("workspace");
    workspace->resizeDocks({find<QDockWidget>("filterDock"), find<QDockWidget>("detailsDock")}, {300, 340}, Qt::Horizontal);
    workspace->resizeDocks({find<QDockWidget>("timelineDock")}, {210}, Qt::Vertical);
    const auto sizes = [this] {
        return QList<int> {find<QDockWidget>("filterDock")->width(), find<QDockWidget>("detailsDock")->width(), find<QDockWidget>("timelineDock")->height()};
    };
    QTRY_COMPARE(sizes(), QList<int>({300, 340, 210}));
    for (int start = 0; start < 3; ++start) {
        m_window->close();
        cleanup();
        open();
        // Before and after the accounts come in.
        QTRY_COMPARE(sizes(), QList<int>({300, 340, 210}));
        load();
        QCOMPARE(sizes(), QList<int>({300, 340, 210}));
    }
}

void TestMainWindow::chipsFitASmallWindow()
{
    load();
    m_window->resize(1024, 700);
    auto *chips = find<ChipBar>("chipBar");
    QTRY_VERIFY(chips->height() >= chips->heightForWidth(chips->width()));
    QCOMPARE(m_window->size(), QSize(1024, 700));
    for (const auto *button : chips->findChildren<QAbstractButton *>())
        QVERIFY(chips->rect().contains(button->geometry()));
}

void TestMainWindow::copiesRowsAndJson()
{
    load();
    choose(3);
    table()->setFocus();
    const QString sku = table()->model()->index(3, SkuColumn).data().toString();
    QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(QGuiApplication::clipboard()->text().split(u'\t').contains(sku), qPrintable(QGuiApplication::clipboard()->text()));
    QTest::keyClick(m_window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QJsonObject image = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(image[QStringLiteral("imageReference")].toObject()[QStringLiteral("sku")].toString(), sku);
}

void TestMainWindow::textFieldsLeaveTheExportKey()
{
    auto *search = m_window->findChild<QLineEdit *>(QStringLiteral("searchField"));
    QVERIFY(search);
    // What Qt asks a focused widget before it looks for shortcuts; accepting means taking the key.
    QKeyEvent selectAll(QEvent::ShortcutOverride, Qt::Key_A, Qt::ControlModifier);
    QCoreApplication::sendEvent(search, &selectAll);
    QVERIFY(selectAll.isAccepted());
    QKeyEvent exportKey(QEvent::ShortcutOverride, Qt::Key_E, Qt::ControlModifier);
    exportKey.ignore();
    QCoreApplication::sendEvent(search, &exportKey);
    QVERIFY(!exportKey.isAccepted());
}

void TestMainWindow::everyKeyBelongsToOneAction()
{
    QHash<QString, QString> owners;
    const auto actions = m_window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!owners.contains(key.toString()), qPrintable(key.toString() + u' ' + action->text() + u' ' + owners.value(key.toString())));
            owners.insert(key.toString(), action->text());
        }
    }
    QVERIFY(owners.contains(QStringLiteral("Ctrl+Q")));
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->isVisible());
}

void TestMainWindow::stoppedRetryStaysAmongTheProblems()
{
    load();
    setTrouble(SampleTrouble::Throttle);
    action("refreshAction")->trigger();
    QTRY_COMPARE(m_services->problems().rowCount(), 1);
    QCOMPARE(m_services->problems().problem(0).severity, BatchErrorModel::Severity::Retrying);
    m_services->listings().stopAll();
    QCOMPARE(m_services->problems().problem(0).severity, BatchErrorModel::Severity::Failure);
    setTrouble(SampleTrouble::RefuseKey);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    action("refreshAction")->trigger();
    QVERIFY(idle.wait());
    QCOMPARE(m_services->problems().rowCount(), 2);
    QVERIFY(find<ProgressStrip>("progressStrip")->text().startsWith(QStringLiteral("Could not refresh contoso")));
}

void TestMainWindow::columnsAndOrderAreInTheMenu()
{
    load();
    const auto choose = [this](const char *menuName, const QString &text) {
        auto *menu = find<QMenu>(menuName);
        Q_EMIT menu->aboutToShow();
        for (QAction *each : menu->actions()) {
            if (each->text().remove(u'&') == text) {
                each->trigger();
                return true;
            }
        }
        return false;
    };
    const auto checked = [this](const char *menuName) {
        auto *menu = find<QMenu>(menuName);
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (QAction *each : menu->actions()) {
            if (each->isChecked())
                texts << each->text().remove(u'&');
        }
        return texts;
    };
    QVERIFY(checked("columnsMenu").contains(columnLabel(VersionColumn)));
    QVERIFY(choose("columnsMenu", columnLabel(VersionColumn)));
    QVERIFY(table()->isColumnHidden(VersionColumn));
    QVERIFY(!checked("columnsMenu").contains(columnLabel(VersionColumn)));
    QVERIFY(choose("columnsMenu", QStringLiteral("Reset columns")));
    QVERIFY(!table()->isColumnHidden(VersionColumn));

    QCOMPARE(checked("sortMenu"), QStringList({columnLabel(EndsColumn), QStringLiteral("Ascending")}));
    QVERIFY(choose("sortMenu", columnLabel(SkuColumn)));
    QVERIFY(choose("sortMenu", QStringLiteral("Descending")));
    QCOMPARE(checked("sortMenu"), QStringList({columnLabel(SkuColumn), QStringLiteral("Descending")}));
    QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), static_cast<int>(SkuColumn));
    table()->sortByColumn(OfferColumn, Qt::AscendingOrder);
    QCOMPARE(checked("sortMenu"), QStringList({columnLabel(OfferColumn), QStringLiteral("Ascending")}));
}

void TestMainWindow::stopStaysInTheMenu()
{
    load();
    QVERIFY(action("stopAction")->isVisible());
    QVERIFY(!action("stopAction")->isEnabled());
    QCOMPARE(action("stopAction")->shortcut(), QKeySequence(Qt::Key_Escape));
    QTRY_VERIFY(!find<QToolButton>("stopActionButton")->isVisible());
    setTrouble(SampleTrouble::Slow);
    action("refreshAction")->trigger();
    QTRY_VERIFY(find<QToolButton>("stopActionButton")->isVisible());
    QTRY_VERIFY(!find<QToolButton>("refreshActionButton")->isVisible());
    QVERIFY(action("refreshAction")->isVisible());
    action("stopAction")->trigger();
    QTRY_VERIFY(find<QToolButton>("refreshActionButton")->isVisible());
}

void TestMainWindow::shortcutsAreListedByMenu()
{
    load();
    setTrouble(SampleTrouble::RefuseKey);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    action("refreshAction")->trigger();
    QVERIFY(idle.wait());
    QStringList texts;
    QTimer::singleShot(0, this, [&texts] {
        QWidget *dialog = QApplication::activeModalWidget();
        for (const QLabel *label : dialog->findChild<QWidget *>(QStringLiteral("shortcutsList"))->findChildren<QLabel *>())
            texts << label->text();
        dialog->close();
    });
    action("shortcutsAction")->trigger();
    qsizetype last = -1;
    for (const char *group : {"File", "Edit", "View", "Account", "Tools", "Help", "In the filter builder"}) {
        const qsizetype place = texts.indexOf(QString::fromLatin1(group));
        QVERIFY2(place > last, group);
        last = place;
    }
    QVERIFY(texts.indexOf(QStringLiteral("Refresh")) > texts.indexOf(QStringLiteral("Account")));
    QVERIFY(texts.contains(QStringLiteral("Problems")));
    QVERIFY(texts.contains(QStringLiteral("Filter")));
    QVERIFY(texts.contains(QStringLiteral("Stop loading")));
    QVERIFY(texts.contains(QStringLiteral("Move the condition up")));
    QVERIFY(texts.filter(QStringLiteral("Problems (")).isEmpty());
}

void TestMainWindow::onlyAFilterCanBeSaved()
{
    QVERIFY(!action("saveCurrentFilter")->isEnabled());
    m_services->filter().setExpression(parseFilter(QStringLiteral("osType eq 'linux'")).value());
    QVERIFY(action("saveCurrentFilter")->isEnabled());
    m_services->filter().clear();
    QVERIFY(!action("saveCurrentFilter")->isEnabled());
}

void TestMainWindow::secondEnterDoesNotReplaceAFile()
{
    load();
    const QString path = m_home->filePath(QStringLiteral("kept.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("kept");
    file.close();
    ExportDialog dialog(m_services->settings(), std::make_unique<ImageExportSubject>(*m_services, std::vector<RowId>()), m_window.get());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *field = dialog.findChild<QLineEdit *>(QStringLiteral("exportPath"));
    field->setText(path);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("exportError"))->isVisible());
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("kept"));
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Rejected));
}

void TestMainWindow::preferencesHaveRoomForTheirProblem()
{
    PreferencesDialog dialog({}, m_window.get());
    dialog.show();
    auto *problem = dialog.findChild<QLabel *>(QStringLiteral("preferencesProblem"));
    QVERIFY(!problem->isVisible());
    dialog.findChild<QSpinBox *>(QStringLiteral("criticalDays"))->setValue(200);
    QVERIFY(problem->isVisible());
    QTest::qWait(20);
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    auto *buttons = dialog.findChild<QDialogButtonBox *>();
    QVERIFY(buttons->button(QDialogButtonBox::RestoreDefaults)->text().contains(u'&'));
}

void TestMainWindow::cautionsAreSentences()
{
    load();
    choose(0);
    const QStringList lines = find<QLabel>("copyAsCaution")->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    for (const QString &line : lines)
        QVERIFY2(line.at(0).isUpper() && line.endsWith(u'.'), qPrintable(line));
}

QList<QWidget *> TestMainWindow::walk()
{
    QList<QWidget *> stops;
    m_window->activateWindow();
    find<QComboBox>("accountBox")->setFocus(Qt::TabFocusReason);
    QWidget *first = QApplication::focusWidget();
    do {
        stops << QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (QApplication::focusWidget() != first && stops.size() < 200);
    return stops;
}

void TestMainWindow::showEverything()
{
    load();
    m_window->resize(1440, 900);
    m_services->filter().setExpression(parseFilter(QStringLiteral("osType eq 'linux' and contains(sku, '2')")).value());
    choose(0);
    find<QDockWidget>("problemsDock")->show();
    QTest::qWait(50);
}

void TestMainWindow::tabGoesInReadingOrder()
{
    showEverything();
    const QList<QWidget *> stops = walk();
    QVERIFY(stops.size() < 200);
    const QStringList order{QStringLiteral("mainToolBar"), QStringLiteral("chipBar"), QStringLiteral("appliedFilterBar"), QStringLiteral("filterDock"), QStringLiteral("imageTable"), QStringLiteral("detailsDock"), QStringLiteral("bottom")};
    QStringList groups;
    QStringList names;
    for (QWidget *stop : stops) {
        names << stop->objectName();
        QString group = QStringLiteral("bottom");
        for (QWidget *up = stop; up != nullptr; up = up->parentWidget()) {
            if (order.contains(up->objectName())) {
                group = up->objectName();
                break;
            }
        }
        if (groups.isEmpty() || groups.last() != group)
            groups << group;
    }
    QVERIFY2(groups == order, qPrintable(groups.join(u' ') + u'\n' + names.join(u' ')));
    const auto place = [&names](const char *name) { return names.indexOf(QString::fromLatin1(name)); };
    QVERIFY(place("refreshActionButton") < place("exportActionButton"));
    QVERIFY(place("exportActionButton") < place("searchField"));
    QVERIFY(place("appliedFilter0") < place("clearAllFilters"));
    QVERIFY(place("clearAllFilters") < place("saveFilter"));
    QVERIFY(place("builderMode") < place("conditionField"));
    QVERIFY(place("conditionField") < place("facetView"));
}

void TestMainWindow::everyStopShowsItsFocus()
{
    showEverything();
    QStringList unseen;
    for (QWidget *stop : walk()) {
        // What an area shows covers it.
        const bool isCovered = qobject_cast<QAbstractScrollArea *>(stop) == nullptr && stop->visibleRegion().isEmpty();
        if (stop->size().isEmpty() || isCovered || !m_window->rect().contains(stop->mapTo(m_window.get(), stop->rect().center()))) {
            unseen << stop->objectName() % QStringLiteral(" is out of sight");
            continue;
        }
        const auto picture = [this, stop] {
            const QRect place(stop->mapTo(m_window.get(), QPoint()), stop->size());
            return m_window->grab(place.adjusted(-4, -4, 4, 4)).toImage();
        };
        stop->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        // A cursor that blinks is no sign that is always there.
        QApplication::setCursorFlashTime(0);
        const QImage with = picture();
        stop->clearFocus();
        QCoreApplication::processEvents();
        if (picture() == with)
            unseen << QString(QString::fromLatin1(stop->metaObject()->className()) % u' ' % stop->objectName() % u' ' % stop->accessibleName());
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u'\n')));
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setStyle(new ApplicationStyle);
    TestMainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
