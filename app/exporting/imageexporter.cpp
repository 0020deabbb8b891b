// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/imageexporter.h"

#include "app/exporting/csvexporter.h"
#include "app/exporting/icsexporter.h"
#include "app/exporting/jsonexporter.h"
#include "app/exporting/markdownexporter.h"
#include "app/exporting/ndjsonexporter.h"

namespace imagebrowser {

std::string_view ExportJob::galleryId(RowId row) const
{
    for (const ImageField field :
         {ImageField::VirtualMachineImageId, ImageField::SharedGalleryImageId, ImageField::CommunityGalleryImageId}) {
        if (const std::string_view id = text(row, field); !id.empty())
            return id;
    }
    return {};
}

std::unique_ptr<ImageExporter> makeImageExporter(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return std::make_unique<JsonExporter>();
    case ExportFormat::NdJson:
        return std::make_unique<NdJsonExporter>();
    case ExportFormat::Csv:
        return std::make_unique<CsvExporter>();
    case ExportFormat::Markdown:
        return std::make_unique<MarkdownExporter>();
    case ExportFormat::Ics:
        return std::make_unique<IcsExporter>();
    }
    return nullptr;
}

QString exportGenerator()
{
    return QStringLiteral("batch-image-browser " IMAGEBROWSER_VERSION);
}

} // namespace imagebrowser
