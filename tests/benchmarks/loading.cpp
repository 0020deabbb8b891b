// SPDX-License-Identifier: Apache-2.0
#include "app/account/sessionsecretstore.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/childprograms.h"
#include "tests/benchmarks/loadingchild.h"
#include "tests/support/busyperson.h"
#include "tests/support/heartbeat.h"
#include "ui/applicationstyle.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QEventLoop>

#include <cstdio>

namespace imagebrowser {

namespace {

constexpr std::size_t accountCount = 4;
constexpr std::size_t imagesOnPage = 1000;
const QString word = QStringLiteral("ubuntu");

std::size_t naiveCount(ListShape shape, std::size_t rows)
{
    const GeneratedLists lists(shape);
    std::size_t count = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const GeneratedImage image = lists.image(row);
        count += image.offer.contains("ubuntu") || image.nodeAgent.contains("ubuntu") ? 1U : 0U;
    }
    return count;
}

QList<Account> makeAccounts(ApplicationServices &services, const QString &endpoint)
{
    QList<Account> accounts;
    for (std::size_t i = 0; i < accountCount; ++i) {
        Account account;
        account.name = account.accountName = QStringLiteral("account%1").arg(i);
        account.endpoint = QUrl(endpoint % QString::number(static_cast<qulonglong>(i)));
        accounts.append(services.accounts().add(account));
        services.secrets().write(accounts.last().id, SecretKind::AccountKey, Secret(QByteArray("loopback").toBase64()),
                                 &services.listings(), [](const QString &) {});
    }
    return accounts;
}

void runLoopFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

//! False when the rows that \a search asks for do not come to be \a wanted.
bool shows(ApplicationServices &services, const QString &search, std::size_t wanted)
{
    services.filter().setSearch(search);
    for (int waits = 0; waits < 100 && services.query().rows().size() != wanted; ++waits)
        runLoopFor(std::chrono::milliseconds(100));
    if (services.query().rows().size() == wanted)
        return true;
    std::fprintf(stderr, "searching for '%s' shows %zu rows, not %zu\n", qPrintable(search),
                 services.query().rows().size(), wanted);
    return false;
}

} // namespace

int runLoadingChild(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new ApplicationStyle);
    const QStringList arguments = QApplication::arguments();
    const auto shape = arguments.value(2) == shapeName(ListShape::Distinct) ? ListShape::Distinct : ListShape::Usual;
    const auto rows = static_cast<std::size_t>(arguments.value(4).toULongLong());
    const QTemporaryDir home;
    ApplicationServices::Setup setup;
    setup.settingsPath = home.filePath(QStringLiteral("settings.json"));
    setup.secrets = std::make_unique<SessionSecretStore>();
    ApplicationServices services(std::move(setup));
    MainWindow window(services);
    window.setRemembersItself(false);
    window.show();
    const QList<Account> accounts = makeAccounts(services, arguments.value(3));
    runLoopFor(std::chrono::milliseconds(500));

    Heartbeat heartbeat;
    BusyPerson person(window);
    QElapsedTimer clock;
    clock.start();
    heartbeat.start();
    person.start();
    QEventLoop loop;
    QObject::connect(&window, &MainWindow::idle, &loop, &QEventLoop::quit);
    window.openAccounts(accounts);
    loop.exec();
    const double seconds = static_cast<double>(clock.elapsed()) / 1000;
    person.stop();
    // What is still to be placed and counted belongs to the load.
    runLoopFor(std::chrono::seconds(1));
    heartbeat.stop();
    std::printf("%f %f %f %f %f\n", heartbeat.stall(1), heartbeat.stall(0.99), seconds, heartbeat.work(1),
                heartbeat.work(0.99));
    return shows(services, {}, rows) && shows(services, word, naiveCount(shape, rows)) ? 0 : 1;
}

void benchLoading(const BenchmarkOptions &options)
{
    const VirtualDisplay display;
    const QTemporaryDir home;
    const std::size_t pagesEach = std::max<std::size_t>(1, options.rows / imagesOnPage / accountCount);
    const std::size_t rows = pagesEach * accountCount * imagesOnPage;
    for (const ListShape shape : options.shapes) {
        const PageServerProcess server(shape, accountCount, pagesEach, imagesOnPage);
        for (const Platform &platform : platforms(display, home.path())) {
            QList<double> longest;
            QList<double> most;
            QList<double> seconds;
            QList<double> longestWork;
            QList<double> mostWork;
            for (int round = 0; round < options.rounds; ++round) {
                const QList<QByteArray> figures =
                    outputOfChild({QStringLiteral("--loading"), shapeName(shape), server.endpoint().chopped(1),
                                   QString::number(static_cast<qulonglong>(rows))},
                                  platform.environment)
                        .trimmed()
                        .split(' ');
                longest.append(figures.value(0).toDouble());
                most.append(figures.value(1).toDouble());
                seconds.append(figures.value(2).toDouble());
                longestWork.append(figures.value(3).toDouble());
                mostWork.append(figures.value(4).toDouble());
            }
            print({QStringLiteral("P7 longest stall, %1, %2").arg(shapeName(shape), platform.name), median(longest), 0,
                   QStringLiteral("ms"), QStringLiteral("50 ms, 99th percentile 16 ms"),
                   QStringLiteral("%1 rows in %2 s, typing and sorting; 99th percentile %3 ms; longest of all rounds "
                                  "%4 ms; processor time of "
                                  "the window's thread %5 and %6 ms")
                       .arg(rows)
                       .arg(median(seconds), 0, 'f', 1)
                       .arg(median(most), 0, 'f', 2)
                       .arg(*std::max_element(longest.begin(), longest.end()), 0, 'f', 1)
                       .arg(median(longestWork), 0, 'f', 1)
                       .arg(median(mostWork), 0, 'f', 2)});
        }
    }
}

} // namespace imagebrowser
