// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>
#include <QString>

#include <future>
#include <string>
#include <string_view>

namespace imagebrowser {

//! Gathers text and passes it to a device in large pieces, so that an export of any size needs little memory. A piece
//! is written on another thread while the next one is gathered; the device is nobody else's until finish(). The first
//! failed write is remembered; what follows is dropped.
class ExportOutput
{
public:
    //! \a device is open for writing and outlives this.
    explicit ExportOutput(QIODevice &device);

    //! To append to; call flushIfLarge() after each image.
    [[nodiscard]] std::string &text() { return m_text; }
    void append(std::string_view utf8) { m_text += utf8; }
    void append(const QString &text) { m_text += text.toStdString(); }
    void flushIfLarge();
    //! Passes on what is left. False when any write failed.
    [[nodiscard]] bool finish();

private:
    [[nodiscard]] static bool write(QIODevice &device, std::string_view piece);
    void waitForWriter();

    QIODevice &m_device;
    std::string m_text;
    std::string m_piece; //!< what the writer has
    bool m_hasFailed = false;
    std::future<bool> m_writing; //!< last, so that it is over before anything else goes
};

} // namespace imagebrowser
