// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <vector>

namespace imagebrowser {

//! How long the event loop of this thread keeps a timer of one millisecond waiting: what a person feels as a stall. On
//! a machine that is busy otherwise, the time the thread itself used tells more.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double gap = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
            const double used = threadTime();
            m_clock.start();
            m_stalls.push_back(std::max(0.0, gap - 1));
            m_work.push_back(used - m_used);
            m_used = used;
        });
    }

    void start()
    {
        m_stalls.clear();
        m_work.clear();
        m_used = threadTime();
        m_clock.start();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }

    [[nodiscard]] std::size_t beats() const { return m_stalls.size(); }
    //! Milliseconds that \a share of the beats were late at most: 1 gives the longest stall.
    [[nodiscard]] double stall(double share) const { return quantile(m_stalls, share); }
    //! Milliseconds of processor time that this thread used between two beats.
    [[nodiscard]] double work(double share) const { return quantile(m_work, share); }

private:
    static double quantile(std::vector<double> values, double share)
    {
        if (values.empty())
            return 0;
        std::sort(values.begin(), values.end());
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    }

    static double threadTime()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_stalls;
    std::vector<double> m_work;
    double m_used = 0;
};

} // namespace imagebrowser
