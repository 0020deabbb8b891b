// SPDX-License-Identifier: Apache-2.0
#include "app/exporting/exportfile.h"

#include "app/domain/wholefile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ExportFile", text);
}

QString exportToSpecialFile(const QString &path, const ExportWriter &writer)
{
    // /dev/stdout may lead to a log that others write to as well: what is there stays.
    const int handle = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (handle < 0)
        return exportProblem(path, qt_error_string(errno));
    QFile file;
    if (!file.open(handle, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return exportProblem(path, file.errorString());
    ExportOutput output(file);
    writer(output);
    return output.finish() ? QString() : exportProblem(path, file.errorString());
}

//! Of this process or the system: /dev/stdout, /dev/fd/3, /proc/self/fd/3, whatever they lead to.
bool isDescriptor(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    return absolute.startsWith(QLatin1StringView("/proc/"))
        || (absolute.startsWith(QLatin1StringView("/dev/")) && !absolute.startsWith(QLatin1StringView("/dev/shm/")));
}

} // namespace

bool isReplacedWhole(const QString &path)
{
    const QFileInfo info(path);
    return !path.isEmpty() && !isDescriptor(path) && info.dir().exists() && (info.isFile() || !info.exists());
}

QString exportProblem(const QString &path, const QString &reason)
{
    return tr("“%1” was not written: %2.").arg(QDir::toNativeSeparators(path), reason);
}

QString exportToFile(const QString &path, const ExportWriter &writer)
{
    if (isReplacedWhole(path)) {
        WholeFile file(path);
        if (!file.open())
            return exportProblem(path, file.errorString());
        ExportOutput output(file.device());
        writer(output);
        return output.finish() && file.commit() ? QString() : exportProblem(path, file.errorString());
    }
    const QFileInfo info(path);
    if (path.isEmpty() || info.isDir())
        return exportProblem(path, tr("it is the name of a folder"));
    if (!info.dir().exists())
        return exportProblem(path, tr("the folder “%1” does not exist").arg(QDir::toNativeSeparators(info.path())));
    // Devices and named pipes are written to, as everybody expects of /dev/stdout; a rename would put a file in their
    // place.
    return exportToSpecialFile(path, writer);
}

QString exportToFile(const QString &path, ExportFormat format, const ExportJob &job)
{
    return exportToFile(path, [&](ExportOutput &output) { makeImageExporter(format)->write(job, output); });
}

QString exportToDevice(QIODevice &device, ExportFormat format, const ExportJob &job)
{
    ExportOutput output(device);
    makeImageExporter(format)->write(job, output);
    return output.finish() ? QString() : tr("The export could not be written: %1.").arg(device.errorString());
}

QByteArray exportToBytes(const ExportWriter &writer)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ExportOutput output(buffer);
    writer(output);
    // A buffer takes everything; only memory could fail.
    (void)output.finish();
    return buffer.data();
}

QByteArray exportToBytes(ExportFormat format, const ExportJob &job)
{
    return exportToBytes([&](ExportOutput &output) { makeImageExporter(format)->write(job, output); });
}

} // namespace imagebrowser
