// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <thread>

namespace imagebrowser {

//! Reads of an ImageStore that may take long: searches, orders, counts. Those that are quick are done at once, the
//! others on a thread of their own, one after another. Whoever changes the store keeps from it while isReading(), or
//! calls interrupt() first. Belongs to the main thread.
class StoreReads : public QObject
{
    Q_OBJECT

public:
    //! Set when nobody wants the result any more: the work may then leave off anywhere.
    using Stop = std::atomic<bool>;
    //! Reads the store, nothing else that changes, and keeps the result to itself.
    using Work = std::function<void(const Stop &stop)>;
    //! Takes the result, on the main thread. Not called for a read that was overtaken or forgotten.
    using Done = std::function<void()>;

    explicit StoreReads(QObject *parent = nullptr);
    ~StoreReads() override;

    //! Begins a read and overtakes an earlier one of the same \a reader. A quick one is over when this returns, unless
    //! others are under way.
    void read(const QObject *reader, bool isQuick, Work work, Done done);
    //! Has the read of \a reader, if there is one, done before this returns.
    void complete(const QObject *reader);
    void forget(const QObject *reader);

    [[nodiscard]] bool isReading() const { return m_running != nullptr; }
    //! Nothing reads the store when this returns. The read it was in begins anew afterwards.
    void interrupt();
    //! While it is held, no further read begins on the other thread. Called from ended(), it comes before the next.
    void setHeld(bool isHeld);

Q_SIGNALS:
    //! A read on the other thread is over, and its result taken.
    void ended();
    //! From the other thread to this one: the work is done.
    void worked(QPrivateSignal);

private:
    struct Read
    {
        const QObject *reader = nullptr;
        Work work;
        Done done;
        Stop stop{false};
        std::atomic<bool> isWorked{false};
    };
    using ReadPtr = std::shared_ptr<Read>;

    [[nodiscard]] ReadPtr take(const QObject *reader);
    void startNext();
    void finish();

    bool m_isHeld = false;
    std::deque<ReadPtr> m_waiting;
    ReadPtr m_running;
    std::thread m_thread; //!< of m_running
};

} // namespace imagebrowser
