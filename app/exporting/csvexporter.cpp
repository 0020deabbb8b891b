// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/csvexporter.h"

#include "app/domain/endoflife.h"

#include <array>

namespace imagebrowser {

namespace {

constexpr std::array alwaysShown{ImageField::Publisher,       ImageField::Offer,  ImageField::Sku,
                                 ImageField::Version,         ImageField::OsType, ImageField::NodeAgentSkuId,
                                 ImageField::VerificationType};
constexpr std::array shownWhenPresent{ImageField::ExactVersion, ImageField::VirtualMachineImageId,
                                      ImageField::SharedGalleryImageId, ImageField::CommunityGalleryImageId};

//! What a spreadsheet takes for the start of a formula, full-width forms included.
bool startsLikeFormula(std::string_view text)
{
    constexpr std::array<std::string_view, 11> starts{"=",  "+",      "-",      "@",      "\t",    "\r",
                                                      "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    return std::any_of(starts.begin(), starts.end(),
                       [text](std::string_view start) { return text.starts_with(start); });
}

class CsvRow
{
public:
    explicit CsvRow(std::string &out)
        : m_out(out)
    {
    }

    void cell(std::string_view text)
    {
        separate();
        const bool isFormula = startsLikeFormula(text);
        const bool needsQuotes = text.find_first_of("\",;\r\n") != std::string_view::npos;
        if (needsQuotes)
            m_out += '"';
        if (isFormula)
            m_out += '\'';
        for (const char character : text) {
            if (character == '"')
                m_out += '"';
            // Readers of CSV stop at a NUL.
            if (character == '\0')
                m_out += "\uFFFD";
            else
                m_out += character;
        }
        if (needsQuotes)
            m_out += '"';
    }
    void number(int value)
    {
        separate();
        m_out += std::to_string(value);
    }
    void end() { m_out += "\r\n"; }

private:
    void separate()
    {
        if (!m_isFirst)
            m_out += ',';
        m_isFirst = false;
    }

    std::string &m_out;
    bool m_isFirst = true;
};

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
