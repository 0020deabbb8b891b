// SPDX-License-Identifier: Apache-2.0
#include "app/cli/storefiller.h"

namespace imagebrowser {

StoreFiller::StoreFiller(ImageStore &store)
    : m_store(store)
{
    m_thread.setMaxThreadCount(1);
}

StoreFiller::~StoreFiller()
{
    wait();
}

void StoreFiller::append(ListingId listing, std::shared_ptr<const ImagePage> page,
                         std::function<void(std::size_t rowsKept)> refused)
{
    m_room.acquire();
    m_thread.start([this, listing, page = std::move(page), refused = std::move(refused)] {
        if (!m_store.append(listing, *page))
            refused(m_store.rowCount(listing));
        m_room.release();
    });
}

void StoreFiller::wait()
{
    m_thread.waitForDone();
}

} // namespace imagebrowser
