// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagequery.h"
#include "app/images/naturalorder.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/filledmodel.h"

#include <numeric>

namespace imagebrowser {

namespace {

//! Order of two rows by what the store says of them one by one.
int compareRows(const ImageStore &store, RowId left, RowId right, ImageColumn column)
{
    const RecordId l = store.record(left);
    const RecordId r = store.record(right);
    if (const auto field = fieldOf(column))
        return compareNatural(store.texts(*field).folded(store.textId(l, *field)),
                              store.texts(*field).folded(store.textId(r, *field)));
    if (column == CapabilitiesColumn) {
        const TextPool &joined = store.capabilities().joined();
        const auto text = [&](RecordId record) {
            return joined.folded(store.capabilities().joinedText(store.capabilitySet(record)));
        };
        // Without capabilities comes last.
        return text(l).empty() || text(r).empty()
            ? static_cast<int>(text(l).empty()) - static_cast<int>(text(r).empty())
            : compareNatural(text(l), text(r));
    }
    if (column == AccountColumn) {
        const auto name = [&](RowId row) { return store.accountName(store.listing(row)).toStdString(); };
        return compareNatural(name(left), name(right));
    }
    const auto end = [&](RecordId record) { return store.endOfLife(record).value_or(Instant::max()); };
    return end(l) < end(r) ? -1 : end(l) > end(r) ? 1 : 0;
}

void checkOrder(const ImageStore &store, const std::vector<RowId> &rows, ImageColumn column)
{
    std::vector<std::uint8_t> isSeen(store.rowCount(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int order = i == 0 ? -1 : compareRows(store, rows[i - 1], rows[i], column);
        const bool isFine = order < 0 || (order == 0 && rows[i - 1] < rows[i]);
        if (!isFine || isSeen[rows[i]] != 0) {
            reportWrong(QStringLiteral("sorted by %1, row %2 is out of place").arg(columnLabel(column)).arg(i));
            return;
        }
        isSeen[rows[i]] = 1;
    }
    if (rows.size() != store.rowCount())
        reportWrong(QStringLiteral("rows were lost while sorting by %1").arg(columnLabel(column)));
}

} // namespace

void benchSort(const BenchmarkOptions &options)
{
    for (const ListShape shape : options.shapes) {
        FilledModel filled(shape, options.rows);
        const ImageStore &store = filled.model().store();
        std::vector<RowId> all(store.rowCount());
        std::iota(all.begin(), all.end(), RowId(0));
        for (int i = 0; i < ImageColumnCount; ++i) {
            const auto column = static_cast<ImageColumn>(i);
            std::vector<RowId> rows = all;
            // The first time texts are put in order, later only rows.
            const double first = timed([&] { sortImages(store, {{column, Qt::AscendingOrder}}, rows); });
            checkOrder(store, rows, column);
            QList<double> again;
            for (int round = 0; round < options.rounds * 3; ++round) {
                rows = all;
                again.append(timed([&] { sortImages(store, {{column, Qt::DescendingOrder}}, rows); }));
            }
            print({QStringLiteral("P6 sort by %1, %2").arg(columnLabel(column), shapeName(shape)), first, 0,
                   QStringLiteral("ms"), QStringLiteral("150 ms"),
                   QStringLiteral("%1 rows; again %2 ms").arg(store.rowCount()).arg(median(again), 0, 'f', 1)});
        }
    }
}

} // namespace imagebrowser
