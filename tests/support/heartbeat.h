// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace imagebrowser {

//! How long the event loop of this thread keeps a timer of one millisecond waiting: what a person feels as a stall.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double gap = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
            m_clock.start();
            m_stalls.push_back(std::max(0.0, gap - 1));
        });
    }

    void start()
    {
        m_stalls.clear();
        m_clock.start();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }

    [[nodiscard]] std::size_t beats() const { return m_stalls.size(); }
    //! Milliseconds that \a share of the beats were late at most: 1 gives the longest stall.
    [[nodiscard]] double stall(double share) const
    {
        if (m_stalls.empty())
            return 0;
        std::vector<double> sorted(m_stalls);
        std::sort(sorted.begin(), sorted.end());
        const auto last = static_cast<double>(sorted.size() - 1);
        return sorted[static_cast<std::size_t>(share * last)];
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_stalls;
};

} // namespace imagebrowser
