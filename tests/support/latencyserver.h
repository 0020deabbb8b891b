// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThread>
#include <QUrl>

#include <atomic>
#include <chrono>
#include <memory>

namespace imagebrowser {

//! As many services on 127.0.0.1 as there are ports, each of which answers every GET with the same body after a fixed
//! time and keeps its connections open. Lives on a thread of its own, so that it takes no time from the event loop that
//! is measured.
class LatencyServer
{
public:
    LatencyServer(int ports, const QByteArray &body, std::chrono::milliseconds latency);
    ~LatencyServer();

    [[nodiscard]] QUrl endpoint(int port) const;
    [[nodiscard]] int requests() const { return m_requests; }
    //! Requests that were waiting for their answer at the same time, at most.
    [[nodiscard]] int mostAtOnce() const { return m_most; }
    [[nodiscard]] int openConnections() const { return m_connections; }

private:
    class Worker;

    const QByteArray m_reply;
    const std::chrono::milliseconds m_latency;
    QList<quint16> m_ports;
    std::atomic_int m_requests = 0;
    std::atomic_int m_waiting = 0;
    std::atomic_int m_most = 0;
    std::atomic_int m_connections = 0;
    QThread m_thread;
    Worker *m_worker;
};

} // namespace imagebrowser
