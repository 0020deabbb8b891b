// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exportgate.h"
#include "app/cli/headlesstask.h"
#include "app/cli/orderedworker.h"
#include "app/cli/pagesink.h"

class QIODevice;

namespace imagebrowser {

//! Keeps all images until the last one is there: for any format, order and number of accounts.
class StoredExport : public PageSink
{
public:
    //! All outlive this; \a gate may be null.
    StoredExport(const HeadlessTask &task, QIODevice &standardOutput, ExportGate *gate);

    void append(ListingId listing, std::shared_ptr<const ImagePage> page, Refused refused) override;
    void wait() override;
    [[nodiscard]] std::size_t imageCount(ListingId listing) const override;
    [[nodiscard]] QString write(const ExportContext &context) override;
    [[nodiscard]] std::size_t writtenCount() const override { return m_rows.size(); }

private:
    void selectRows(Instant now);

    const HeadlessTask &m_task;
    QIODevice &m_output;
    ExportGate *m_gate;
    ImageStore m_store;
    std::vector<RowId> m_rows; //!< those that are written
    OrderedWorker m_worker; //!< the last member, since its thread uses the others
};

} // namespace imagebrowser
