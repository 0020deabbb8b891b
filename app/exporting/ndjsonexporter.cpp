// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/ndjsonexporter.h"

#include "app/exporting/jsonimages.h"

namespace imagebrowser {

void NdJsonExporter::write(const ExportJob &job, ExportOutput &output) const
{
    // A file without a line would pass for a complete list of nothing.
    if (job.rows.empty() && !job.context.isComplete())
        output.append(std::string_view("{\"listingComplete\":false}\n"));
    JsonImages images(job);
    const std::string_view flag = job.context.isComplete() ? std::string_view() : "\"listingComplete\":false";
    for (const RowId row : job.rows) {
        images.append(row, output.text(), flag);
        output.text() += '\n';
        output.flushIfLarge();
    }
}

} // namespace imagebrowser
