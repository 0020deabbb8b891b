// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagequerymodel.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/childprograms.h"
#include "tests/benchmarks/memorychild.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <unistd.h>

namespace imagebrowser {

namespace {

constexpr std::size_t accountCount = 10;
constexpr std::size_t pageSize = 1000;

//! Resident memory of this process in bytes.
double residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace

int runMemoryChild(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto shape = arguments.value(2) == shapeName(ListShape::Distinct) ? ListShape::Distinct : ListShape::Usual;
    const auto rows = static_cast<std::size_t>(arguments.value(3).toULongLong());
    const GeneratedLists lists(shape);
    ImageTableModel model;
    ImageQueryModel query(&model);
    // What a first page brings with it, parser and all, is no part of an image.
    (void)lists.parsedPage(0, pageSize);
    const double before = residentBytes();

    std::vector<ListingId> listings;
    for (std::size_t i = 0; i < accountCount; ++i)
        listings.push_back(model.addListing(QStringLiteral("account%1").arg(i), true));
    const std::size_t each = (rows + accountCount - 1) / accountCount;
    for (std::size_t first = 0; first < rows; first += pageSize) {
        const std::size_t count = std::min(pageSize, rows - first);
        if (!model.appendPage(listings[first / each], lists.parsedPage(first, count)))
            return 1;
    }
    query.flush();
    query.settle();
    const double full = residentBytes() - before;
    const auto store = static_cast<double>(model.store().memoryUsage());
    if (model.store().rowCount() != rows || query.rowCount() != static_cast<int>(rows))
        return 1;
    for (std::size_t i = 0; i < accountCount / 2; ++i)
        model.removeListing(listings[i]);
    const double half = residentBytes() - before;
    for (std::size_t i = accountCount / 2; i < accountCount; ++i)
        model.removeListing(listings[i]);
    std::printf("%f %f %f %f\n", full, store, half, residentBytes() - before);
    return model.rowCount() == 0 && query.rowCount() == 0 ? 0 : 1;
}

void benchMemory(const BenchmarkOptions &options)
{
    for (const ListShape shape : options.shapes) {
        QList<double> full;
        QList<double> store;
        QList<double> half;
        QList<double> closed;
        for (int round = 0; round < options.rounds; ++round) {
            const QList<QByteArray> figures = outputOfChild({QStringLiteral("--memory"), shapeName(shape),
                                                             QString::number(static_cast<qulonglong>(options.rows))},
                                                            QProcessEnvironment::systemEnvironment())
                                                  .trimmed()
                                                  .split(' ');
            full.append(figures.value(0).toDouble());
            store.append(figures.value(1).toDouble());
            half.append(figures.value(2).toDouble());
            closed.append(figures.value(3).toDouble());
        }
        const auto rows = static_cast<double>(options.rows);
        print({QStringLiteral("P8 memory, %1").arg(shapeName(shape)), median(full) / rows, 0, QStringLiteral("B/image"),
               QStringLiteral("100"),
               QStringLiteral("%1 rows; store alone %2; left with half the accounts closed %3, with all %4")
                   .arg(options.rows)
                   .arg(median(store) / rows, 0, 'f', 1)
                   .arg(median(half) / rows, 0, 'f', 1)
                   .arg(median(closed) / rows, 0, 'f', 1)});
    }
}

} // namespace imagebrowser
