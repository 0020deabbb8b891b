// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "tests/support/busyperson.h"
#include "tests/support/heartbeat.h"
#include "tests/support/listserver.h"
#include "ui/mainwindow.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace imagebrowser;

namespace {

constexpr std::size_t accountCount = 4;
//! Nothing that is felt; a machine that runs other tests beside may take its time.
constexpr double hangMilliseconds = 10'000;

//! A million rows with IMAGEBROWSER_TEST_ROWS=1000000.
std::size_t pagesEach()
{
    const int wanted = qEnvironmentVariableIntValue("IMAGEBROWSER_TEST_ROWS");
    return wanted > 0 ? std::max<std::size_t>(1, static_cast<std::size_t>(wanted) / 1000 / accountCount) : 8;
}

} // namespace

//! The real window while many images arrive and a person types, sorts, scrolls and resizes.
class TestLoadingWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysAliveAndShowsAll_data();
    void staysAliveAndShowsAll();
};

void TestLoadingWindow::staysAliveAndShowsAll_data()
{
    QTest::addColumn<ListShape>("shape");
    QTest::newRow("lists as they are") << ListShape::Usual;
    QTest::newRow("no text twice") << ListShape::Distinct;
}

void TestLoadingWindow::staysAliveAndShowsAll()
{
    QFETCH(ListShape, shape);
    const ListServer::Size size{accountCount, pagesEach(), 1000};
    ListServer server(shape, size);
    server.prepare();
    const QTemporaryDir home;
    ApplicationServices::Setup setup;
    setup.settingsPath = home.filePath(QStringLiteral("settings.json"));
    setup.secrets = std::make_unique<SessionSecretStore>();
    ApplicationServices services(std::move(setup));
    QList<Account> accounts;
    for (std::size_t i = 0; i < accountCount; ++i) {
        Account account;
        account.name = account.accountName = QStringLiteral("account%1").arg(i);
        account.endpoint = server.endpoint(i);
        accounts.append(services.accounts().add(account));
        services.secrets().write(accounts.last().id, SecretKind::AccountKey, Secret(QByteArray("loopback").toBase64()),
                                 this, [](const QString &) {});
    }
    MainWindow window(services);
    window.setRemembersItself(false);
    window.show();
    Heartbeat heartbeat;
    BusyPerson person(window);
    QSignalSpy idle(&window, &MainWindow::idle);
    heartbeat.start();
    person.start();
    window.openAccounts(accounts);
    QVERIFY(idle.wait(240'000));
    person.stop();

    window.findChild<QLineEdit *>(QStringLiteral("searchField"))->clear();
    QTRY_COMPARE_WITH_TIMEOUT(services.filter().search(), QString(), 5'000);
    QTRY_COMPARE_WITH_TIMEOUT(services.query().rows().size(), size.images(), 60'000);
    heartbeat.stop();
    qInfo("%zu images: longest stall %.1f ms (%.1f ms of processor time), 99th percentile %.2f ms", size.images(),
          heartbeat.stall(1), heartbeat.work(1), heartbeat.stall(0.99));
    QVERIFY(heartbeat.stall(1) < hangMilliseconds);

    const GeneratedLists lists(shape);
    std::size_t windows = 0;
    for (std::size_t row = 0; row < size.images(); ++row)
        windows += lists.image(row).osType == "windows" ? 1U : 0U;
    services.filter().setSearch(QStringLiteral("windows"));
    QTRY_COMPARE_WITH_TIMEOUT(services.query().rows().size(), windows, 60'000);
    services.liveFilter().flush();
    QTRY_COMPARE_WITH_TIMEOUT(services.liveFilter().counts().matching, static_cast<qsizetype>(windows), 60'000);
}

QTEST_MAIN(TestLoadingWindow)
#include "tst_loadingwindow.moc"
