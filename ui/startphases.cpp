// SPDX-License-Identifier: Apache-2.0
#include "ui/startphases.h"

#include <QEvent>
#include <QFile>
#include <QWidget>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <optional>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace imagebrowser {

namespace {

using Milliseconds = std::chrono::milliseconds;

#ifdef Q_OS_LINUX
Milliseconds sinceBoot()
{
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::duration_cast<Milliseconds>(std::chrono::seconds(time.tv_sec)
                                                    + std::chrono::nanoseconds(time.tv_nsec));
}

//! The 22nd field of proc(5) stat, counted behind the name, which may hold anything.
std::optional<Milliseconds> processStart()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype startTime = 22 - 3;
    const long ticks = sysconf(_SC_CLK_TCK);
    if (fields.size() <= startTime || ticks <= 0)
        return {};
    return Milliseconds(fields[startTime].toLongLong() * 1000 / ticks);
}

Milliseconds age()
{
    static const Milliseconds start = processStart().value_or(sinceBoot());
    return sinceBoot() - start;
}
#else
Milliseconds age()
{
    using Clock = std::chrono::steady_clock;
    static const Clock::time_point start = Clock::now();
    return std::chrono::duration_cast<Milliseconds>(Clock::now() - start);
}
#endif

} // namespace

StartPhases::StartPhases(bool isTold, QObject *parent)
    : QObject(parent)
    , m_isTold(isTold)
{
    reached("main");
}

void StartPhases::reached(const char *phase) const
{
    if (m_isTold)
        std::fprintf(stderr, "start: %5lld ms  %s\n", static_cast<long long>(age().count()), phase);
}

void StartPhases::watchFirstPaint(QWidget *window)
{
    if (m_isTold)
        window->installEventFilter(this);
}

bool StartPhases::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // The rest of the window is painted before the next event.
        QMetaObject::invokeMethod(
            this, [this] { reached("first paint"); }, Qt::QueuedConnection);
    }
    return false;
}

} // namespace imagebrowser
