// SPDX-License-Identifier: Apache-2.0
#include "app/cli/orderedworker.h"

#include <utility>

namespace imagebrowser {

OrderedWorker::OrderedWorker()
{
    m_thread.setMaxThreadCount(1);
}

OrderedWorker::~OrderedWorker()
{
    wait();
}

void OrderedWorker::add(std::function<void()> task)
{
    m_room.acquire();
    m_thread.start([this, task = std::move(task)] {
        task();
        m_room.release();
    });
}

void OrderedWorker::wait()
{
    m_thread.waitForDone();
}

} // namespace imagebrowser
