// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow.h"

#include "app/account/sessionsecretstore.h"
#include "app/models/listingstatemodel.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/servicepages.h"
#include "ui/accountchoicedelegate.h"
#include "ui/imagetableview.h"
#include "ui/progressstrip.h"

#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace imagebrowser;

//! Several accounts at once in the real window, by keyboard and over real sockets. One server answers for all; it knows
//! the account by the name in the signature.
class TestManyAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tickingOpensExactlyThese();
    void untickingRemovesRows();
    void nothingTickedKeepsTheChoice();
    void plainChoiceIsOneAlone();
    void theCheckBoxTicksByMouse();
    void allAccountsAndBack();
    void manyAreFoundByTyping();
    void favouritesComeFirst();
    void openAccountsOpensExactlyThese();
    void isRememberedOverARestart();
    void oneFailureLeavesTheOthers();
    void sortsAndFiltersByAccount();
    void countsNothingBeforeTheFirstFetch();
    void twoHundredInThePane();
    void stopsInTheMiddle();
    void paneIsThereForSeveralOnly();
    void paneKeyBringsItToTheFront();
    void closedPaneStaysClosed();
    void namesForAssistiveTechnology();

private:
    void start(const QStringList &names);
    void openWindow();
    [[nodiscard]] ScriptedReply answer(const ScriptedRequest &request) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(popup()->focusWidget(), key, modifiers);
    }
    void openPopup();
    void waitUntilDone() { QTRY_VERIFY_WITH_TIMEOUT(!m_window->isLoading(), 20'000); }
    template <typename T> T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QWidget *popup() const { return find<QWidget>("accountPopup"); }
    [[nodiscard]] QListView *choices() const { return find<QListView>("accountChoices"); }
    [[nodiscard]] QTreeView *states() const { return find<QTreeView>("accountStates"); }
    [[nodiscard]] ImageTableView *table() const { return find<ImageTableView>("imageTable"); }
    [[nodiscard]] QString boxText() const { return find<QComboBox>("accountBox")->currentText(); }
    [[nodiscard]] QString stripText() const { return find<ProgressStrip>("progressStrip")->text(); }
    [[nodiscard]] QString stateText(int row, int column) const
    {
        return states()->model()->index(row, column).data().toString();
    }
    //! Account and number of its rows in the table, as "contoso 3, fabrikam 3".
    [[nodiscard]] QString rowsByAccount() const;
    [[nodiscard]] QList<Account> accountsNamed(const QStringList &names) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    QSet<QByteArray> m_failing;
    std::chrono::milliseconds m_delay{0};
};

void TestManyAccounts::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ScriptedServer>();
    m_server->setHandler([this](const ScriptedRequest &request) { return answer(request); });
    m_failing.clear();
    m_delay = {};
}

void TestManyAccounts::cleanup()
{
    m_window.reset();
    m_services.reset();
    m_server.reset();
}

ScriptedReply TestManyAccounts::answer(const ScriptedRequest &request) const
{
    const QByteArray authorization = request.header("Authorization");
    const qsizetype begin = authorization.indexOf(' ') + 1;
    const QByteArray account = authorization.mid(begin, authorization.indexOf(':') - begin);
    ScriptedReply reply = m_failing.contains(account)
        ? ScriptedReply::error(403, "Forbidden", batchError("AuthenticationFailed", "no", keysNotAllowed()))
        : ScriptedReply::json(pageOf({image("a"), image("b"), image("only-" + account)}));
    reply.delay = m_delay;
    return reply;
}

void TestManyAccounts::start(const QStringList &names)
{
    openWindow();
    QList<Account> accounts;
    for (const QString &name : names) {
        Account account;
        account.id = QStringLiteral("id-") + name;
        account.name = name;
        account.accountName = name;
        account.endpoint = m_server->endpoint();
        accounts << account;
        m_services->secrets().write(account.id, SecretKind::AccountKey, Secret("AAECAwQFBgc="), this,
                                    [](const QString &) {});
    }
    m_services->accounts().setAccounts(accounts);
    m_window->openAccounts({});
    waitUntilDone();
}

void TestManyAccounts::openWindow()
{
    ApplicationServices::Setup setup;
    setup.settingsPath = m_home->filePath(QStringLiteral("settings.json"));
    setup.secrets = std::make_unique<SessionSecretStore>();
    m_services = std::make_unique<ApplicationServices>(std::move(setup));
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestManyAccounts::openPopup()
{
    // Without a window manager a popup that was open is still taken for the active window.
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(popup() != nullptr && popup()->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(popup()));
    QTRY_VERIFY(choices()->hasFocus());
}

QString TestManyAccounts::rowsByAccount() const
{
    QMap<QString, int> rows;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        ++rows[table()->model()->index(row, AccountColumn).data().toString()];
    QStringList parts;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it)
        parts << it.key() % u' ' % QString::number(it.value());
    return parts.join(QStringLiteral(", "));
}

QList<Account> TestManyAccounts::accountsNamed(const QStringList &names) const
{
    QList<Account> accounts;
    for (const QString &name : names)
        accounts << *m_services->accounts().findByName(name);
    return accounts;
}

void TestManyAccounts::tickingOpensExactlyThese()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    QCOMPARE(rowsByAccount(), QStringLiteral("contoso 3"));
    openPopup();
    QCOMPARE(choices()->currentIndex().data().toString(), QStringLiteral("contoso"));
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    key(Qt::Key_Space);
    QVERIFY(popup()->isVisible());
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3, tailspin 3"));
    QCOMPARE(boxText(), QStringLiteral("contoso, tailspin"));
    // Enter after ticks means the ticks.
    key(Qt::Key_Return);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(boxText(), QStringLiteral("contoso, tailspin"));
    QVERIFY(!table()->isColumnHidden(AccountColumn));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestManyAccounts::untickingRemovesRows()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_window->openAccounts(accountsNamed({QStringLiteral("contoso"), QStringLiteral("fabrikam")}));
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3, fabrikam 3"));
    waitUntilDone();
    openPopup();
    key(Qt::Key_Space);
    QCOMPARE(rowsByAccount(), QStringLiteral("fabrikam 3"));
    QCOMPARE(boxText(), QStringLiteral("fabrikam"));
    QVERIFY(table()->isColumnHidden(AccountColumn));
    QCOMPARE(m_server->requests().size(), 2);
}

void TestManyAccounts::nothingTickedKeepsTheChoice()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam")});
    openPopup();
    key(Qt::Key_Space);
    QCOMPARE(choices()->currentIndex().data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QCOMPARE(rowsByAccount(), QStringLiteral("contoso 3"));
    key(Qt::Key_Escape);
    QVERIFY(!popup()->isVisible());
    QCOMPARE(boxText(), QStringLiteral("contoso"));
    openPopup();
    QCOMPARE(choices()->currentIndex().data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
}

void TestManyAccounts::plainChoiceIsOneAlone()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_window->openAccounts(accountsNamed({QStringLiteral("contoso"), QStringLiteral("fabrikam")}));
    waitUntilDone();
    openPopup();
    key(Qt::Key_End);
    key(Qt::Key_Return);
    QVERIFY(!popup()->isVisible());
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("tailspin 3"));
    QCOMPARE(boxText(), QStringLiteral("tailspin"));
    waitUntilDone();
    openPopup();
    const QRect row = choices()->visualRect(choices()->model()->index(1, 0));
    QTest::mouseClick(choices()->viewport(), Qt::LeftButton, {}, row.center());
    QVERIFY(!popup()->isVisible());
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3"));
}

void TestManyAccounts::theCheckBoxTicksByMouse()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam")});
    openPopup();
    QStyleOptionViewItem option;
    option.initFrom(choices());
    option.rect = choices()->visualRect(choices()->model()->index(2, 0));
    QTest::mouseClick(choices()->viewport(), Qt::LeftButton, {}, AccountChoiceDelegate::checkArea(option).center());
    QVERIFY(popup()->isVisible());
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3, fabrikam 3"));
}

void TestManyAccounts::allAccountsAndBack()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    openPopup();
    key(Qt::Key_Home);
    key(Qt::Key_Return);
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3, fabrikam 3, tailspin 3"));
    QCOMPARE(boxText(), QStringLiteral("All accounts"));
    waitUntilDone();
    QCOMPARE(stripText(), QStringLiteral("3 done"));
    openPopup();
    key(Qt::Key_Return);
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3"));
    QVERIFY(!find<ProgressStrip>("progressStrip")->isVisible());
}

void TestManyAccounts::manyAreFoundByTyping()
{
    QStringList names;
    for (int i = 100; i < 140; ++i)
        names << QStringLiteral("account%1").arg(i);
    start(names);
    openPopup();
    auto *field = find<QLineEdit>("accountFind");
    QVERIFY(field->isVisible());
    QTest::keyClicks(choices(), QStringLiteral("1"));
    QTest::keyClicks(field, QStringLiteral("37"));
    QVERIFY(field->hasFocus());
    QCOMPARE(field->text(), QStringLiteral("137"));
    QCOMPARE(choices()->model()->rowCount(), 1);
    key(Qt::Key_Return);
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("account137 3"));
    waitUntilDone();

    // The row of all stands for what is found, and ticks elsewhere stay.
    openPopup();
    QTest::keyClicks(choices(), QStringLiteral("t12"));
    QCOMPARE(choices()->model()->rowCount(), 11);
    key(Qt::Key_Down);
    key(Qt::Key_Home);
    key(Qt::Key_Space);
    QTRY_COMPARE(boxText(), QStringLiteral("11 accounts")); // ten found and the one before
    key(Qt::Key_Escape);
    waitUntilDone();
    QCOMPARE(table()->model()->rowCount(), 33);
    openPopup();
    QCOMPARE(choices()->model()->rowCount(), 41);
    QTest::keyClicks(choices(), QStringLiteral("nothing"));
    QCOMPARE(choices()->model()->rowCount(), 0);
    key(Qt::Key_Return);
    QVERIFY(popup()->isVisible());
    key(Qt::Key_Escape);
    QCOMPARE(choices()->model()->rowCount(), 41);
}

void TestManyAccounts::favouritesComeFirst()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_services->accounts().setFavourite(QStringLiteral("id-tailspin"), true);
    openPopup();
    QStringList order;
    for (int row = 0; row < choices()->model()->rowCount(); ++row)
        order << choices()->model()->index(row, 0).data().toString();
    QCOMPARE(order,
             QStringList({QStringLiteral("All accounts"), QStringLiteral("tailspin"), QStringLiteral("contoso"),
                          QStringLiteral("fabrikam")}));
    QVERIFY(choices()
                ->model()
                ->index(1, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("tailspin, favourite, ")));
}

void TestManyAccounts::openAccountsOpensExactlyThese()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_window->openAccounts(accountsNamed({QStringLiteral("tailspin"), QStringLiteral("fabrikam")}));
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("fabrikam 3, tailspin 3"));
    QCOMPARE(boxText(), QStringLiteral("fabrikam, tailspin"));
}

void TestManyAccounts::isRememberedOverARestart()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_window->openAccounts(accountsNamed({QStringLiteral("fabrikam"), QStringLiteral("tailspin")}));
    waitUntilDone();
    m_window->close();
    m_window.reset();
    m_services.reset();
    openWindow();
    for (const char *name : {"fabrikam", "tailspin"})
        m_services->secrets().write(QStringLiteral("id-") + QLatin1StringView(name), SecretKind::AccountKey,
                                    Secret("AAECAwQFBgc="), this, [](const QString &) {});
    m_window->openAccounts({});
    QCOMPARE(boxText(), QStringLiteral("fabrikam, tailspin"));
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("fabrikam 3, tailspin 3"));
}

void TestManyAccounts::oneFailureLeavesTheOthers()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_failing = {"fabrikam"};
    m_window->openAccounts(m_services->accounts().accounts());
    waitUntilDone();
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3, tailspin 3"));
    QCOMPARE(stripText(), QStringLiteral("2 done · 1 failed: fabrikam"));
    QCOMPARE(find<QDockWidget>("problemsDock")->windowTitle(), QStringLiteral("Problems (1)"));
    // What failed stands first and says why.
    QTRY_COMPARE(stateText(0, ListingStateModel::NameColumn), QStringLiteral("fabrikam"));
    QVERIFY(stateText(0, ListingStateModel::StatusColumn).startsWith(QStringLiteral("failed: Key sign-in")));
    QCOMPARE(stateText(0, ListingStateModel::ActionColumn), QStringLiteral("Retry"));
    QCOMPARE(stateText(1, ListingStateModel::StatusColumn), QStringLiteral("done"));
    QCOMPARE(stateText(1, ListingStateModel::ImagesColumn), QStringLiteral("3"));

    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    find<QToolButton>("stripAccounts")->click();
    QTRY_VERIFY(states()->hasFocus());
    states()->setCurrentIndex(states()->model()->index(0, 0));
    QVERIFY(find<QAction>("rowProblem")->isEnabled());
    find<QAction>("rowProblem")->trigger();
    QVERIFY(find<QListView>("problemList")->currentIndex().isValid());

    const auto requests = m_server->requests().size();
    m_failing.clear();
    QTest::keyClick(states(), Qt::Key_Return);
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("contoso 3, fabrikam 3, tailspin 3"));
    waitUntilDone();
    QCOMPARE(m_server->requests().size(), requests + 1);
    QCOMPARE(stripText(), QStringLiteral("3 done"));
}

void TestManyAccounts::sortsAndFiltersByAccount()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam"), QStringLiteral("tailspin")});
    m_window->openAccounts(m_services->accounts().accounts());
    waitUntilDone();
    table()->sortByColumn(AccountColumn, Qt::DescendingOrder);
    QCOMPARE(table()->model()->index(0, AccountColumn).data().toString(), QStringLiteral("tailspin"));
    QCOMPARE(table()->model()->index(8, AccountColumn).data().toString(), QStringLiteral("contoso"));
    m_services->filter().setSelected(Facet::Account, QStringLiteral("fabrikam"), true);
    QTRY_COMPARE(rowsByAccount(), QStringLiteral("fabrikam 3"));
    QTRY_COMPARE(m_services->liveFilter().counts().count(Facet::Account, QStringLiteral("fabrikam")), 3);
    QCOMPARE(m_services->liveFilter().counts().count(Facet::Account, QStringLiteral("tailspin")), 3);
}

void TestManyAccounts::countsNothingBeforeTheFirstFetch()
{
    openWindow();
    auto *chip = find<QAbstractButton>("chip.osType.linux");
    QVERIFY(chip != nullptr);
    QCOMPARE(chip->accessibleName(), QStringLiteral("Linux"));
    const int width = chip->sizeHint().width();
    m_window.reset();
    m_services.reset();
    start({QStringLiteral("contoso")});
    chip = find<QAbstractButton>("chip.osType.linux");
    QTRY_COMPARE(chip->accessibleName(), QStringLiteral("Linux, 3 images"));
    QVERIFY(chip->sizeHint().width() > width);
}

void TestManyAccounts::twoHundredInThePane()
{
    QStringList names;
    for (int i = 0; i < 200; ++i)
        names << QStringLiteral("a%1").arg(i, 3, 10, QLatin1Char('0'));
    m_failing = {"a077", "a150"};
    start(names);
    m_window->openAccounts(m_services->accounts().accounts());
    waitUntilDone();
    QTRY_COMPARE(table()->model()->rowCount(), 198 * 3);
    QCOMPARE(stripText(), QStringLiteral("198 done · 2 failed: a077, a150"));
    QCOMPARE(states()->model()->rowCount(), 200);
    QTRY_COMPARE(stateText(199, ListingStateModel::NameColumn), QStringLiteral("a199"));
    QCOMPARE(stateText(0, ListingStateModel::NameColumn), QStringLiteral("a077"));
    QCOMPARE(stateText(1, ListingStateModel::NameColumn), QStringLiteral("a150"));

    const auto requests = m_server->requests().size();
    m_failing.clear();
    QVERIFY(find<QAction>("refreshFailedAction")->isEnabled());
    find<QAction>("refreshFailedAction")->trigger();
    QVERIFY(m_window->isLoading());
    waitUntilDone();
    QTRY_COMPARE(table()->model()->rowCount(), 600);
    QCOMPARE(m_server->requests().size(), requests + 2);
    QVERIFY(!find<QAction>("refreshFailedAction")->isEnabled());
}

void TestManyAccounts::stopsInTheMiddle()
{
    QStringList names;
    for (int i = 0; i < 40; ++i)
        names << QStringLiteral("a%1").arg(i, 3, 10, QLatin1Char('0'));
    start(names);
    m_delay = std::chrono::milliseconds(60);
    m_window->openAccounts(m_services->accounts().accounts());
    QTRY_VERIFY(table()->model()->rowCount() > 10);
    QVERIFY(m_window->isLoading());
    QTRY_VERIFY(stripText().contains(QStringLiteral("fetching")));
    QTest::keyClick(table(), Qt::Key_Escape);
    QVERIFY(!m_window->isLoading());
    m_services->query().flush();
    const int rows = table()->model()->rowCount();
    const auto requests = m_server->requests().size();
    QVERIFY(stripText().contains(QStringLiteral("stopped")));
    QTest::qWait(200);
    QCOMPARE(table()->model()->rowCount(), rows);
    // What was on the line when it stopped may still get there: at most once for each listing that was fetching.
    QVERIFY2(m_server->requests().size() <= requests + ImageService::DefaultConcurrentListings,
             qPrintable(QString::number(m_server->requests().size() - requests)));
    m_delay = {};
    find<QAction>("resumeAction")->trigger();
    waitUntilDone();
    QTRY_COMPARE(table()->model()->rowCount(), 120);
}

void TestManyAccounts::paneIsThereForSeveralOnly()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam")});
    auto *dock = find<QDockWidget>("accountsDock");
    QVERIFY(dock->isHidden());
    m_window->openAccounts(m_services->accounts().accounts());
    QVERIFY(!dock->isHidden());
    // It stands there, but not in front.
    QTRY_VERIFY(find<QWidget>("accountsPanel")->visibleRegion().isEmpty());
    QVERIFY(!find<QWidget>("timelineDock")->visibleRegion().isEmpty());
    m_window->openAccounts(accountsNamed({QStringLiteral("contoso")}));
    QVERIFY(dock->isHidden());
}

void TestManyAccounts::paneKeyBringsItToTheFront()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam")});
    m_window->openAccounts(m_services->accounts().accounts());
    auto *dock = find<QDockWidget>("accountsDock");
    const auto *panel = find<QWidget>("accountsPanel");
    QTRY_VERIFY(panel->visibleRegion().isEmpty());
    QVERIFY(!dock->isHidden());
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(!panel->visibleRegion().isEmpty());
    dock->toggleViewAction()->trigger();
    QVERIFY(dock->isHidden());
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY(!panel->visibleRegion().isEmpty());
}

void TestManyAccounts::closedPaneStaysClosed()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam")});
    m_window->openAccounts(m_services->accounts().accounts());
    find<QDockWidget>("accountsDock")->close();
    m_window->openAccounts(accountsNamed({QStringLiteral("contoso")}));
    m_window->openAccounts(m_services->accounts().accounts());
    QVERIFY(find<QDockWidget>("accountsDock")->isHidden());
    find<QToolButton>("stripAccounts")->click();
    QTRY_VERIFY(states()->hasFocus());
}

void TestManyAccounts::namesForAssistiveTechnology()
{
    start({QStringLiteral("contoso"), QStringLiteral("fabrikam")});
    m_window->openAccounts(m_services->accounts().accounts());
    waitUntilDone();
    const auto nameOf = [](QObject *object) {
        return QAccessible::queryAccessibleInterface(object)->text(QAccessible::Name);
    };
    auto *box = find<QComboBox>("accountBox");
    QCOMPARE(nameOf(box), QStringLiteral("Account"));
    QCOMPARE(QAccessible::queryAccessibleInterface(box)->text(QAccessible::Value), QStringLiteral("All accounts"));
    openPopup();
    QCOMPARE(nameOf(choices()), QStringLiteral("Accounts"));
    QCOMPARE(nameOf(find<QLineEdit>("accountFind")), QStringLiteral("Find account"));
    QAccessibleInterface *contoso = QAccessible::queryAccessibleInterface(choices())->child(1);
    QVERIFY(contoso->text(QAccessible::Name).startsWith(QStringLiteral("contoso, ")));
    QVERIFY(contoso->state().checkable);
    QVERIFY(contoso->state().checked);
    key(Qt::Key_Escape);
    QCOMPARE(nameOf(states()), QStringLiteral("Open accounts"));
    QCOMPARE(nameOf(find<QDockWidget>("accountsDock")), QStringLiteral("Accounts"));
    QCOMPARE(nameOf(find<QDockWidget>("problemsDock")), QStringLiteral("Problems"));
    QTRY_COMPARE(states()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("contoso, done"));
}

QTEST_MAIN(TestManyAccounts)
#include "tst_manyaccounts.moc"
