// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountstore.h"
#include "app/account/sessionsecretstore.h"
#include "app/account/settingsfile.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/childprograms.h"

#include <QDir>
#include <QFile>
#include <QThread>

#include <signal.h>

namespace imagebrowser {

namespace {

constexpr std::size_t imagesOfAccount = 65;
//! Until accounts are opened and listed, and the desktop would have come to rest.
constexpr unsigned long restMilliseconds = 1500;

struct Start
{
    double firstPaint = 0; //!< ms from starting the process
    double resident = 0; //!< MB, after a rest
};

double residentMegabytes(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).trimmed().split(' ').value(0).toDouble() / 1024;
}

Start startOnce(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    Start start;
    QElapsedTimer clock;
    clock.start();
    process.setReadChannel(QProcess::StandardError);
    process.start(program, arguments);
    QByteArray told;
    while (!told.contains("first paint") && process.waitForReadyRead(20'000))
        told += process.readAllStandardError();
    start.firstPaint = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (!told.contains("first paint"))
        reportWrong(QStringLiteral("%1 painted no window: %2").arg(program, QString::fromLocal8Bit(told)));
    QThread::msleep(restMilliseconds);
    start.resident = residentMegabytes(process.processId());
    process.terminate();
    if (!process.waitForFinished(5'000))
        process.kill();
    process.waitForFinished(5'000);
    return start;
}

//! One account, saved as the program saves it.
void saveAccount(const QString &home, const QString &endpoint)
{
    SettingsFile settings(home + QStringLiteral("/batch-image-browser/settings.json"));
    SessionSecretStore secrets;
    AccountStore accounts(settings, secrets);
    Account account;
    account.name = account.accountName = QStringLiteral("bench");
    account.endpoint = QUrl(endpoint);
    accounts.add(account);
    if (!settings.save())
        reportWrong(QStringLiteral("the settings of the start could not be written"));
}

} // namespace

void benchStart(const BenchmarkOptions &options)
{
    const VirtualDisplay display;
    const QTemporaryDir home;
    const PageServerProcess server(ListShape::Usual, 1, 1, imagesOfAccount);
    saveAccount(home.path(), server.endpoint());
    const QStringList arguments{QStringLiteral("--verbose"), QStringLiteral("--account"), QStringLiteral("bench")};
    for (const Platform &platform : platforms(display, home.path())) {
        QList<double> ours;
        QList<double> bare;
        QList<double> ourMemory;
        QList<double> bareMemory;
        for (int round = 0; round < std::max(5, options.rounds); ++round) {
            const Start partner = startOnce(QStringLiteral(IMAGEBROWSER_BARE_WINDOW), {}, platform.environment);
            const Start own = startOnce(QStringLiteral(IMAGEBROWSER_PROGRAM), arguments, platform.environment);
            bare.append(partner.firstPaint);
            ours.append(own.firstPaint);
            bareMemory.append(partner.resident);
            ourMemory.append(own.resident);
        }
        print({QStringLiteral("P1 start, %1").arg(platform.name), median(ours), median(bare), QStringLiteral("ms"),
               QStringLiteral("ratio 1.5"), QStringLiteral("to the first paint; partner: QMainWindow and QTableView")});
        print({QStringLiteral("P2 memory after start, %1").arg(platform.name), median(ourMemory), median(bareMemory),
               QStringLiteral("MB"), QStringLiteral("ratio 1.6"),
               QStringLiteral("resident, one account of 65 images; partner as above")});
    }
}

} // namespace imagebrowser
