// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/exportformat.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ExportFormat", text);
}

} // namespace

const std::array<ExportFormat, 5> &allExportFormats()
{
    static constexpr std::array<ExportFormat, 5> formats{ExportFormat::Json, ExportFormat::NdJson, ExportFormat::Csv,
                                                         ExportFormat::Markdown, ExportFormat::Ics};
    return formats;
}

QString exportFormatName(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return QStringLiteral("json");
    case ExportFormat::NdJson:
        return QStringLiteral("ndjson");
    case ExportFormat::Csv:
        return QStringLiteral("csv");
    case ExportFormat::Markdown:
        return QStringLiteral("markdown");
    case ExportFormat::Ics:
        return QStringLiteral("ics");
    }
    return {};
}

std::optional<ExportFormat> exportFormatFromName(QStringView name)
{
    for (const ExportFormat format : allExportFormats()) {
        if (name.compare(exportFormatName(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return {};
}

std::optional<ExportFormat> exportFormatFromFile(const QString &fileName)
{
    const QString ending = QFileInfo(fileName).suffix();
    for (const ExportFormat format : allExportFormats()) {
        if (exportFormatEndings(format).contains(ending, Qt::CaseInsensitive))
            return format;
    }
    return {};
}

QStringList exportFormatEndings(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return {QStringLiteral("json")};
    case ExportFormat::NdJson:
        return {QStringLiteral("ndjson"), QStringLiteral("jsonl")};
    case ExportFormat::Csv:
        return {QStringLiteral("csv")};
    case ExportFormat::Markdown:
        return {QStringLiteral("md"), QStringLiteral("markdown")};
    case ExportFormat::Ics:
        return {QStringLiteral("ics"), QStringLiteral("ical")};
    }
    return {};
}

QString exportFormatLabel(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return tr("JSON");
    case ExportFormat::NdJson:
        return tr("JSON lines (NDJSON)");
    case ExportFormat::Csv:
        return tr("Table (CSV)");
    case ExportFormat::Markdown:
        return tr("Markdown table");
    case ExportFormat::Ics:
        return tr("Calendar of end dates (ICS)");
    }
    return {};
}

QString exportFormatMediaType(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return QStringLiteral("application/json");
    case ExportFormat::NdJson:
        return QStringLiteral("application/x-ndjson");
    case ExportFormat::Csv:
        return QStringLiteral("text/csv");
    case ExportFormat::Markdown:
        return QStringLiteral("text/markdown");
    case ExportFormat::Ics:
        return QStringLiteral("text/calendar");
    }
    return {};
}

} // namespace imagebrowser
