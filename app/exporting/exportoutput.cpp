// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/exportoutput.h"

#include "app/domain/wholefile.h"

#include <utility>

namespace imagebrowser {

namespace {

//! Two of these are in memory.
constexpr std::size_t pieceSize = 256 * 1024;

} // namespace

ExportOutput::ExportOutput(QIODevice &device)
    : m_device(device)
{
    m_writer.setMaxThreadCount(1);
}

ExportOutput::~ExportOutput()
{
    waitForWriter();
}

void ExportOutput::flushIfLarge()
{
    if (m_text.size() < pieceSize)
        return;
    m_isIdle.acquire();
    std::swap(m_text, m_piece);
    m_text.clear();
    m_writer.start([this] {
        write(m_piece);
        m_isIdle.release();
    });
}

bool ExportOutput::finish()
{
    waitForWriter();
    write(m_text);
    m_text.clear();
    return !m_hasFailed;
}

void ExportOutput::write(std::string_view piece)
{
    if (!m_hasFailed && !writeAll(m_device, piece))
        m_hasFailed = true;
}

void ExportOutput::waitForWriter()
{
    m_isIdle.acquire();
    m_isIdle.release();
}

} // namespace imagebrowser
