// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "app/account/sessionsecretstore.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicepages.h"
#include "ui/accountdraftcommands.h"
#include "ui/accountsettingsdialog.h"
#include "ui/imageexportsubject.h"
#include "ui/imagetableview.h"
#include "ui/progressstrip.h"
#include "ui/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace imagebrowser;

//! What the window says about several listings, and about one while it goes on.
class TestWindowListings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void severalFailuresAreCounted();
    void failuresAreSaidInDifferences_data();
    void failuresAreSaidInDifferences();
    void samplesStayOpenWhenAnAccountIsAdded();
    void anotherKeyIsTriedAtOnce();
    void stoppedBeforeTheFirstPageIsSaid();
    void waitingCountsDown();
    void rowsOfTheLastRunAreCountedWhileWaiting();
    void timelineMarksOnlyWhatCanBeSeen();
    void exportFollowsARefresh();

private:
    void openRefusedSamples(qsizetype count);
    void openScripted();
    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString text(const char *name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QString strip() const { return find<ProgressStrip>("progressStrip")->text(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowListings::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.secrets = std::make_unique<SessionSecretStore>();
    m_server = std::make_unique<ScriptedServer>();
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowListings::cleanup()
{
    m_window.reset();
    m_services.reset();
    m_server.reset();
}

void TestWindowListings::openRefusedSamples(qsizetype count)
{
    QVERIFY(m_services->startSamples() != nullptr);
    SampleMisbehaviour misbehaviour;
    misbehaviour.trouble = SampleTrouble::RefuseKey;
    m_services->samples()->setMisbehaviour(misbehaviour);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts(m_services->allAccounts().mid(0, count));
    QVERIFY(idle.wait());
}

void TestWindowListings::openScripted()
{
    Account account;
    account.name = QStringLiteral("scripted");
    account.accountName = account.name;
    account.endpoint = m_server->endpoint();
    account = m_services->accounts().add(account);
    m_services->secrets().write(account.id, SecretKind::AccountKey, Secret(QByteArray(64, 'k').toBase64()), this,
                                [](const QString &) {});
    m_window->openAccounts({account});
}

void TestWindowListings::severalFailuresAreCounted()
{
    openRefusedSamples(3);
    QTRY_COMPARE(text("emptyStateTitle"), QStringLiteral("3 of 3 accounts could not be listed"));
    QVERIFY(text("emptyStateText").startsWith(QStringLiteral("contoso")));
    QVERIFY(text("emptyStateText").contains(QStringLiteral("not allowed")));
    QVERIFY(text("emptyStateText").contains(QStringLiteral("2 others")));
    find<QDockWidget>("problemsDock")->hide();
    QTest::mouseClick(find<QPushButton>("emptyStateSecondary"), Qt::LeftButton);
    QTRY_VERIFY(find<QDockWidget>("problemsDock")->isVisible());
}

void TestWindowListings::failuresAreSaidInDifferences_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("title");
    QTest::newRow("the only account") << 1 << QStringLiteral("contoso could not be listed");
    QTest::newRow("two accounts") << 2 << QStringLiteral("2 of 2 accounts could not be listed");
}

void TestWindowListings::failuresAreSaidInDifferences()
{
    QFETCH(const int, count);
    QFETCH(const QString, title);
    openRefusedSamples(count);
    find<QAction>("differencesAction")->trigger();
    QTRY_COMPARE(text("differencesEmptyStateTitle"), title);
    QVERIFY(text("differencesEmptyStateText").contains(QStringLiteral("not allowed")));
    find<QDockWidget>("problemsDock")->hide();
    QTest::mouseClick(find<QPushButton>("differencesEmptyStateSecondary"), Qt::LeftButton);
    QTRY_VERIFY(find<QDockWidget>("problemsDock")->isVisible());
}

void TestWindowListings::samplesStayOpenWhenAnAccountIsAdded()
{
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openSamples();
    QVERIFY(idle.wait());
    const QString sample = m_services->listings().openListings().first().account.id;
    m_server->setHandler([](const ScriptedRequest &) { return ScriptedReply::json(pageOf({image("a")})); });
    QTimer::singleShot(0, this, [this] {
        auto *dialog = qobject_cast<AccountSettingsDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        dialog->commands().addFromText(
            QStringLiteral("endpoint: %1\naccount: contoso\nkey: %2")
                .arg(m_server->endpoint().toString(), QString::fromLatin1(QByteArray(64, 'k').toBase64())));
        dialog->findChild<QPushButton *>(QStringLiteral("accountSave"))->click();
    });
    find<QAction>("accountSettingsAction")->trigger();
    QCOMPARE(m_services->accounts().accounts().size(), 1);
    QCOMPARE(m_services->listings().openCount(), 2);
    QVERIFY(m_services->listings().listing(sample) != nullptr);
    QVERIFY(m_services->listings().listing(sample)->isComplete);
    QVERIFY(m_services->listings().listing(m_services->accounts().accounts().first().id) != nullptr);
}

void TestWindowListings::anotherKeyIsTriedAtOnce()
{
    const QString rightKey = QString::fromLatin1(QByteArray(64, 'r').toBase64());
    m_server->add(ScriptedReply::error(401, "Unauthorized", batchError("AuthenticationFailed", "no")));
    openScripted();
    const QString id = m_services->accounts().accounts().first().id;
    QTRY_COMPARE(m_services->listings().listing(id)->progress.state, ListingProgress::State::Failed);
    m_server->add(ScriptedReply::json(pageOf({image("a"), image("b")})));
    const auto changeSettings = [&](const std::function<void(AccountSettingsDialog &)> &change) {
        QTimer::singleShot(0, this, [&] {
            auto *dialog = qobject_cast<AccountSettingsDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            change(*dialog);
            dialog->findChild<QPushButton *>(QStringLiteral("accountSave"))->click();
        });
        find<QAction>("accountSettingsAction")->trigger();
    };
    // Nothing is another: no reason to ask again.
    changeSettings([](AccountSettingsDialog &) {});
    QCOMPARE(m_services->listings().listing(id)->progress.state, ListingProgress::State::Failed);
    changeSettings([&](AccountSettingsDialog &dialog) {
        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("accountKey"));
        QVERIFY(key != nullptr);
        key->setFocus();
        key->selectAll();
        QTest::keyClicks(key, rightKey);
    });
    QTRY_COMPARE(m_services->images().rowCount(), 2);
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(m_server->requests().at(0).header("Authorization") != m_server->requests().at(1).header("Authorization"));
}

void TestWindowListings::stoppedBeforeTheFirstPageIsSaid()
{
    m_server->add(ScriptedReply::error(503, "Unavailable", batchError("ServerBusy", "busy")).with("Retry-After", "60"));
    openScripted();
    QTRY_VERIFY(strip().contains(QStringLiteral("waiting")));
    m_services->listings().stopAll();
    QTRY_COMPARE(text("emptyStateTitle"), QStringLiteral("Nothing fetched yet"));
    QVERIFY2(text("emptyStateText").contains(QStringLiteral("was stopped")), qPrintable(text("emptyStateText")));
    QCOMPARE(text("imageCounts"), QStringLiteral("Stopped"));
    m_server->add(ScriptedReply::json(pageOf({image("a")})));
    QTest::mouseClick(find<QPushButton>("emptyStatePrimary"), Qt::LeftButton);
    QTRY_COMPARE(m_services->images().rowCount(), 1);
}

void TestWindowListings::waitingCountsDown()
{
    m_server->add(ScriptedReply::error(503, "Unavailable", batchError("ServerBusy", "busy")).with("Retry-After", "3"));
    m_server->add(ScriptedReply::json(pageOf({image("a")})));
    openScripted();
    QTRY_VERIFY(strip().contains(QStringLiteral("waiting 3 s (try 2 of 5)")));
    QTRY_VERIFY(strip().contains(QStringLiteral("waiting 2 s (try 2 of 5)")));
    QTRY_VERIFY(strip().contains(QStringLiteral("waiting 1 s (try 2 of 5)")));
    QTRY_COMPARE(m_services->images().rowCount(), 1);
}

void TestWindowListings::rowsOfTheLastRunAreCountedWhileWaiting()
{
    m_server->add(ScriptedReply::json(pageOf({image("a"), image("b")})));
    openScripted();
    QTRY_COMPARE(m_services->images().rowCount(), 2);
    m_server->add(ScriptedReply::error(503, "Unavailable", batchError("ServerBusy", "busy")).with("Retry-After", "9"));
    find<QAction>("refreshAction")->trigger();
    QTRY_VERIFY(strip().contains(QStringLiteral("waiting")));
    QVERIFY2(strip().contains(QStringLiteral("2 images")), qPrintable(strip()));
    m_services->listings().stopAll();
}

void TestWindowListings::timelineMarksOnlyWhatCanBeSeen()
{
    QVERIFY(m_services->startSamples() != nullptr);
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_window->openAccounts(m_services->allAccounts());
    QVERIFY(idle.wait());
    const auto *timeline = find<TimelineView>("timelineView");
    const auto marked = [timeline] {
        const auto &items = timeline->timelineLayout().items;
        return std::count_if(items.begin(), items.end(),
                             [](const TimelineLayout::Item &item) { return item.cluster.containsSelection; });
    };
    find<ImageTableView>("imageTable")->selectRow(0);
    QTRY_COMPARE(marked(), 1);
    // The selected row of the table is nowhere to be seen while the differences have its place.
    find<QAction>("differencesAction")->trigger();
    QTRY_COMPARE(marked(), 0);
    find<QAction>("differencesAction")->trigger();
    QTRY_COMPARE(marked(), 1);
}

void TestWindowListings::exportFollowsARefresh()
{
    QSignalSpy idle(m_window.get(), &MainWindow::idle);
    m_server->add(ScriptedReply::json(pageOf({image("gone"), image("stays")})));
    openScripted();
    QVERIFY(idle.wait());
    ImageExportSubject stays(*m_services, {1});
    ImageExportSubject gone(*m_services, {0});
    // The first row goes, so the second has another number.
    m_server->add(ScriptedReply::json(pageOf({image("stays")})));
    find<QAction>("refreshAction")->trigger();
    QVERIFY(idle.wait());
    QCOMPARE(m_services->images().rowCount(), 1);
    const QString path = m_home->filePath(QStringLiteral("images.csv"));
    QCOMPARE(stays.write(path, ExportFormat::Csv, ExportSubject::Scope::Selected), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("stays") && !written.contains("gone"));
    QVERIFY(gone.write(path, ExportFormat::Csv, ExportSubject::Scope::Selected).contains(QStringLiteral("changed")));
    QVERIFY(stays.write(path, ExportFormat::Csv, ExportSubject::Scope::Shown).contains(QStringLiteral("changed")));
    QVERIFY(gone.beginning(ExportFormat::Csv, ExportSubject::Scope::Selected).isEmpty());
}

QTEST_MAIN(TestWindowListings)
#include "tst_windowlistings.moc"
