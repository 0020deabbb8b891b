// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonexporter.h"

#include "app/exporting/jsonlist.h"

namespace imagebrowser {

void JsonExporter::write(const ExportJob &job, ExportOutput &output) const
{
    output.append(JsonList::beginning(job.context));
    JsonList list;
    list.append(job, output);
    list.end(output);
}

} // namespace imagebrowser
