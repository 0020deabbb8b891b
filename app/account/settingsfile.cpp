// SPDX-License-Identifier: Apache-2.0
#include "app/account/settingsfile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <chrono>

namespace imagebrowser {

namespace {

using namespace std::chrono_literals;

constexpr auto SaveDelay = 500ms;
constexpr auto LockWait = 2s;
constexpr qint64 MaxFileSize = 16 * 1024 * 1024;
constexpr QLatin1StringView VersionKey("version");

} // namespace

SettingsFile::SettingsFile(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path.isEmpty() ? defaultPath() : path)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(SaveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, &SettingsFile::save);
    load();
}

SettingsFile::~SettingsFile()
{
    if (!m_changedSections.isEmpty())
        save();
}

QString SettingsFile::defaultPath()
{
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
    if (!QDir().mkpath(QFileInfo(m_path).path())) {
        addNotice(tr("The settings cannot be saved: the folder %1 cannot be created.")
                      .arg(QDir::toNativeSeparators(QFileInfo(m_path).path())));
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
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {Content::Inaccessible, {}, file.errorString()};
    if (file.size() > MaxFileSize)
        return {Content::Unreadable, {}, tr("it is larger than %1 MiB").arg(MaxFileSize / (1024 * 1024))};
    const QByteArray bytes = file.read(MaxFileSize);
    if (file.error() != QFileDevice::NoError)
        return {Content::Inaccessible, {}, file.errorString()};
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
        setAside(document.detail);
        break;
    case Content::Newer:
        m_isReadOnly = true;
        addNotice(tr(
            "The settings file was written by a newer version of this program. It is used as far as it is understood "
            "and left unchanged."));
        break;
    }
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
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        if (file.write(bytes) == bytes.size() && file.commit())
            return true;
    }
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
