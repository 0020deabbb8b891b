// SPDX-License-Identifier: Apache-2.0
// P10: one refresh of 200 accounts of 70 images that each answer after 50 ms, in the real window. Prints the time
// against accounts × latency ÷ connections allowed, memory over 50 refreshes, and how long a stop takes. Ends with 1
// only when a result is wrong.
#include "app/account/sessionsecretstore.h"
#include "tests/support/latencyserver.h"
#include "ui/applicationstyle.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace imagebrowser;

namespace {

constexpr int accountCount = 200;
constexpr int imageCount = 70;
constexpr auto latency = std::chrono::milliseconds(50);
constexpr int connectionsPerHost = 6; // of QNetworkAccessManager
constexpr int usualRounds = 50;

int failures = 0;

void check(bool isRight, const char *what)
{
    if (isRight)
        return;
    ++failures;
    std::printf("WRONG: %s\n", what);
}

QByteArray images()
{
    QByteArrayList items;
    for (int i = 0; i < imageCount; ++i) {
        items << R"({"imageReference":{"publisher":"publisher)" + QByteArray::number(i % 8) + R"(","offer":"offer)"
                + QByteArray::number(i % 20) + R"(","sku":"sku)" + QByteArray::number(i)
                + R"(","version":"latest"},"nodeAgentSKUId":"batch.node.ubuntu 22.04","osType":"linux","verificationType":"verified",)"
                + R"("capabilities":["DockerCompatible"],"batchSupportEndOfLife":"2027-0)"
                + QByteArray::number(1 + i % 9) + R"(-01T00:00:00Z"})";
    }
    return R"({"value":[)" + items.join(',') + "]}";
}

//! Resident memory in KiB.
qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4;
}

class Bench
{
public:
    Bench(int hosts, int rounds)
        : m_rounds(rounds)
        , m_allowed(hosts == 1 ? connectionsPerHost : ImageService::DefaultConcurrentListings)
        , m_server(hosts, images(), latency)
        , m_services(
              {m_home.filePath(QStringLiteral("settings.json")), systemNow, std::make_unique<SessionSecretStore>()})
    {
        QList<Account> accounts;
        for (int i = 0; i < accountCount; ++i) {
            Account account;
            account.id = QStringLiteral("account-%1").arg(i);
            account.name = QStringLiteral("account %1").arg(i);
            account.accountName = QStringLiteral("contoso");
            account.endpoint = m_server.endpoint(i % hosts);
            accounts << account;
            m_services.transientSecrets().setTransient(account.id, SecretKind::AccountKey, Secret("AAECAwQFBgc="));
        }
        m_services.accounts().setAccounts(accounts);
        m_window = std::make_unique<MainWindow>(m_services);
        m_window->setRemembersItself(false);
        m_window->show();
    }

    void run()
    {
        time("first listing", [this] { m_window->openAccounts(m_services.accounts().accounts()); });
        std::vector<double> ratios;
        qint64 early = 0;
        qint64 halfway = 0;
        for (int round = 1; round <= m_rounds; ++round) {
            ratios.push_back(time(round <= 3 ? "refresh" : nullptr, [this] { m_services.listings().refreshAll(); }));
            if (round == 5)
                early = residentMemory();
            if (round == m_rounds / 2)
                halfway = residentMemory();
        }
        std::sort(ratios.begin(), ratios.end());
        std::printf("  %d refreshes: median %.2f, best %.2f times the ideal\n", m_rounds, ratios[ratios.size() / 2],
                    ratios.front());
        std::printf("  memory: %lld KiB after 5 refreshes, %lld KiB after %d, %lld KiB after %d; store %zu bytes\n",
                    early, halfway, m_rounds / 2, residentMemory(), m_rounds,
                    m_services.images().store().memoryUsage());
        std::printf("  connections kept open: %d\n", m_server.openConnections());
        stopInTheMiddle();
    }

private:
    //! From an event, as a person's click is: what is deleted later is deleted only where an event loop runs.
    double time(const char *what, const std::function<void()> &start)
    {
        QEventLoop loop;
        QObject::connect(m_window.get(), &MainWindow::idle, &loop, &QEventLoop::quit);
        QTimer::singleShot(0, m_window.get(), start);
        m_clock.start();
        loop.exec();
        const auto took = static_cast<double>(m_clock.elapsed());
        const double ideal = static_cast<double>(accountCount * latency.count()) / m_allowed;
        if (what != nullptr)
            std::printf("  %s: %.0f ms, %.2f times %d x %d ms / %d connections (goal 1.3)\n", what, took, took / ideal,
                        accountCount, static_cast<int>(latency.count()), m_allowed);
        check(m_services.query().rowCount() == accountCount * imageCount, "rows");
        check(m_server.mostAtOnce() <= m_allowed, "more requests at once than allowed");
        return took / ideal;
    }

    void stopInTheMiddle()
    {
        m_services.listings().refreshAll();
        m_clock.start();
        while (m_clock.elapsed() < 4 * latency.count())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        m_clock.start();
        m_services.listings().stopAll();
        const auto took = m_clock.elapsed();
        const int requests = m_server.requests();
        m_clock.start();
        while (m_clock.elapsed() < 4 * latency.count())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        std::printf("  stop in the middle: %lld ms\n", took);
        check(!m_window->isLoading(), "still loading after the stop");
        check(m_server.requests() <= requests + m_allowed, "requests after the stop");
        check(m_services.query().rowCount() == accountCount * imageCount, "rows after the stop");
    }

    QTemporaryDir m_home;
    int m_rounds;
    int m_allowed;
    LatencyServer m_server;
    ApplicationServices m_services;
    std::unique_ptr<MainWindow> m_window;
    QElapsedTimer m_clock;
};

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // It takes minutes: what is known is told, to files and pipes too.
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    QApplication application(argc, argv);
    const int wanted = QApplication::arguments().value(1).toInt();
    const int rounds = wanted > 0 ? wanted : usualRounds;
    QApplication::setStyle(new ApplicationStyle);
    std::printf("P10: %d accounts of %d images, %d ms each\n", accountCount, imageCount,
                static_cast<int>(latency.count()));
    std::printf(" each at a host of its own\n");
    Bench(accountCount, rounds).run();
    std::printf(" all at one host\n");
    Bench(1, rounds).run();
    return failures == 0 ? 0 : 1;
}
