// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/markdownexporter.h"

#include "app/domain/endoflife.h"
#include "app/exporting/markdownrow.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace imagebrowser {

namespace {

constexpr std::array nameFields{ImageField::Publisher, ImageField::Offer, ImageField::Sku};
constexpr std::array otherFields{ImageField::Version, ImageField::OsType, ImageField::NodeAgentSkuId,
                                 ImageField::VerificationType};

QString tr(const char *text)
{
    return QCoreApplication::translate("MarkdownExporter", text);
}

void writeHeader(const ExportContext &context, std::string &out)
{
    const QStringList labels{tr("State"),   tr("Ends (UTC)"), tr("Publisher"),  tr("Offer"),    tr("SKU"),
                             tr("Version"), tr("OS"),         tr("Node agent"), tr("Verified"), tr("Capabilities")};
    MarkdownRow header(out);
    if (context.namesAccounts())
        header.cell(tr("Account"));
    for (const QString &label : labels)
        header.cell(label);
    header.end();
    MarkdownRow rules(out);
    for (qsizetype i = context.namesAccounts() ? -1 : 0; i < labels.size(); ++i)
        rules.rule();
    rules.end();
}

//! The id of a gallery image stands where it has no names.
void writeNames(const ExportJob &job, RowId row, MarkdownRow &cells)
{
    const bool isNameless =
        std::ranges::all_of(nameFields, [&](ImageField field) { return job.text(row, field).empty(); });
    if (!isNameless) {
        for (const ImageField field : nameFields)
            cells.cell(job.text(row, field));
        return;
    }
    cells.cell(job.galleryId(row));
    cells.cell(std::string_view());
    cells.cell(std::string_view());
}

void writeImage(const ExportJob &job, RowId row, std::string &out)
{
    const RecordId record = job.store.record(row);
    const EndOfLife end = endOfLifeAt(job.store.endOfLife(record), job.context.exportedAt);
    MarkdownRow cells(out);
    if (job.context.namesAccounts())
        cells.cell(job.account(row));
    cells.cell(endOfLifeStateName(end.state));
    if (end.instant)
        cells.cell(isoDate(utcDay(*end.instant)));
    else
        cells.cell(job.text(row, ImageField::BatchSupportEndOfLife));
    writeNames(job, row, cells);
    for (const ImageField field : otherFields)
        cells.cell(job.text(row, field));
    cells.cell(job.store.capabilities().string(job.store.capabilitySet(record)));
    cells.end();
}

std::string accountLine(const ExportAccount &account)
{
    QString text = account.name;
    if (account.fetchedAt)
        text += QStringLiteral(", ")
            + tr("fetched %1").arg(isoInstant(std::chrono::floor<std::chrono::seconds>(*account.fetchedAt)));
    if (!account.isComplete)
        text += QStringLiteral(", ") + tr("incomplete");
    return markdownText(text);
}

void writeFooter(const ExportJob &job, std::string &out)
{
    const ExportContext &context = job.context;
    out += '\n';
    if (!context.isComplete())
        out += "**" + markdownText(tr("Incomplete: at least one account could not be listed to its end.")) + "**\n\n";
    out += markdownText(tr("Images: %1.").arg(job.rows.size()));
    for (const ExportAccount &account : context.accounts)
        out += ' ' + accountLine(account) + '.';
    if (!context.filter.isEmpty())
        out += ' ' + markdownText(tr("Filter: %1.").arg(context.filter));
    out += '\n';
}

} // namespace

void MarkdownExporter::write(const ExportJob &job, ExportOutput &output) const
{
    writeHeader(job.context, output.text());
    for (const RowId row : job.rows) {
        writeImage(job, row, output.text());
        output.flushIfLarge();
    }
    writeFooter(job, output.text());
}

} // namespace imagebrowser
