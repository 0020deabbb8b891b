// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>

namespace imagebrowser {

//! One run of the real program in a home of its own, without a display, a keyring or a D-Bus session.
class ProgramRun
{
public:
    ProgramRun()
    {
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("HOME"), folder.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        // What a sanitizer needs, its libraries too.
        for (const char *name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LD_LIBRARY_PATH"}) {
            if (qEnvironmentVariableIsSet(name))
                environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
        }
    }

    //! True when the program ended by itself; then exitCode, output and errors say how.
    [[nodiscard]] bool run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setChildProcessModifier([limit = largestFile] {
            if (limit == 0)
                return;
            // As on a full disk: a write fails, and no signal ends the program.
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit size{limit, limit};
            setrlimit(RLIMIT_FSIZE, &size);
        });
        process.start(QStringLiteral(IMAGEBROWSER_PROGRAM), arguments);
        const bool hasEnded = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        exitCode = process.exitCode();
        output = process.readAllStandardOutput();
        errors = QString::fromUtf8(process.readAllStandardError());
        return hasEnded;
    }

    [[nodiscard]] QString path(const QString &name) const { return folder.filePath(name); }
    [[nodiscard]] QString settingsPath() const
    {
        return path(QStringLiteral(".config/batch-image-browser/settings.json"));
    }
    [[nodiscard]] QStringList errorLines() const { return errors.split(u'\n', Qt::SkipEmptyParts); }

    QTemporaryDir folder;
    QProcessEnvironment environment;
    rlim_t largestFile = 0; //!< bytes that a file may have; 0 for any size
    int exitCode = -1;
    QByteArray output;
    QString errors;
};

} // namespace imagebrowser
