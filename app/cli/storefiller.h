// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagestore.h"

#include <QSemaphore>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace imagebrowser {

//! Appends pages to a store on a thread of its own, in the order in which they came, while the next ones are fetched.
//! Until wait() has returned nobody else may look at the store, which outlives the filler.
class StoreFiller
{
public:
    explicit StoreFiller(ImageStore &store);
    ~StoreFiller();
    Q_DISABLE_COPY_MOVE(StoreFiller)

    //! Waits while many pages are still to be stored, so that memory does not fill with them. \a refused is called on the
    //! other thread, with the rows that the listing has, when the store has no room for the page.
    void append(ListingId listing, std::shared_ptr<const ImagePage> page,
                std::function<void(std::size_t rowsKept)> refused);
    //! Until all pages are stored.
    void wait();

private:
    static constexpr int PagesAhead = 8;

    ImageStore &m_store;
    QSemaphore m_room{PagesAhead};
    QThreadPool m_thread;
};

} // namespace imagebrowser
