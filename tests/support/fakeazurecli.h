// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace imagebrowser {

//! An `az` of its own in front of the PATH, which says and does what a test wants. Puts the PATH back when it goes.
class FakeAzureCli
{
public:
    FakeAzureCli()
        : m_path(qgetenv("PATH"))
    {
        qputenv("PATH", m_folder.path().toUtf8() + ":/usr/bin:/bin");
    }
    FakeAzureCli(const FakeAzureCli &) = delete;
    FakeAzureCli &operator=(const FakeAzureCli &) = delete;
    ~FakeAzureCli() { qputenv("PATH", m_path); }

    //! \a script is the body of a shell script; its arguments are written down first.
    [[nodiscard]] bool install(const QByteArray &script)
    {
        QFile file(m_folder.filePath(QStringLiteral("az")));
        const QByteArray text = "#!/bin/sh\nprintf '%s\\n' \"$*\" >> '" + callsFile().toUtf8() + "'\n" + script + '\n';
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size()
            && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    //! Prints \a json.
    [[nodiscard]] bool installPrinting(const QByteArray &json) { return install("cat <<'END'\n" + json + "\nEND"); }
    //! No `az` anywhere on the PATH.
    void uninstall() { qputenv("PATH", m_folder.path().toUtf8()); }

    //! One line of arguments for each call.
    [[nodiscard]] QByteArrayList calls() const
    {
        QFile file(callsFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QByteArrayList();
    }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    [[nodiscard]] QString callsFile() const { return m_folder.filePath(QStringLiteral("calls")); }

    QTemporaryDir m_folder;
    QByteArray m_path;
};

} // namespace imagebrowser
