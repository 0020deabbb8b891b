// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exportgate.h"

#include "app/domain/endoflife.h"

#include <algorithm>
#include <iterator>

namespace imagebrowser {

std::vector<RowId> imagesEndingWithin(const ExportJob &job, int days, Instant now)
{
    std::vector<RowId> found;
    for (const RowId row : job.rows) {
        const EndOfLife end = endOfLifeAt(job.store.endOfLife(job.store.record(row)), now);
        if (end.instant && (end.state == EndOfLifeState::Ended || end.daysLeft <= days))
            found.push_back(row);
    }
    return found;
}

std::vector<RowId> imagesWithUnreadableEnd(const ExportJob &job)
{
    const TextPool &ends = job.store.texts(ImageField::BatchSupportEndOfLife);
    std::vector<RowId> found;
    std::ranges::copy_if(job.rows, std::back_inserter(found), [&](RowId row) {
        const RecordId record = job.store.record(row);
        return !job.store.endOfLife(record)
            && !ends.text(job.store.textId(record, ImageField::BatchSupportEndOfLife)).empty();
    });
    return found;
}

} // namespace imagebrowser
