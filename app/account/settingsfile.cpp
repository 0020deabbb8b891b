// SPDX-License-Identifier: Apache-2.0
#include "app/account/settingsfile.h"

#include "app/domain/wholefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QStandardPaths>

#include <chrono>
#include <filesystem>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

constexpr auto SaveDelay = 500ms;
constexpr auto LockWait = 2s;
constexpr qint64 MaxFileSize = 16 * 1024 * 1024;
constexpr QLatin1StringView VersionKey("version");

} // namespace

SettingsFile::SettingsFile(const QString &path, QObject *parent)
    : SettingsFile(path, Access::ReadWrite, parent)
{
}

SettingsFile::SettingsFile(const QString &path, Access access, QObject *parent)
    : QObject(parent)
    , m_path(path.isEmpty() ? defaultPath() : path)
    , m_access(access)
    , m_isReadOnly(access == Access::Read)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(SaveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, &SettingsFile::save);
    load();
    if (m_access == Access::ReadWrite && !m_isReadOnly)
        checkPlace();
}

SettingsFile::~SettingsFile()
{
    if (!m_changedSections.isEmpty())
        save();
}

QString SettingsFile::defaultPath()
{
    // Qt takes the root folder for the home of a process that has none.
    if (qEnvironmentVariableIsEmpty("HOME") && qEnvironmentVariableIsEmpty("XDG_CONFIG_HOME"))
        return {};
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/settings.json");
}

QJsonValue SettingsFile::value(const QString &section) const
{
    return section == VersionKey ? QJsonValue(QJsonValue::Undefined) : m_root.value(section);
}

void SettingsFile::setValue(const QString &section, const QJsonValue &value)
{
    Q_ASSERT(section != VersionKey);
    if (section == VersionKey || m_root.value(section) == value)
        return;
    if (value.isUndefined())
        m_root.remove(section);
    else
        m_root.insert(section, value);
    m_changedSections.insert(section);
    m_saveTimer.start();
}

bool SettingsFile::save()
{
    m_saveTimer.stop();
    if (m_changedSections.isEmpty())
        return true;
    if (m_isReadOnly) {
        addNotice(
            tr("Changes to the settings are not kept after this session, because the settings file is left alone."));
        return false;
    }
    if (const QString problem = placeProblem(); !problem.isEmpty()) {
        addNotice(problem);
        return false;
    }
    // Without a lock file (another copy hangs, or the folder is read-only) saving goes on: the write itself is atomic
    // and says what is wrong.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.tryLock(LockWait);
    const Document onDisk = read();
    if (!makeWayFor(onDisk) || !write(mergedRoot(onDisk.content == Content::Current ? onDisk.root : m_root)))
        return false;
    m_changedSections.clear();
    return true;
}

bool SettingsFile::makeWayFor(const Document &onDisk)
{
    switch (onDisk.content) {
    case Content::Missing:
    case Content::Current:
        return true;
    case Content::Unreadable:
        return setAside(onDisk.detail);
    case Content::Inaccessible:
        addNotice(tr("The settings cannot be saved: the file %1 cannot be opened (%2).")
                      .arg(QDir::toNativeSeparators(m_path), onDisk.detail));
        return false;
    case Content::Newer:
        break;
    }
    m_isReadOnly = true;
    addNotice(tr(
        "A newer version of this program has changed the settings file meanwhile. Changes made here are not kept after "
        "this session."));
    return false;
}

SettingsFile::Document SettingsFile::read() const
{
    std::error_code error;
    const auto status = std::filesystem::status(QFile::encodeName(m_path).toStdString(), error);
    if (m_path.isEmpty() || status.type() == std::filesystem::file_type::not_found)
        return {};
    if (error)
        return {Content::Inaccessible, {}, QString::fromLocal8Bit(error.message().c_str())};
    // A pipe or device could keep the program waiting for ever.
    if (status.type() != std::filesystem::file_type::regular)
        return {Content::Inaccessible, {}, tr("it is not a file")};
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {Content::Inaccessible, {}, file.errorString()};
    if (file.size() > MaxFileSize)
        return {Content::Unreadable, {}, tr("it is larger than %1 MiB").arg(MaxFileSize / (1024 * 1024))};
    const QByteArray bytes = file.read(MaxFileSize);
    if (file.error() != QFileDevice::NoError)
        return {Content::Inaccessible, {}, file.errorString()};
    return parsed(bytes);
}

SettingsFile::Document SettingsFile::parsed(const QByteArray &bytes) const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return {Content::Unreadable, {}, tr("%1 at byte %2").arg(error.errorString()).arg(error.offset)};
    const double version = document.object().value(VersionKey).toDouble(0);
    if (!document.isObject() || version < 1)
        return {Content::Unreadable, {}, tr("it has no version")};
    return {version > Version ? Content::Newer : Content::Current, document.object(), {}};
}

void SettingsFile::load()
{
    const Document document = read();
    m_root = document.root;
    switch (document.content) {
    case Content::Missing:
    case Content::Current:
        break;
    case Content::Inaccessible:
        m_isReadOnly = true;
        addNotice(tr("The settings file %1 cannot be opened (%2). The program starts with its defaults and leaves the "
                     "file alone.")
                      .arg(QDir::toNativeSeparators(m_path), document.detail));
        break;
    case Content::Unreadable:
        if (m_access == Access::ReadWrite)
            setAside(document.detail);
        else
            addNotice(tr("The settings file %1 could not be understood (%2). The program goes on without it.")
                          .arg(QDir::toNativeSeparators(m_path), document.detail));
        break;
    case Content::Newer:
        m_isReadOnly = true;
        addNotice(tr(
            "The settings file was written by a newer version of this program. It is used as far as it is understood "
            "and left unchanged."));
        break;
    }
}

//! Says at the start what a save would only say when the window is gone.
void SettingsFile::checkPlace()
{
    if (m_path.isEmpty()) {
        m_isReadOnly = true;
        addNotice(
            tr("There is no home folder (HOME is not set). Accounts, filters and preferences last for this session "
               "only."));
    } else if (const QString problem = placeProblem(); !problem.isEmpty()) {
        addNotice(problem);
    }
}

//! Why the file cannot be written where it is to be, or an empty text.
QString SettingsFile::placeProblem() const
{
    const QFileInfo file(m_path);
    const QString folder = file.path();
    QString reason;
    if (!QDir().mkpath(folder))
        reason = tr("the folder %1 cannot be created").arg(QDir::toNativeSeparators(folder));
    else if (!QFileInfo(folder).isWritable())
        reason = tr("the folder %1 cannot be written to").arg(QDir::toNativeSeparators(folder));
    else if (file.exists() && !file.isWritable())
        reason = tr("the file %1 is write-protected").arg(QDir::toNativeSeparators(m_path));
    return reason.isEmpty() ? reason
                            : tr("Settings cannot be saved: %1. Changes last for this session only.").arg(reason);
}

bool SettingsFile::setAside(const QString &detail)
{
    const QFileInfo file(m_path);
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString base =
        file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".unreadable-") + stamp;
    QString newPath = base + QStringLiteral(".json");
    for (int number = 2; QFileInfo::exists(newPath); ++number)
        newPath = base + QLatin1Char('-') + QString::number(number) + QStringLiteral(".json");
    if (QFile::rename(m_path, newPath)) {
        addNotice(tr("The settings file could not be understood (%1). It was renamed to %2, and the program goes on "
                     "without it.")
                      .arg(detail, QDir::toNativeSeparators(newPath)));
        return true;
    }
    m_isReadOnly = true;
    addNotice(
        tr("The settings file could not be understood (%1) and could not be renamed. The program goes on without it "
           "and leaves it alone.")
            .arg(detail));
    return false;
}

QJsonObject SettingsFile::mergedRoot(const QJsonObject &onDisk) const
{
    QJsonObject root = onDisk;
    for (const QString &section : m_changedSections) {
        if (m_root.contains(section))
            root.insert(section, m_root.value(section));
        else
            root.remove(section);
    }
    root.insert(VersionKey, Version);
    return root;
}

bool SettingsFile::write(const QJsonObject &root)
{
    const QByteArray bytes = QJsonDocument(root).toJson();
    WholeFile file(m_path);
    constexpr auto Private = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (file.write(bytes, Private))
        return true;
    addNotice(
        tr("The settings cannot be saved to %1: %2. Changes last for this session only, unless a later attempt works.")
            .arg(QDir::toNativeSeparators(m_path), file.errorString()));
    return false;
}

void SettingsFile::addNotice(const QString &text)
{
    if (m_notices.contains(text))
        return;
    m_notices.append(text);
    Q_EMIT noticeAdded(text);
}

} // namespace imagebrowser
