// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/childprograms.h"

#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/loadingchild.h"
#include "tests/benchmarks/memorychild.h"
#include "tests/support/listserver.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QStandardPaths>

#include <cstdio>
#include <unistd.h>

namespace imagebrowser {

namespace {

constexpr int startTimeout = 60'000;

ListShape shapeOf(const QString &name)
{
    return name == shapeName(ListShape::Distinct) ? ListShape::Distinct : ListShape::Usual;
}

int serve(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto number = [&](qsizetype i) { return static_cast<std::size_t>(arguments.value(i).toULongLong()); };
    ListServer server(shapeOf(arguments.value(2)), {number(3), number(4), number(5)});
    server.prepare();
    std::printf("%d\n", server.endpoint(0).port());
    std::fflush(stdout);
    // Goes with the program that started it.
    QSocketNotifier parent(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&parent, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace

std::optional<int> runChildProgram(int argc, char **argv)
{
    const QByteArray role = argc > 1 ? QByteArray(argv[1]) : QByteArray();
    if (role == "--serve")
        return serve(argc, argv);
    if (role == "--loading")
        return runLoadingChild(argc, argv);
    if (role == "--memory")
        return runMemoryChild(argc, argv);
    return {};
}

PageServerProcess::PageServerProcess(ListShape shape, std::size_t accounts, std::size_t pagesEach,
                                     std::size_t imagesOnPage)
{
    const auto text = [](std::size_t number) { return QString::number(static_cast<qulonglong>(number)); };
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--serve"), shapeName(shape), text(accounts), text(pagesEach), text(imagesOnPage)});
    if (m_process.waitForReadyRead(startTimeout))
        m_port = static_cast<quint16>(m_process.readLine().trimmed().toUInt());
    if (m_port == 0)
        reportWrong(QStringLiteral("the page server did not start"));
}

PageServerProcess::~PageServerProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

QString PageServerProcess::endpoint(std::size_t account) const
{
    return QStringLiteral("http://127.0.0.1:%1/a%2").arg(m_port).arg(account);
}

VirtualDisplay::VirtualDisplay()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
    if (program.isEmpty())
        return;
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(program,
                    {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                     QStringLiteral("1600x1000x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (m_process.waitForReadyRead(startTimeout))
        m_name = QLatin1Char(':') + QString::fromLatin1(m_process.readLine().trimmed());
}

VirtualDisplay::~VirtualDisplay()
{
    m_process.terminate();
    m_process.waitForFinished(5'000);
}

QList<Platform> platforms(const VirtualDisplay &display, const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(name), home);
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
    environment.insert(QStringLiteral("AZURE_BATCH_ACCESS_KEY"),
                       QString::fromLatin1(QByteArray("a key of the benchmark only").toBase64()));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.remove(QStringLiteral("DISPLAY"));
    QList<Platform> list{{QStringLiteral("offscreen"), environment}};
    if (display.isRunning()) {
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("DISPLAY"), display.name());
        list.append({QStringLiteral("Xvfb"), environment});
    } else {
        std::puts("Xvfb is not installed: windows are measured offscreen only.");
    }
    return list;
}

QByteArray outputOfChild(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess child;
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForFinished(600'000) || child.exitCode() != 0) {
        reportWrong(QStringLiteral("a measurement ended with %1: %2")
                        .arg(QString::number(child.exitCode()), QString::fromLocal8Bit(child.readAllStandardError())));
    }
    return child.readAllStandardOutput();
}

} // namespace imagebrowser
