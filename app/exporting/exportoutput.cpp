// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/exportoutput.h"

#include <utility>

namespace imagebrowser {

namespace {

//! Two of these are in memory.
constexpr std::size_t pieceSize = 256 * 1024;

} // namespace

ExportOutput::ExportOutput(QIODevice &device)
    : m_device(device)
{
}

void ExportOutput::flushIfLarge()
{
    if (m_text.size() < pieceSize)
        return;
    waitForWriter();
    std::swap(m_text, m_piece);
    m_text.clear();
    if (m_hasFailed)
        return;
    // Where no thread can be had, it is written when it is waited for.
    m_writing = std::async(std::launch::async | std::launch::deferred, [this] { return write(m_device, m_piece); });
}

bool ExportOutput::finish()
{
    waitForWriter();
    m_hasFailed = m_hasFailed || !write(m_device, m_text);
    m_text.clear();
    return !m_hasFailed;
}

bool ExportOutput::write(QIODevice &device, std::string_view piece)
{
    const auto size = static_cast<qint64>(piece.size());
    return device.write(piece.data(), size) == size;
}

void ExportOutput::waitForWriter()
{
    if (m_writing.valid())
        m_hasFailed = !m_writing.get() || m_hasFailed;
}

} // namespace imagebrowser
