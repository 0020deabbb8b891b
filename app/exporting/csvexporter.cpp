// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/csvexporter.h"

#include "app/domain/endoflife.h"
#include "app/exporting/csvrow.h"

#include <array>

namespace imagebrowser {

namespace {

constexpr std::array alwaysShown{ImageField::Publisher,       ImageField::Offer,  ImageField::Sku,
                                 ImageField::Version,         ImageField::OsType, ImageField::NodeAgentSkuId,
                                 ImageField::VerificationType};
constexpr std::array shownWhenPresent{ImageField::ExactVersion, ImageField::VirtualMachineImageId,
                                      ImageField::SharedGalleryImageId, ImageField::CommunityGalleryImageId};

std::string joinedCapabilities(const ImageStore &store, RecordId record)
{
    std::string joined;
    for (const TextPool::Id name : store.capabilities().members(store.capabilitySet(record))) {
        if (!joined.empty())
            joined += ';';
        joined += store.capabilities().names().text(name);
    }
    return joined;
}

std::vector<ImageField> optionalFields(const ExportJob &job)
{
    std::vector<ImageField> fields;
    for (const ImageField field : shownWhenPresent) {
        const auto hasText = [&](RowId row) { return !job.text(row, field).empty(); };
        // The pool is empty for members nobody sends, which spares the walk over all rows.
        if (job.store.texts(field).count() > 1 && std::any_of(job.rows.begin(), job.rows.end(), hasText))
            fields.push_back(field);
    }
    return fields;
}

void writeEnd(const ExportJob &job, RowId row, CsvRow &cells)
{
    const std::optional<Instant> instant = job.store.endOfLife(job.store.record(row));
    const EndOfLife end = endOfLifeAt(instant, job.context.exportedAt);
    cells.cell(job.text(row, ImageField::BatchSupportEndOfLife));
    if (instant)
        cells.number(end.daysLeft);
    else
        cells.cell({});
}

} // namespace

void CsvExporter::write(const ExportJob &job, ExportOutput &output) const
{
    const std::vector<ImageField> optional = optionalFields(job);
    const bool isComplete = job.context.isComplete();
    CsvRow header(output.text());
    if (job.context.namesAccounts())
        header.cell("account");
    for (const ImageField field : alwaysShown)
        header.cell(wireMember(field));
    for (const std::string_view name : {"capabilities", "batchSupportEndOfLife", "daysLeft"})
        header.cell(name);
    for (const ImageField field : optional)
        header.cell(wireMember(field));
    if (!isComplete)
        header.cell("listingComplete");
    header.end();

    for (const RowId row : job.rows) {
        CsvRow cells(output.text());
        if (job.context.namesAccounts())
            cells.cell(job.account(row).toStdString());
        for (const ImageField field : alwaysShown)
            cells.cell(job.text(row, field));
        cells.cell(joinedCapabilities(job.store, job.store.record(row)));
        writeEnd(job, row, cells);
        for (const ImageField field : optional)
            cells.cell(job.text(row, field));
        if (!isComplete)
            cells.cell("false");
        cells.end();
        output.flushIfLarge();
    }
}

} // namespace imagebrowser
