// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>
#include <QSemaphore>
#include <QString>
#include <QThreadPool>

#include <atomic>
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
    ~ExportOutput();

    //! To append to; call flushIfLarge() after each image.
    [[nodiscard]] std::string &text() { return m_text; }
    void append(std::string_view utf8) { m_text += utf8; }
    void append(const QString &text) { m_text += text.toStdString(); }
    void flushIfLarge();
    //! True from the first failed write on; for any thread.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    //! Passes on what is left. False when any write failed.
    [[nodiscard]] bool finish();

private:
    void write(std::string_view piece);
    void waitForWriter();

    QIODevice &m_device;
    std::string m_text;
    std::string m_piece; //!< what the writer has
    std::atomic<bool> m_hasFailed = false;
    QSemaphore m_isIdle{1}; //!< the writer has no piece
    QThreadPool m_writer; //!< of one thread, which comes with the first large piece
};

} // namespace imagebrowser
