// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace imagebrowser {

//! The one settings document: named sections ("accounts", "window", "filters", "preferences") in a JSON file with a
//! version. Never holds a secret. Main thread.
//!
//! Written whole or not at all, and only the sections that changed here: what another running copy of the program wrote
//! meanwhile stays. A file that cannot be understood is set aside under a new name. A file of a newer version, or one
//! that cannot be read for lack of permission, is used as far as it goes and never overwritten. Everything that cannot
//! be kept is said in notices(); nothing here ends the program.
class SettingsFile : public QObject
{
    Q_OBJECT

public:
    static constexpr int Version = 1;

    enum class Access : quint8
    {
        ReadWrite,
        Read, //!< for runs without a window: nothing on the disk is changed, not even to set a broken file aside
    };

    //! Reads \a path at once; empty means defaultPath().
    explicit SettingsFile(const QString &path = {}, QObject *parent = nullptr);
    SettingsFile(const QString &path, Access access, QObject *parent = nullptr);
    //! Writes what is not written yet.
    ~SettingsFile() override;

    //! settings.json in QStandardPaths::AppConfigLocation. Empty where the environment names no home folder.
    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] QString path() const { return m_path; }

    //! Undefined when the section does not exist.
    [[nodiscard]] QJsonValue value(const QString &section) const;
    //! Undefined removes the section. The file follows a little later, or with save().
    void setValue(const QString &section, const QJsonValue &value);
    //! Writes now what changed. False, with a notice, when that did not work; the change is kept and tried again with
    //! the next save.
    bool save();

    //! True when this run leaves the file alone (newer version, no permission to read, no place for it).
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    //! Sentences for people about what could not be read or kept, oldest first; each is given once.
    [[nodiscard]] QStringList notices() const { return m_notices; }

Q_SIGNALS:
    //! Also for notices that came after construction, for example from a deferred save.
    void noticeAdded(const QString &text);

private:
    enum class Content : quint8
    {
        Missing,
        Inaccessible,
        Unreadable,
        Newer,
        Current
    };
    struct Document
    {
        Content content = Content::Missing;
        QJsonObject root;
        QString detail; //!< why it is Inaccessible or Unreadable
    };

    [[nodiscard]] Document read() const;
    [[nodiscard]] Document parsed(const QByteArray &bytes) const;
    void load();
    void checkPlace();
    [[nodiscard]] QString placeProblem() const;
    bool makeWayFor(const Document &onDisk);
    bool setAside(const QString &detail);
    [[nodiscard]] QJsonObject mergedRoot(const QJsonObject &onDisk) const;
    bool write(const QJsonObject &root);
    void addNotice(const QString &text);

    QString m_path; //!< empty: there is no place for settings
    Access m_access;
    QJsonObject m_root;
    QSet<QString> m_changedSections;
    QStringList m_notices;
    QTimer m_saveTimer;
    bool m_isReadOnly = false;
};

} // namespace imagebrowser
