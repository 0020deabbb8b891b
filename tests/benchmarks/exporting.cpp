// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/childprograms.h"

#include <QFile>
#include <QStandardPaths>

#include <cstdio>

namespace imagebrowser {

namespace {

constexpr std::size_t pageCount = 100;

qsizetype imagesIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count("imageReference") : -1;
}

void run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        reportWrong(QStringLiteral("%1 ended with %2").arg(program).arg(process.exitCode()));
}

//! One connection, the pages one after another, as the links lead:.
void writeCurlConfig(const QString &path, const QString &endpoint)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return reportWrong(QStringLiteral("%1 cannot be written").arg(path));
    QByteArray text = "silent\n";
    for (std::size_t page = 0; page < pageCount; ++page) {
        text += "url = \"" + endpoint.toLatin1()
            + "/supportedimages?page=" + QByteArray::number(static_cast<qulonglong>(page)) + "\"\n";
    }
    file.write(text);
}

} // namespace

void benchExport(const BenchmarkOptions &options)
{
    const QString curl = QStandardPaths::findExecutable(QStringLiteral("curl"));
    if (curl.isEmpty()) {
        std::puts("P3 is left out: curl is not installed.");
        return;
    }
    const std::size_t imagesOnPage = std::max<std::size_t>(1, std::min<std::size_t>(1000, options.rows / pageCount));
    for (const ListShape shape : options.shapes) {
        const PageServerProcess server(shape, 1, pageCount, imagesOnPage);
        const QTemporaryDir home;
        const QProcessEnvironment environment = platforms(VirtualDisplay(), home.path()).first().environment;
        const QString exported = home.filePath(QStringLiteral("images.json"));
        const QString fetched = home.filePath(QStringLiteral("pages.json"));
        const QString config = home.filePath(QStringLiteral("curl.txt"));
        writeCurlConfig(config, server.endpoint());
        const Pair times = inTurn(
            std::max(options.rounds, 5),
            [&] {
                run(QStringLiteral(IMAGEBROWSER_PROGRAM),
                    {QStringLiteral("--endpoint"), server.endpoint(), QStringLiteral("--account-name"),
                     QStringLiteral("bench"), QStringLiteral("--export"), exported},
                    environment);
            },
            [&] {
                run(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("exec \"$0\" -K \"$1\" > \"$2\""), curl, config, fetched},
                    environment);
            });
        const auto images = static_cast<qsizetype>(pageCount * imagesOnPage);
        if (imagesIn(exported) != images || imagesIn(fetched) != images)
            reportWrong(QStringLiteral("the export has %1 images, the pages %2, not %3")
                            .arg(imagesIn(exported))
                            .arg(imagesIn(fetched))
                            .arg(images));
        print({QStringLiteral("P3 export, %1").arg(shapeName(shape)), times.ours, times.partner, QStringLiteral("ms"),
               QStringLiteral("ratio 1.5"), QStringLiteral("%1 images in 100 pages; partner: curl").arg(images)});
    }
}

} // namespace imagebrowser
