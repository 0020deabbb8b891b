// SPDX-License-Identifier: Apache-2.0
#include "app/cli/storedexport.h"

#include "app/exporting/exportfile.h"
#include "app/filter/filterevaluator.h"

#include <algorithm>

namespace imagebrowser {

StoredExport::StoredExport(const HeadlessTask &task, QIODevice &standardOutput, ExportGate *gate)
    : m_task(task)
    , m_output(standardOutput)
    , m_gate(gate)
{
    for (const Account &account : task.accounts)
        (void)m_store.addListing(account.name);
}

void StoredExport::append(ListingId listing, std::shared_ptr<const ImagePage> page, Refused refused)
{
    m_worker.add([this, listing, page = std::move(page), refused = std::move(refused)] {
        if (!m_store.append(listing, *page))
            refused(m_store.rowCount(listing));
    });
}

void StoredExport::wait()
{
    m_worker.wait();
}

std::size_t StoredExport::imageCount(ListingId listing) const
{
    return m_store.rowCount(listing);
}

void StoredExport::selectRows(Instant now)
{
    m_rows = findImages(m_store, {}, {}, filterRowMask(m_task.filter, m_store, now));
    // Pages of several accounts arrive mixed; an export is the same every time.
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [this](RowId a, RowId b) { return m_store.listing(a) < m_store.listing(b); });
    if (!m_task.sort.isEmpty())
        sortImages(m_store, m_task.sort, m_rows);
}

QString StoredExport::write(const ExportContext &context)
{
    selectRows(context.exportedAt);
    const ExportJob job{m_store, m_rows, context};
    QString problem = m_task.writesToStandardOutput() ? exportToDevice(m_output, m_task.format, job)
                                                      : exportToFile(m_task.file, m_task.format, job);
    if (problem.isEmpty() && m_gate != nullptr)
        m_gate->look(job);
    return problem;
}

} // namespace imagebrowser
