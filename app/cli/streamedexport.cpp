// SPDX-License-Identifier: Apache-2.0
#include "app/cli/streamedexport.h"

#include "app/exporting/exportfile.h"
#include "app/filter/filterevaluator.h"

#include <QCoreApplication>

#include <utility>

namespace imagebrowser {

namespace {

//! A few megabytes: the disk works while pages come, and is not asked for a little each time.
constexpr std::size_t ImagesAWriteback = 8192;

QString tr(const char *text)
{
    return QCoreApplication::translate("StreamedExport", text);
}

} // namespace

std::unique_ptr<StreamedExport> StreamedExport::begin(const HeadlessTask &task, const ExportContext &context,
                                                      ExportGate *gate)
{
    const bool goesPageByPage = task.format == ExportFormat::Json && task.accounts.size() == 1 && task.sort.isEmpty();
    if (!goesPageByPage || task.writesToStandardOutput() || !isReplacedWhole(task.file))
        return nullptr;
    std::unique_ptr<StreamedExport> result(new StreamedExport(task, context, gate));
    // Whoever writes at the end will tell what is wrong.
    return result->m_file.open() ? std::move(result) : nullptr;
}

StreamedExport::StreamedExport(const HeadlessTask &task, ExportContext context, ExportGate *gate)
    : m_task(task)
    , m_context(std::move(context))
    , m_gate(gate)
    , m_file(task.file)
    , m_beginningSize(JsonList::beginningSize(m_context))
{
    m_output.text().assign(m_beginningSize, ' ');
}

void StreamedExport::append(ListingId /*listing*/, std::shared_ptr<const ImagePage> page, Refused refused)
{
    if (!std::exchange(m_hasBegun, true))
        m_context.exportedAt = m_task.clock();
    m_worker.add([this, page = std::move(page), refused = std::move(refused)] { writePage(*page, refused); });
}

void StreamedExport::writePage(const ImagePage &page, const Refused &refused)
{
    std::vector<std::uint8_t> mask;
    if (m_gate != nullptr || !m_task.filter.isEmpty()) {
        ImageStore store;
        if (!store.append(store.addListing(m_task.accounts.first().name), page))
            return refused(m_images);
        mask = filterRowMask(m_task.filter, store, m_context.exportedAt);
        const std::vector<RowId> rows = findImages(store, {}, {}, mask);
        if (m_gate != nullptr)
            m_gate->look({store, rows, m_context});
    }
    m_images += page.images.size();
    const std::size_t before = m_written;
    m_written += m_list.append(page, mask, m_output);
    if (m_written / ImagesAWriteback > before / ImagesAWriteback)
        m_file.startWriteback();
}

void StreamedExport::wait()
{
    m_worker.wait();
}

std::size_t StreamedExport::imageCount(ListingId /*listing*/) const
{
    return m_images;
}

QString StreamedExport::write(const ExportContext &context)
{
    const std::string beginning = JsonList::beginning(context, m_beginningSize);
    if (beginning.size() != m_beginningSize)
        return exportProblem(m_task.file, tr("there is no room for its beginning"));
    m_list.end(m_output);
    const bool isWritten =
        m_output.finish() && m_file.rewind() && writeAll(m_file.device(), beginning) && m_file.commit();
    return isWritten ? QString() : exportProblem(m_task.file, m_file.errorString());
}

} // namespace imagebrowser
