// SPDX-License-Identifier: Apache-2.0
#include "app/images/imagequery.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/support/filledmodel.h"

#include <QSortFilterProxyModel>

namespace imagebrowser {

namespace {

constexpr int searchesOfOneRound = 9;

//! Words that few and many images have, part of a number, and one that none has.
QStringList words(ListShape shape)
{
    if (shape == ListShape::Usual)
        return {QStringLiteral("hpc"), QStringLiteral("linux"), QStringLiteral("2026-0"), QStringLiteral("xyzzy")};
    return {QStringLiteral("k3f"), QStringLiteral("windows"), QStringLiteral("71"), QStringLiteral("xyzzy")};
}

//! Every image by the texts it was made of, without the store. Account, state and days are left to the caller's choice
//! of words.
std::size_t naiveCount(const GeneratedLists &lists, std::size_t rows, const QString &word)
{
    const QByteArray needle = word.toLower().toUtf8();
    std::size_t count = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const GeneratedImage image = lists.image(row);
        const QByteArray end = image.end.left(10);
        const QByteArray capabilities = image.capabilities.join(", ").toLower();
        const auto has = [&](const QByteArray &text) { return text.toLower().contains(needle); };
        count += has(image.publisher) || has(image.offer) || has(image.sku) || has(image.version)
                || has(image.nodeAgent) || has(image.osType) || has(image.verification) || has(end) || has(capabilities)
            ? 1U
            : 0U;
    }
    return count;
}

void searchOne(const BenchmarkOptions &options, ListShape shape, FilledModel &filled, QSortFilterProxyModel &proxy,
               const QString &word)
{
    const ImageStore &store = filled.model().store();
    ImageCriteria criteria;
    criteria.search = word;
    for (const ImageColumn column : {StateColumn, DaysLeftColumn, AccountColumn})
        criteria.searchColumns.reset(static_cast<std::size_t>(column));
    std::size_t found = 0;
    QList<double> times;
    for (int i = 0; i < options.rounds * searchesOfOneRound; ++i)
        times.append(timed([&] { found = findImages(store, filled.model().endOfLives(), criteria).size(); }));
    double partner = 0;
    if (proxy.sourceModel() != nullptr) {
        proxy.setFilterFixedString({});
        (void)proxy.rowCount();
        partner = timed([&] {
            proxy.setFilterFixedString(word);
            (void)proxy.rowCount();
        });
    }
    const std::size_t wanted = naiveCount(filled.lists(), store.rowCount(), word);
    if (found != wanted || (partner > 0 && static_cast<std::size_t>(proxy.rowCount()) < wanted))
        reportWrong(QStringLiteral("search for %1 found %2, not %3").arg(word).arg(found).arg(wanted));
    print({QStringLiteral("P5 search %1, %2").arg(word, shapeName(shape)), median(times), partner, QStringLiteral("ms"),
           QStringLiteral("25 ms, ratio 0.02"),
           QStringLiteral("%1 rows, %2 found; partner: QSortFilterProxyModel").arg(store.rowCount()).arg(found)});
}

} // namespace

void benchSearch(const BenchmarkOptions &options)
{
    for (const ListShape shape : options.shapes) {
        FilledModel filled(shape, options.rows);
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&filled.model());
        proxy.setFilterKeyColumn(-1);
        proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        for (const QString &word : words(shape)) {
            searchOne(options, shape, filled, proxy, word);
            // The partner needs ten seconds for a rare word and ninety for a frequent one: once is enough to tell.
            proxy.setSourceModel(nullptr);
        }
    }
}

} // namespace imagebrowser
