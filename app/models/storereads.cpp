// SPDX-License-Identifier: Apache-2.0
#include "app/models/storereads.h"

#include <algorithm>
#include <utility>

namespace imagebrowser {

StoreReads::StoreReads(QObject *parent)
    : QObject(parent)
{
    // A signal without anything of the other thread's in it: all that is handed over goes by joining that thread.
    connect(this, &StoreReads::worked, this, &StoreReads::finish, Qt::QueuedConnection);
}

StoreReads::~StoreReads()
{
    m_waiting.clear();
    if (m_running)
        m_running->stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

void StoreReads::read(const QObject *reader, bool isQuick, Work work, Done done)
{
    forget(reader);
    if (isQuick && !m_running && m_waiting.empty()) {
        work(Stop(false));
        done();
        return;
    }
    auto read = std::make_shared<Read>();
    read->reader = reader;
    read->work = std::move(work);
    read->done = std::move(done);
    m_waiting.push_back(std::move(read));
    startNext();
}

//! The read of \a reader that is wanted, out of the queue or off the other thread.
StoreReads::ReadPtr StoreReads::take(const QObject *reader)
{
    if (m_running && m_running->reader == reader && !m_running->stop)
        interrupt();
    const auto found =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const ReadPtr &read) { return read->reader == reader; });
    if (found == m_waiting.end())
        return {};
    ReadPtr read = *found;
    m_waiting.erase(found);
    return read;
}

void StoreReads::complete(const QObject *reader)
{
    const ReadPtr read = take(reader);
    if (!read)
        return;
    read->work(read->stop);
    read->done();
}

void StoreReads::forget(const QObject *reader)
{
    std::erase_if(m_waiting, [&](const ReadPtr &read) { return read->reader == reader; });
    if (m_running && m_running->reader == reader)
        m_running->stop = true;
}

void StoreReads::interrupt()
{
    if (!m_running)
        return;
    const bool isWanted = !m_running->stop.exchange(true);
    m_thread.join();
    const ReadPtr stopped = std::exchange(m_running, nullptr);
    if (isWanted) {
        auto again = std::make_shared<Read>();
        again->reader = stopped->reader;
        again->work = std::move(stopped->work);
        again->done = std::move(stopped->done);
        m_waiting.push_front(std::move(again));
    }
    // Later: what interrupts is about to change the store.
    QMetaObject::invokeMethod(
        this,
        [this] {
            startNext();
            if (!m_running)
                Q_EMIT ended();
        },
        Qt::QueuedConnection);
}

void StoreReads::setHeld(bool isHeld)
{
    m_isHeld = isHeld;
    startNext();
}

void StoreReads::startNext()
{
    if (m_running || m_isHeld || m_waiting.empty())
        return;
    m_running = m_waiting.front();
    m_waiting.pop_front();
    m_thread = std::thread([this, read = m_running] {
        read->work(read->stop);
        read->isWorked = true;
        Q_EMIT worked(QPrivateSignal());
    });
}

void StoreReads::finish()
{
    // Of an interrupted read, which was dealt with there.
    if (!m_running || !m_running->isWorked)
        return;
    m_thread.join();
    const ReadPtr read = std::exchange(m_running, nullptr);
    // Whoever takes the result may ask for the next: not before ended() was heard.
    const bool wasHeld = std::exchange(m_isHeld, true);
    if (!read->stop)
        read->done();
    m_isHeld = wasHeld;
    Q_EMIT ended();
    startNext();
}

} // namespace imagebrowser
