// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/exporting/exportcontext.h"
#include "app/images/imagestore.h"

#include <functional>
#include <memory>

namespace imagebrowser {

//! Where the pages of an unattended export go: it takes them while the next ones are fetched, and writes the file.
//! Pages are worked on in the order in which they came, on a thread of the sink's own.
class PageSink
{
public:
    //! Is called on the sink's thread when there is no room for a page, with the images of its listing that were kept.
    using Refused = std::function<void(std::size_t imagesKept)>;

    PageSink() = default;
    PageSink(const PageSink &) = delete;
    PageSink &operator=(const PageSink &) = delete;
    virtual ~PageSink() = default;

    //! Listings are numbered from 0. May wait while many pages are still to be worked on.
    virtual void append(ListingId listing, std::shared_ptr<const ImagePage> page, Refused refused) = 0;
    //! Until all pages are worked on. What follows is only asked after that.
    virtual void wait() = 0;
    //! Images taken from \a listing, exported or not.
    [[nodiscard]] virtual std::size_t imageCount(ListingId listing) const = 0;
    //! Writes the file; without it there is none, and an old one stays. The error in one sentence for people, or an
    //! empty text.
    [[nodiscard]] virtual QString write(const ExportContext &context) = 0;
    //! Images in the file.
    [[nodiscard]] virtual std::size_t writtenCount() const = 0;
};

} // namespace imagebrowser
