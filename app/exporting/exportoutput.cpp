// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/exportoutput.h"

namespace imagebrowser {

namespace {

constexpr std::size_t pieceSize = 256 * 1024;

} // namespace

ExportOutput::ExportOutput(QIODevice &device)
    : m_device(device)
{
    m_text.reserve(pieceSize + pieceSize / 4);
}

void ExportOutput::flushIfLarge()
{
    if (m_text.size() >= pieceSize)
        flush();
}

bool ExportOutput::finish()
{
    flush();
    return !m_hasFailed;
}

void ExportOutput::flush()
{
    const auto size = static_cast<qint64>(m_text.size());
    if (!m_hasFailed && m_device.write(m_text.data(), size) != size)
        m_hasFailed = true;
    m_text.clear();
}

} // namespace imagebrowser
