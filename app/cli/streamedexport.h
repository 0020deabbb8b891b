// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exportgate.h"
#include "app/cli/headlesstask.h"
#include "app/cli/orderedworker.h"
#include "app/cli/pagesink.h"
#include "app/domain/wholefile.h"
#include "app/exporting/jsonlist.h"

namespace imagebrowser {

//! Filters and writes each page while the next ones are fetched, and forgets it: the JSON export of one account in the
//! order of the service, which is what most runs are. Room for what is known only at the end is left at the beginning
//! of the file. Takes the same memory, but for what the gate finds, and hardly any time after the last page, however
//! many images there are. The present is when the first page comes.
class StreamedExport : public PageSink
{
public:
    //! Null when \a task needs all images at once, or its file cannot be written in parts. \a context is what is known
    //! of the account before it is asked. \a task and \a gate, which may be null, outlive it.
    [[nodiscard]] static std::unique_ptr<StreamedExport> begin(const HeadlessTask &task, const ExportContext &context,
                                                               ExportGate *gate);

    void append(ListingId listing, std::shared_ptr<const ImagePage> page, Refused refused) override;
    [[nodiscard]] bool hasFailed() const override { return m_output.hasFailed(); }
    void wait() override;
    [[nodiscard]] std::size_t imageCount(ListingId listing) const override;
    [[nodiscard]] QString write(const ExportContext &context) override;
    [[nodiscard]] std::size_t writtenCount() const override { return m_written; }

private:
    StreamedExport(const HeadlessTask &task, ExportContext context, ExportGate *gate);

    void writePage(const ImagePage &page, const Refused &refused);

    const HeadlessTask &m_task;
    ExportContext m_context;
    bool m_hasBegun = false; //!< the first page came
    ExportGate *m_gate;
    WholeFile m_file;
    ExportOutput m_output{m_file.device()};
    std::size_t m_beginningSize = 0; //!< bytes that are left for it
    JsonList m_list;
    std::size_t m_images = 0;
    std::size_t m_written = 0;
    OrderedWorker m_worker; //!< the last member, since its thread uses the others
};

} // namespace imagebrowser
