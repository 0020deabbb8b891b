// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/exporting/exportcontext.h"
#include "app/images/imagestore.h"

#include <functional>
#include <memory>

namespace imagebrowser {

//! Where the pages of an unattended export go: it takes them while the next ones are fetched, and writes the file or to
//! standard output. Pages are worked on in the order in which they came, on a thread of the sink's own. What is
//! exportedAt in the context is the present for the filter and the gate.
class PageSink
{
public:
    //! Is called on the sink's thread when there is no room for a page, with the images of its listing that were kept.
    using Refused = std::function<void(std::size_t imagesKept)>;

    PageSink() = default;
    PageSink(const PageSink &) = delete;
    PageSink &operator=(const PageSink &) = delete;
    virtual ~PageSink() = default;

    //! Listings are numbered from 0, as the accounts of the task. May wait while many pages are still to be worked on,
    //! and then for the disk they are written to.
    virtual void append(ListingId listing, std::shared_ptr<const ImagePage> page, Refused refused) = 0;
    //! True once it is clear that there will be no file: write() tells why, and more pages are of no use. For any
    //! thread.
    [[nodiscard]] virtual bool hasFailed() const { return false; }
    //! Until all pages are worked on. What follows is only asked after that.
    virtual void wait() = 0;
    //! Images taken from \a listing, exported or not.
    [[nodiscard]] virtual std::size_t imageCount(ListingId listing) const = 0;
    //! Writes the export; without it there is none, and an old one stays. The error in one sentence for people, or an
    //! empty text.
    [[nodiscard]] virtual QString write(const ExportContext &context) = 0;
    //! Images in the export.
    [[nodiscard]] virtual std::size_t writtenCount() const = 0;
};

} // namespace imagebrowser
