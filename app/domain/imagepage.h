// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagefield.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace imagebrowser {

//! One image of a page as views into the page's own buffers. A view whose data() is null means: no such text (absent,
//! null, or not a string).
struct PageImage
{
    std::array<std::string_view, ImageFieldCount> text{};
    std::size_t firstCapability = 0; //!< into ImagePage::capabilities
    std::size_t capabilityCount = 0;
    bool hasCapabilities = false; //!< false: the member is missing, which is how the service says "none"
    //! The object as received, from `{` to `}`. Valid JSON.
    std::string_view json;
    //! True when the known members, as strings, say everything in \a json, so that the text need not be kept.
    bool isRegular = false;
};

//! An item of `value` that could not be read; the others were.
struct PageBadItem
{
    int index = 0; //!< 0-based, in `value`
    QString reason;
    QString sample; //!< first kilobyte of the item
};

//! One reply of *List Supported Images*, parsed. Made on a worker thread, then only read: share it as
//! std::shared_ptr<const ImagePage>. Not copyable, since views point into it.
struct ImagePage
{
    ImagePage() = default;
    ImagePage(const ImagePage &) = delete;
    ImagePage &operator=(const ImagePage &) = delete;
    ImagePage(ImagePage &&) = default;
    ImagePage &operator=(ImagePage &&) = default;

    std::vector<PageImage> images;
    std::vector<std::string_view> capabilities;
    std::vector<PageBadItem> badItems;
    //! `odata.nextLink` as received; empty on the last page.
    QString nextLink;

    QByteArray body; //!< what the views point into; never detached
    std::deque<std::string> unescaped; //!< texts that had escapes; a deque so that growing keeps addresses
};

} // namespace imagebrowser
