// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/jsonlist.h"

#include "app/exporting/jsonhead.h"
#include "app/exporting/jsonimages.h"
#include "app/exporting/jsonmembers.h"
#include "app/images/imagejson.h"

#include <limits>
#include <utility>

namespace imagebrowser {

std::string JsonList::beginning(const ExportContext &context, std::size_t size)
{
    std::string text;
    appendJsonHead(context, text);
    text += ',';
    const std::string_view list = "\n  \"value\": [";
    if (text.size() + list.size() < size)
        text.append(size - text.size() - list.size(), ' ');
    return text.append(list);
}

std::size_t JsonList::beginningSize(ExportContext context)
{
    for (ExportAccount &account : context.accounts) {
        account.fetchedAt = context.exportedAt;
        account.isComplete = false;
        account.images = std::numeric_limits<qsizetype>::max();
    }
    return beginning(context).size();
}

void JsonList::separate(ExportOutput &output)
{
    output.append(std::string_view(std::exchange(m_isEmpty, false) ? "\n    " : ",\n    "));
}

void JsonList::append(const ExportJob &job, ExportOutput &output)
{
    JsonImages images(job);
    for (const RowId row : job.rows) {
        separate(output);
        images.append(row, output.text());
        output.flushIfLarge();
    }
}

std::size_t JsonList::append(const ImagePage &page, std::span<const std::uint8_t> mask, ExportOutput &output)
{
    std::size_t written = 0;
    for (std::size_t i = 0; i < page.images.size(); ++i) {
        if (!mask.empty() && mask[i] == 0)
            continue;
        const PageImage &image = page.images[i];
        separate(output);
        if (image.isRegular)
            appendImageJson(page, image, output.text());
        else
            output.append(tidyJson(image.json));
        output.flushIfLarge();
        ++written;
    }
    return written;
}

void JsonList::end(ExportOutput &output)
{
    output.append(std::string_view("\n  ]\n}\n"));
}

} // namespace imagebrowser
