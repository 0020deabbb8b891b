// SPDX-License-Identifier: Apache-2.0
#include "app/domain/wholefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <chrono>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace imagebrowser {

namespace {

//! What is younger may still be growing: an export writes while it fetches, and services make it wait.
constexpr std::chrono::hours UnfinishedAge{12};

QString unfinishedPrefix(const QString &path)
{
    // File systems take 255 bytes for a name.
    return QLatin1Char('.') + QFileInfo(path).fileName().left(60) + QStringLiteral(".batch-image-browser-");
}

QString realPath(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    if (!canonical.isEmpty())
        return canonical;
    // A link whose file is still to come.
    return info.isSymLink() ? info.symLinkTarget() : path;
}

QString unfinishedPath(const QString &path)
{
    return QFileInfo(path).path() + QLatin1Char('/') + unfinishedPrefix(path)
        + QString::number(QCoreApplication::applicationPid()) + QLatin1Char('-')
        + QString::number(QRandomGenerator::system()->generate(), 16);
}

} // namespace

WholeFile::WholeFile(const QString &path)
    : m_path(realPath(path))
    , m_file(unfinishedPath(m_path))
{
}

bool WholeFile::isReplaceable()
{
    const QFileInfo old(m_path);
    if (old.exists() && !old.isFile())
        m_error = QCoreApplication::translate("WholeFile", "it is no file that could be replaced");
    else if (old.exists() && !old.isWritable())
        m_error = QCoreApplication::translate("WholeFile", "it is write-protected");
    return m_error.isEmpty();
}

void WholeFile::takeOldPermissions()
{
    const QFileInfo old(m_path);
    if (!old.exists())
        return;
    // Only root may give a file away; for others it is their own anyway.
    if (geteuid() == 0 && fchown(m_file.handle(), old.ownerId(), old.groupId()) != 0)
        qWarning("The owner of the file could not be kept.");
    m_file.setPermissions(old.permissions());
}

bool WholeFile::open(QFileDevice::Permissions permissions)
{
    if (!isReplaceable())
        return false;
    removeUnfinished();
    if (!m_file.open(QIODevice::WriteOnly))
        return false;
    if (permissions != QFileDevice::Permissions())
        m_file.setPermissions(permissions);
    takeOldPermissions();
    m_handle = m_file.handle();
    return true;
}

bool WholeFile::flush()
{
    // A disk that becomes full takes a part first; only the second try is told why.
    if (m_file.flush() || m_file.flush())
        return true;
    m_error = m_file.errorString();
    return false;
}

bool WholeFile::rewind()
{
    return flush() && m_file.seek(0);
}

void WholeFile::startWriteback() const
{
#ifdef Q_OS_LINUX
    // Where it is refused, commit() does it all.
    (void)sync_file_range(m_handle, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
}

bool writeAll(QIODevice &device, std::string_view bytes)
{
    while (!bytes.empty()) {
        const qint64 written = device.write(bytes.data(), static_cast<qint64>(bytes.size()));
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool WholeFile::commit()
{
    // Without this, what is in the buffer is written while closing, where QSaveFile looks for no error. And much may
    // have happened to the old file since open().
    if (!flush() || !isReplaceable()) {
        m_file.cancelWriting();
        return false;
    }
    takeOldPermissions();
    if (!m_file.commit())
        return false;
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(m_file.fileName()).toStdString(), QFile::encodeName(m_path).toStdString(),
                            error);
    if (!error)
        return true;
    m_error = QString::fromLocal8Bit(error.message().c_str());
    QFile::remove(m_file.fileName());
    return false;
}

QString WholeFile::errorString() const
{
    return m_error.isEmpty() ? m_file.errorString() : m_error;
}

bool WholeFile::write(const QByteArray &bytes, QFileDevice::Permissions permissions)
{
    if (!open(permissions))
        return false;
    if (writeAll(m_file, {bytes.constData(), static_cast<std::size_t>(bytes.size())}))
        return commit();
    m_error = m_file.errorString();
    return false;
}

void WholeFile::removeUnfinished() const
{
    static const QRegularExpression ending(QStringLiteral(R"(\A\d+(-[0-9a-f]+)?(\.[A-Za-z]{6})?\z)"));
    const QString prefix = unfinishedPrefix(m_path);
    const QDateTime now = QDateTime::currentDateTime();
    for (QDirIterator files(QFileInfo(m_path).path(), QDir::Files | QDir::Hidden); files.hasNext();) {
        files.next();
        const QString name = files.fileName();
        if (name.startsWith(prefix) && ending.match(name.mid(prefix.size())).hasMatch()
            && files.fileInfo().lastModified().secsTo(now) > std::chrono::seconds(UnfinishedAge).count())
            QFile::remove(files.filePath());
    }
}

} // namespace imagebrowser
