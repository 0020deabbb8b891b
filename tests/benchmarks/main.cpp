// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/childprograms.h"

#include <QApplication>

#include <array>
#include <cstdio>

using namespace imagebrowser;

namespace {

struct Entry
{
    const char *names;
    const char *title;
    void (*run)(const BenchmarkOptions &options);
};

constexpr std::array entries{
    Entry{"p1 p2", "start to first painted window, and memory then", benchStart},
    Entry{"p3", "export of 100 pages, whole process", benchExport},
    Entry{"p4", "parse of a page", benchParse},
    Entry{"p5", "search in any column", benchSearch},
    Entry{"p6", "sort by each column", benchSort},
    Entry{"p7", "longest stall of the window while images arrive", benchLoading},
    Entry{"p8", "memory per image", benchMemory},
    Entry{"p9", "filter change with all rows selected", benchSelection},
};

int usage()
{
    std::puts(
        "bench [--rows N] [--rounds N] [--shape usual|distinct] all | p1 … p9 …\n"
        "Measures this program and its partners in turn. Ends with 1 when a result is wrong, never for being slow.");
    for (const Entry &entry : entries)
        std::printf("  %-6s %s\n", entry.names, entry.title);
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    if (const auto exitCode = runChildProgram(argc, argv))
        return *exitCode;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    BenchmarkOptions options;
    QStringList wanted;
    const QStringList arguments = QApplication::arguments();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &name = arguments[i];
        const QString value = arguments.value(i + 1);
        if (name == QStringLiteral("--rows"))
            options.rows = std::min<std::size_t>(value.toULongLong(), GeneratedLists::MaxCount);
        else if (name == QStringLiteral("--rounds"))
            options.rounds = std::max(1, value.toInt());
        else if (name == QStringLiteral("--shape"))
            options.shapes = {value == QStringLiteral("distinct") ? ListShape::Distinct : ListShape::Usual};
        else
            wanted.append(name);
        i += name.startsWith(QStringLiteral("--")) ? 1 : 0;
    }
    if (wanted.isEmpty() || options.rows == 0)
        return usage();
    for (const Entry &entry : entries) {
        const QStringList names = QString::fromLatin1(entry.names).split(u' ');
        const bool isWanted = wanted.contains(QStringLiteral("all"))
            || std::any_of(names.begin(), names.end(), [&](const QString &name) { return wanted.contains(name); });
        if (isWanted)
            entry.run(options);
    }
    return hasWrong() ? 1 : 0;
}
