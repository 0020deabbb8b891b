// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>

namespace imagebrowser {

//! No file of this process can grow beyond some bytes while one of these lives: what comes nearest to a full disk
//! without one.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        if (getrlimit(RLIMIT_FSIZE, &m_former) != 0)
            qFatal("No limits");
        const rlimit tight{bytes, m_former.rlim_max};
        if (setrlimit(RLIMIT_FSIZE, &tight) != 0)
            qFatal("No limit");
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_former);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

    //! What a write past the limit fails with, in words.
    [[nodiscard]] static QString reason() { return qt_error_string(EFBIG); }

private:
    void (*m_handler)(int);
    rlimit m_former{};
};

} // namespace imagebrowser
