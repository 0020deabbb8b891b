// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace imagebrowser {

//! What an export is written as.
enum class ExportFormat : quint8
{
    Json,
    NdJson,
    Csv,
    Markdown,
    Ics,
};

[[nodiscard]] const std::array<ExportFormat, 5> &allExportFormats();

//! As `--format` takes it: json, ndjson, csv, markdown, ics.
[[nodiscard]] QString exportFormatName(ExportFormat format);
//! Ignores case.
[[nodiscard]] std::optional<ExportFormat> exportFormatFromName(QStringView name);
//! By the ending of a file name; nothing when it says nothing.
[[nodiscard]] std::optional<ExportFormat> exportFormatFromFile(const QString &fileName);

//! Endings without dot, the usual one first.
[[nodiscard]] QStringList exportFormatEndings(ExportFormat format);
//! What a list in a dialog says: "JSON", "Calendar (ICS)".
[[nodiscard]] QString exportFormatLabel(ExportFormat format);
//! Media type for the clipboard: "text/csv".
[[nodiscard]] QString exportFormatMediaType(ExportFormat format);

} // namespace imagebrowser
