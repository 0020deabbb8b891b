// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandlineoptions.h"
#include "app/cli/connectionenvironment.h"
#include "app/cli/headlessrun.h"

#include <QObject>

#include <memory>

namespace imagebrowser {

class AccountStore;
class HttpAccess;
class OverlaySecretStore;
class SampleAccounts;
class SecretStore;
class SettingsFile;
class SignInPrompt;
class SignInService;

//! The program without a window, put together for one start: --export or --serve-sample. Needs a QCoreApplication and
//! no display. Main thread.
class HeadlessProgram : public QObject
{
    Q_OBJECT

public:
    //! What the program works on. Empty parts are the real ones; tests bring their own.
    struct Surroundings
    {
        ConnectionEnvironment environment;
        QString settingsPath; //!< empty: SettingsFile::defaultPath()
        SecretStore *secrets = nullptr; //!< null: the keychain
        QIODevice *standardOutput = nullptr;
        QIODevice *standardError = nullptr;
        Clock clock = systemNow;
    };

    HeadlessProgram(CommandLineOptions options, Surroundings surroundings, QObject *parent = nullptr);
    ~HeadlessProgram() override;

    //! Ends with finished(), not before it returns.
    void start();
    //! As Ctrl+C does.
    void stop();

Q_SIGNALS:
    //! Nothing is left but writing, which stop() cannot end: a pipe may have no reader. Files stay whole anyway.
    void listed();
    void finished(imagebrowser::ExitCode exitCode);

private:
    void fail(const QString &kind, const QString &sentence);
    void finishLater(ExitCode exitCode);
    void serveSample();
    void exportImages();
    [[nodiscard]] bool startSample(quint16 port);
    [[nodiscard]] std::optional<QList<Account>> accounts();

    CommandLineOptions m_options;
    Surroundings m_surroundings;
    std::unique_ptr<ErrorWriter> m_errors;
    std::unique_ptr<SettingsFile> m_settings;
    std::unique_ptr<SecretStore> m_keychain;
    std::unique_ptr<OverlaySecretStore> m_secrets;
    bool m_lacksAccounts = false;
    std::unique_ptr<SampleAccounts> m_sample;
    std::unique_ptr<HttpAccess> m_http;
    std::unique_ptr<SignInPrompt> m_prompt;
    std::unique_ptr<SignInService> m_signIn;
    std::unique_ptr<ImageService> m_service;
    std::unique_ptr<HeadlessRun> m_run;
};

//! Does everything that needs no window: help, version, --export, --serve-sample and wrong usage. Gives the exit code
//! of the process, or nothing when a window is wanted; \a options then says how. Makes its own QCoreApplication. Call
//! it first in main().
[[nodiscard]] std::optional<int> runWithoutWindow(int &argc, char **argv, CommandLineOptions &options);

} // namespace imagebrowser
