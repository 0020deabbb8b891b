// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSemaphore>
#include <QThreadPool>

#include <functional>

namespace imagebrowser {

//! Does one task after the other on a thread of its own, in the order in which they were given.
class OrderedWorker
{
public:
    OrderedWorker();
    //! Waits for the tasks.
    ~OrderedWorker();
    Q_DISABLE_COPY_MOVE(OrderedWorker)

    //! Waits while many tasks are still to be done, so that memory does not fill with them.
    void add(std::function<void()> task);
    //! Until all tasks are done; then everything they wrote can be read here.
    void wait();

private:
    static constexpr int TasksAhead = 8;

    QSemaphore m_room{TasksAhead};
    QThreadPool m_thread;
};

} // namespace imagebrowser
