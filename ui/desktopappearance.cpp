// SPDX-License-Identifier: Apache-2.0
#include "ui/desktopappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>

namespace imagebrowser {

namespace {

const QString &service()
{
    static const QString name = QStringLiteral("org.freedesktop.portal.Desktop");
    return name;
}

const QString &path()
{
    static const QString name = QStringLiteral("/org/freedesktop/portal/desktop");
    return name;
}

const QString &interface()
{
    static const QString name = QStringLiteral("org.freedesktop.portal.Settings");
    return name;
}

const QString &appearanceGroup()
{
    static const QString name = QStringLiteral("org.freedesktop.appearance");
    return name;
}

const QString &colorSchemeKey()
{
    static const QString name = QStringLiteral("color-scheme");
    return name;
}

//! Without an address the bus library would start a bus of its own, or wait for one.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

DesktopAppearance::DesktopAppearance(QObject *parent)
    : QObject(parent)
{
}

void DesktopAppearance::start()
{
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // No service name: naming it would make the library ask, and wait for, who owns it.
    bus.connect(QString(), path(), interface(), QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(service(), path(), interface(), QStringLiteral("Read"));
    question << appearanceGroup() << colorSchemeKey();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &DesktopAppearance::onAnswered);
}

void DesktopAppearance::onAnswered(QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    // A desktop without the portal, or without this setting, is an ordinary one.
    if (reply.isValid())
        Q_EMIT colorSchemeChanged(prefersDark(QVariant::fromValue(reply.value())));
}

void DesktopAppearance::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == appearanceGroup() && key == colorSchemeKey())
        Q_EMIT colorSchemeChanged(prefersDark(QVariant::fromValue(value)));
}

std::optional<bool> DesktopAppearance::prefersDark(const QVariant &value)
{
    QVariant inner = value;
    for (int depth = 0; depth < 3 && inner.canConvert<QDBusVariant>(); ++depth)
        inner = inner.value<QDBusVariant>().variant();
    switch (inner.toUInt()) {
    case 1:
        return true;
    case 2:
        return false;
    default:
        return std::nullopt;
    }
}

} // namespace imagebrowser
