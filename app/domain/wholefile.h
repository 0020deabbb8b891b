// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSaveFile>

#include <string_view>

namespace imagebrowser {

//! False when \a device did not take all of \a bytes; its errorString() tells why. A disk that becomes full takes a
//! part first, which is no error yet, so the rest is offered until there is one.
[[nodiscard]] bool writeAll(QIODevice &device, std::string_view bytes);

//! Writes a file whole or not at all: whatever fails, and whenever the program is killed, there is the old file or the
//! new one. QSaveFile does most of it, but takes a full disk for success where the last part of the text was still in
//! its buffer, and a kill can leave its unfinished file under a name that people might use themselves. So the new file
//! grows as a hidden `.NAME.batch-image-browser-PID-RANDOM` beside the old one, and what a killed run left under such a name
//! is removed by one that writes there half a day later or more.
class WholeFile
{
public:
    //! A link is followed: the file it leads to is replaced, not the link.
    explicit WholeFile(const QString &path);

    //! The new file gets the permissions the old one has at the end, or else \a permissions.
    [[nodiscard]] bool open(QFileDevice::Permissions permissions = {});
    //! Is written to only between open() and commit().
    [[nodiscard]] QIODevice &device() { return m_file; }
    //! What is written from here on goes over the beginning. False when what was written before did not find room.
    [[nodiscard]] bool rewind();
    //! Asks the system to start putting on the disk what the file has so far, so that commit() has less to wait for.
    //! Waits where the disk has more to do than it takes; for any thread but the main one, between open() and commit().
    void startWriteback() const;
    //! Puts the new file in the place of the old one, which stays when that fails and when this is never called.
    [[nodiscard]] bool commit();
    //! Of the last failure, as a clause for people.
    [[nodiscard]] QString errorString() const;

    //! Opens, writes \a bytes and commits.
    [[nodiscard]] bool write(const QByteArray &bytes, QFileDevice::Permissions permissions = {});

private:
    [[nodiscard]] bool flush();
    [[nodiscard]] bool isReplaceable();
    void takeOldPermissions(); //!< and owner
    void removeUnfinished() const;

    QString m_path; //!< what is replaced
    QSaveFile m_file;
    int m_handle = -1; //!< of m_file
    QString m_error;
};

} // namespace imagebrowser
