// SPDX-License-Identifier: Apache-2.0
#include "app/differences/differencesexporter.h"

#include "app/exporting/csvrow.h"
#include "app/exporting/jsonhead.h"
#include "app/exporting/jsonimages.h"
#include "app/exporting/markdownrow.h"
#include "app/images/imagejson.h"

namespace imagebrowser {

namespace {

using ImageId = ImageDifferences::ImageId;
constexpr std::array referenceColumns{ImageField::Publisher, ImageField::Offer, ImageField::Sku, ImageField::Version};

DifferenceTexts textsOf(const DifferencesExport &job)
{
    return {job.differences, job.store, job.endOfLives};
}

QStringList kindNames(const ImageDifferenceSet &kinds)
{
    QStringList names;
    for (std::size_t kind = 0; kind < ImageDifferenceCount; ++kind) {
        if (kinds.test(kind))
            names << DifferenceTexts::kindName(static_cast<ImageDifference>(kind));
    }
    return names;
}

std::string jsonText(std::string_view utf8)
{
    std::string json;
    appendJsonString(utf8, json);
    return json;
}

void appendReference(const DifferencesExport &job, ImageId image, std::string &out)
{
    const RecordId record = job.store.record(job.differences.rows(image).front());
    out += "\"imageReference\":{";
    for (const ImageField field : ImageValueClasses::identityFields) {
        const std::string_view text = job.store.texts(field).text(job.store.textId(record, field));
        if (text.data() == nullptr)
            continue;
        if (out.back() != '{')
            out += ',';
        out += jsonText(wireMember(field)) + ':' + jsonText(text);
    }
    out += '}';
}

void appendAccount(const DifferencesExport &job, ImageId image, std::size_t account, std::string &out)
{
    out += "{\"account\":" + jsonText(job.differences.accounts()[account].name.toStdString());
    out += ",\"presence\":"
        + jsonText(DifferenceTexts::presenceName(job.differences.presence(image, account)).toStdString());
    out += ",\"images\":[";
    // Which account it is, is said once, outside.
    const ExportContext nameless;
    const std::span<const RowId> rows = job.differences.rows(image, account);
    const ExportJob imagesJob{job.store, rows, nameless};
    JsonImages images(imagesJob);
    for (const RowId row : rows) {
        if (out.back() != '[')
            out += ',';
        images.append(row, out);
    }
    out += "]}";
}

std::string summaryJson(const DifferencesExport &job)
{
    const DifferenceSummary summary = DifferenceSummary::of(job.differences, job.images);
    std::string json =
        "{\"images\": " + std::to_string(summary.images) + ", \"different\": " + std::to_string(summary.different);
    for (std::size_t kind = 0; kind < ImageDifferenceCount; ++kind) {
        if (summary.ofKind[kind] > 0)
            json += ", " + jsonText(DifferenceTexts::kindName(static_cast<ImageDifference>(kind)).toStdString()) + ": "
                + std::to_string(summary.ofKind[kind]);
    }
    return json + '}';
}

void writeJson(const DifferencesExport &job, ExportOutput &output)
{
    appendJsonHead(job.context, output.text());
    output.text() += ",\n  \"summary\": " + summaryJson(job) + ",\n  \"value\": [";
    std::string_view separator = "\n    ";
    for (const ImageId image : job.written()) {
        output.append(separator);
        appendDifferenceJson(job, image, output.text());
        output.flushIfLarge();
        separator = ",\n    ";
    }
    output.append(std::string_view("\n  ]\n}\n"));
}

void writeCsv(const DifferencesExport &job, ExportOutput &output)
{
    CsvRow header(output.text());
    header.cell("differences");
    for (const ImageField field : referenceColumns)
        header.cell(wireMember(field));
    for (const ComparedAccount &account : job.differences.accounts())
        header.cell(account.name.toStdString());
    header.end();
    const DifferenceTexts texts = textsOf(job);
    for (const ImageId image : job.written()) {
        CsvRow cells(output.text());
        cells.cell(texts.differs(image).toStdString());
        for (const ImageField field : referenceColumns)
            cells.cell(texts.reference(image, field).toStdString());
        for (std::size_t account = 0; account < job.differences.accounts().size(); ++account)
            cells.cell(texts.cell(image, account).toStdString());
        cells.end();
        output.flushIfLarge();
    }
}

void writeMarkdownHeader(const DifferencesExport &job, std::string &out)
{
    QStringList labels{DifferenceTexts::tr("What differs"), DifferenceTexts::tr("Publisher"),
                       DifferenceTexts::tr("Offer"), DifferenceTexts::tr("SKU"), DifferenceTexts::tr("Version")};
    for (const ComparedAccount &account : job.differences.accounts())
        labels << account.name;
    MarkdownRow header(out);
    for (const QString &label : std::as_const(labels))
        header.cell(label);
    header.end();
    MarkdownRow rules(out);
    for (qsizetype i = 0; i < labels.size(); ++i)
        rules.rule();
    rules.end();
}

void writeMarkdown(const DifferencesExport &job, ExportOutput &output)
{
    writeMarkdownHeader(job, output.text());
    const DifferenceTexts texts = textsOf(job);
    for (const ImageId image : job.written()) {
        MarkdownRow cells(output.text());
        cells.cell(texts.differs(image));
        for (const ImageField field : referenceColumns)
            cells.cell(texts.reference(image, field));
        for (std::size_t account = 0; account < job.differences.accounts().size(); ++account)
            cells.cell(texts.cell(image, account));
        cells.end();
        output.flushIfLarge();
    }
    std::string &out = output.text();
    out += '\n' + markdownText(DifferenceTexts::summary(DifferenceSummary::of(job.differences, job.images))) + '\n';
    if (const QString note = DifferenceTexts::notKnownNote(job.differences.accounts()); !note.isEmpty())
        out += "\n**" + markdownText(note) + "**\n";
    if (!job.context.filter.isEmpty())
        out += '\n' + markdownText(DifferenceTexts::tr("Filter: %1.").arg(job.context.filter)) + '\n';
}

} // namespace

const QList<ExportFormat> &differencesExportFormats()
{
    static const QList<ExportFormat> formats{ExportFormat::Json, ExportFormat::Csv, ExportFormat::Markdown};
    return formats;
}

void appendDifferenceJson(const DifferencesExport &job, ImageId image, std::string &out)
{
    out += '{';
    appendReference(job, image, out);
    out += ",\"differences\":[";
    for (const QString &name : kindNames(job.differences.differences(image))) {
        if (out.back() != '[')
            out += ',';
        out += jsonText(name.toStdString());
    }
    out += "],\"accounts\":[";
    for (std::size_t account = 0; account < job.differences.accounts().size(); ++account) {
        if (account > 0)
            out += ',';
        appendAccount(job, image, account, out);
    }
    out += "]}";
}

void writeDifferences(ExportFormat format, const DifferencesExport &job, ExportOutput &output)
{
    switch (format) {
    case ExportFormat::Csv:
        writeCsv(job, output);
        return;
    case ExportFormat::Markdown:
        writeMarkdown(job, output);
        return;
    case ExportFormat::Json:
    case ExportFormat::NdJson:
    case ExportFormat::Ics:
        writeJson(job, output);
        return;
    }
}

} // namespace imagebrowser
