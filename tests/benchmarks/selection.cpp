// SPDX-License-Identifier: Apache-2.0
#include "app/filter/filterevaluator.h"
#include "app/filter/filterparser.h"
#include "app/models/imagequerymodel.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/filledmodel.h"
#include "ui/endoflifedelegate.h"
#include "ui/imagetableview.h"

#include <QApplication>

namespace imagebrowser {

namespace {

//! Half of the images, here and there.
const QString half = QStringLiteral("verificationType eq 'verified' and capabilities/any()");

void setFilter(ImageQueryModel &query, const FilterExpression &filter)
{
    if (filter.isEmpty())
        return query.setFilter({});
    query.setFilter([filter](const ImageStore &store, Instant now) { return filterRowMask(filter, store, now); });
}

} // namespace

void benchSelection(const BenchmarkOptions &options)
{
    const std::size_t rows = std::min<std::size_t>(options.rows, 100'000);
    const FilterExpression filter = parseFilter(half).value();
    for (const ListShape shape : options.shapes) {
        FilledModel filled(shape, rows);
        ImageQueryModel query(&filled.model());
        ImageTableView view(&query);
        view.setItemDelegate(new EndOfLifeDelegate(&view));
        view.resize(1200, 800);
        view.show();
        // Until the rows are there, the selection is on them and the window is painted.
        bool isThere = false;
        QObject::connect(&query, &ImageQueryModel::rowsChanged, &view, [&] { isThere = true; });
        const auto change = [&](const FilterExpression &to) {
            isThere = false;
            return timed([&] {
                setFilter(query, to);
                while (!isThere)
                    QApplication::processEvents(QEventLoop::WaitForMoreEvents);
                view.viewport()->repaint();
                QApplication::processEvents();
            });
        };
        change({});
        QList<double> narrowing;
        QList<double> widening;
        for (int round = 0; round < options.rounds * 3; ++round) {
            view.selectAll();
            narrowing.append(change(filter));
            const std::vector<RowId> kept = view.keeper()->selectedRows();
            if (kept.empty() || kept.size() != query.rows().size() || kept.size() == rows)
                reportWrong(QStringLiteral("%1 of %2 rows stayed selected").arg(kept.size()).arg(query.rows().size()));
            widening.append(change({}));
            if (view.keeper()->selectedRows().size() != kept.size() || query.rows().size() != rows)
                reportWrong(QStringLiteral("the selection was not kept when rows came back"));
        }
        print({QStringLiteral("P9 filter, all selected, %1").arg(shapeName(shape)), median(narrowing), 0,
               QStringLiteral("ms"), QStringLiteral("50 ms"),
               QStringLiteral("%1 rows, painted; taking the filter back: %2 ms")
                   .arg(rows)
                   .arg(median(widening), 0, 'f', 1)});
    }
}

} // namespace imagebrowser
