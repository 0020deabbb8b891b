// SPDX-License-Identifier: Apache-2.0
//! The real program, ended while it waits for a page: it says so, exits with 2, and leaves the old file and nothing
//! else.
#include "tests/program/programrun.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTest>

#include <sys/stat.h>

using namespace imagebrowser;

class TestInterruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void signalsEndTheRun_data();
    void signalsEndTheRun();
    void nohupGoesOn();
    void aPipeWithoutReaderEndsAtOnce();

private:
    //! Begins an export and returns when its request has come.
    void start();
    void send(int signal) const { QCOMPARE(kill(static_cast<pid_t>(m_process->processId()), signal), 0); }
    void checkEnd();

    std::unique_ptr<ProgramRun> m_run;
    std::unique_ptr<QTcpServer> m_server; //!< never answers
    std::unique_ptr<QProcess> m_process;
    bool m_ignoresHangUp = false;
};

void TestInterruption::init()
{
    m_process.reset();
    m_run = std::make_unique<ProgramRun>();
    m_server = std::make_unique<QTcpServer>();
    m_ignoresHangUp = false;
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

void TestInterruption::start()
{
    QVERIFY(QDir(m_run->folder.path()).mkdir(QStringLiteral("out")));
    QFile old(m_run->path(QStringLiteral("out/images.json")));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3 && old.flush());
    m_run->environment.insert(QStringLiteral("AZURE_BATCH_ACCESS_KEY"), QStringLiteral("a2V5"));
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_run->environment);
    m_process->setChildProcessModifier([isIgnored = m_ignoresHangUp] {
        std::signal(SIGHUP, isIgnored ? SIG_IGN : SIG_DFL);
        std::signal(SIGINT, SIG_DFL);
    });
    m_process->start(QStringLiteral(IMAGEBROWSER_PROGRAM),
                     {QStringLiteral("--endpoint"), QStringLiteral("http://127.0.0.1:%1").arg(m_server->serverPort()),
                      QStringLiteral("--account-name"), QStringLiteral("contoso"), QStringLiteral("--export"),
                      old.fileName()});
    QVERIFY(m_server->waitForNewConnection(60'000));
}

void TestInterruption::checkEnd()
{
    QVERIFY(m_process->waitForFinished(60'000));
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 2);
    QCOMPARE(m_process->readAllStandardError(),
             QByteArray("Stopped.\nNothing was written, because the list is incomplete; --allow-partial writes what "
                        "there is.\n"));
    QFile file(m_run->path(QStringLiteral("out/images.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(m_run->path(QStringLiteral("out"))).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("images.json")});
}

void TestInterruption::signalsEndTheRun_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
    QTest::newRow("closed terminal") << SIGHUP;
}

void TestInterruption::signalsEndTheRun()
{
    QFETCH(const int, signal);
    start();
    send(signal);
    checkEnd();
}

void TestInterruption::nohupGoesOn()
{
    m_ignoresHangUp = true;
    start();
    send(SIGHUP);
    QVERIFY(!m_process->waitForFinished(300));
    send(SIGTERM);
    checkEnd();
}

//! While it waits for a reader nothing can be tidied up, and nothing has to be.
void TestInterruption::aPipeWithoutReaderEndsAtOnce()
{
    const QString pipe = m_run->path(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_run->environment);
    m_process->start(QStringLiteral(IMAGEBROWSER_PROGRAM),
                     {QStringLiteral("--sample"), QStringLiteral("--verbose"), QStringLiteral("--export"), pipe});
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += m_process->readAllStandardError()).contains(" images"), 60'000);
    QVERIFY(!m_process->waitForFinished(1000));
    send(SIGTERM);
    QVERIFY(m_process->waitForFinished(10'000));
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 2);
}

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
