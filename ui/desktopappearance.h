// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

QT_BEGIN_NAMESPACE
class QDBusPendingCallWatcher;
class QDBusVariant;
QT_END_NAMESPACE

namespace imagebrowser {

//! Asks the desktop, over the settings portal (`org.freedesktop.appearance`), whether it wants dark windows, and says
//! so again whenever that changes. Qt 6.4 does not know. Without a session bus, or without the portal, it stays silent.
//! Calls never block; call start() after the first paint, since reaching the bus takes some milliseconds.
class DesktopAppearance : public QObject
{
    Q_OBJECT

public:
    explicit DesktopAppearance(QObject *parent = nullptr);

    void start();

    //! What the portal's `color-scheme` value says: 1 dark, 2 light, 0 and anything else no preference. The value may
    //! be wrapped in one or two variants, as the portal's two methods and its signal differ in it.
    [[nodiscard]] static std::optional<bool> prefersDark(const QVariant &value);

Q_SIGNALS:
    //! Nothing when the desktop has no preference.
    void colorSchemeChanged(std::optional<bool> prefersDark);

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void onAnswered(QDBusPendingCallWatcher *watcher);
};

} // namespace imagebrowser
