// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/generatedlists.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace imagebrowser {

//! What this program does when it is started by itself: a server, or one measurement in a process of its own. Nothing
//! for an ordinary start.
[[nodiscard]] std::optional<int> runChildProgram(int argc, char **argv);

//! A loopback server in a process of its own that lists generated images. Endpoint N, at /aN, is one account.
class PageServerProcess
{
public:
    PageServerProcess(ListShape shape, std::size_t accounts, std::size_t pagesEach, std::size_t imagesOnPage);
    ~PageServerProcess();

    [[nodiscard]] bool isRunning() const { return m_port != 0; }
    [[nodiscard]] QString endpoint(std::size_t account = 0) const;

private:
    QProcess m_process;
    quint16 m_port = 0;
};

//! An X server without a screen, where there is Xvfb.
class VirtualDisplay
{
public:
    VirtualDisplay();
    ~VirtualDisplay();
    [[nodiscard]] bool isRunning() const { return !m_name.isEmpty(); }
    [[nodiscard]] QString name() const { return m_name; }

private:
    QProcess m_process;
    QString m_name;
};

//! The platforms windows are measured on: offscreen, and X11 where there is Xvfb.
struct Platform
{
    QString name;
    QProcessEnvironment environment;
};
[[nodiscard]] QList<Platform> platforms(const VirtualDisplay &display, const QString &home);

//! Runs this program as \a arguments say and gives what it prints; prints its errors through.
[[nodiscard]] QByteArray outputOfChild(const QStringList &arguments, const QProcessEnvironment &environment);

} // namespace imagebrowser
