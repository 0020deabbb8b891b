// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonexporter.h"

#include "app/exporting/jsonhead.h"
#include "app/exporting/jsonimages.h"

namespace imagebrowser {

void JsonExporter::write(const ExportJob &job, ExportOutput &output) const
{
    appendJsonHead(job.context, output.text());
    output.append(std::string_view(",\n  \"value\": ["));
    JsonImages images(job);
    const char *separator = "\n    ";
    for (const RowId row : job.rows) {
        output.append(std::string_view(separator));
        images.append(row, output.text());
        output.flushIfLarge();
        separator = ",\n    ";
    }
    output.append(std::string_view("\n  ]\n}\n"));
}

} // namespace imagebrowser
