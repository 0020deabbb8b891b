// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exportgate.h"

#include "app/domain/endoflife.h"

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

} // namespace imagebrowser
