// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/sessionsecretstore.h"
#include "ui/imagetableview.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace imagebrowser {

//! The main window with a home of its own, on 22 November 2026.
class SampleWindow
{
public:
    SampleWindow() { open(); }

    //! With the first sample account. False when it does not come.
    [[nodiscard]] bool load()
    {
        QSignalSpy idle(m_window.get(), &MainWindow::idle);
        m_window->openSamples();
        return idle.wait() && total() > 0;
    }
    //! Closes the program and starts it again in the same home.
    void restart()
    {
        m_window->close();
        m_window.reset();
        m_services.reset();
        open();
    }

    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QAction *action(const char *name) const { return find<QAction>(name); }
    [[nodiscard]] ImageTableView *table() const { return find<ImageTableView>("imageTable"); }
    //! Images that the first open account lists.
    [[nodiscard]] int total() const
    {
        return static_cast<int>(m_services->listings().openListings().value(0).imagesShown);
    }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ApplicationServices &services() { return *m_services; }

private:
    void open()
    {
        ApplicationServices::Setup setup;
        setup.settingsPath = m_home.filePath(QStringLiteral("settings.json"));
        setup.clock = [] { return *parseInstant(std::string_view("2026-11-22T12:00:00Z")); };
        setup.secrets = std::make_unique<SessionSecretStore>();
        m_services = std::make_unique<ApplicationServices>(std::move(setup));
        m_window = std::make_unique<MainWindow>(*m_services);
        m_window->show();
        m_window->activateWindow();
    }

    QTemporaryDir m_home;
    std::unique_ptr<ApplicationServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace imagebrowser
