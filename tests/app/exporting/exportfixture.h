// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/exportfile.h"
#include "tests/support/pagebuilder.h"

#include <numeric>

namespace imagebrowser {

inline Instant instantOf(std::string_view text)
{
    return parseInstant(text).value_or(Instant());
}

//! A store, its rows in order and what an export says about them, on 22 November 2026.
class ExportFixture
{
public:
    ExportFixture() { context.exportedAt = instantOf("2026-11-22T11:20:05.75Z"); }

    void addAccount(const QString &name, const ImagePage &page, bool isComplete = true)
    {
        const ListingId listing = store.addListing(name);
        if (!store.append(listing, page))
            qFatal("The store is full");
        context.accounts.append({name, QStringLiteral("https://%1.westeurope.batch.azure.com").arg(name),
                                 QStringLiteral("2025-06-01"), instantOf("2026-11-22T11:20:00Z"), isComplete,
                                 static_cast<qsizetype>(page.images.size())});
        rows.resize(store.rowCount());
        std::iota(rows.begin(), rows.end(), RowId(0));
    }

    [[nodiscard]] ExportJob job() const { return {store, rows, context}; }
    [[nodiscard]] QByteArray exported(ExportFormat format) const { return exportToBytes(format, job()); }

    ImageStore store;
    std::vector<RowId> rows;
    ExportContext context;
};

} // namespace imagebrowser
