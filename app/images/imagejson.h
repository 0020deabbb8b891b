// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imagepage.h"
#include "app/images/imagestore.h"

#include <string>
#include <string_view>

namespace imagebrowser {

//! Writes \a utf8 as a JSON string with its quotes; only what RFC 8259 requires is escaped.
void appendJsonString(std::string_view utf8, std::string &out);

//! Writes the JSON object of an ordinary image from its texts, members in the order the service uses: imageReference,
//! verificationType, nodeAgentSKUId, capabilities, batchSupportEndOfLife, osType. Absent members are left out.
void appendImageJson(const ImageStore &store, RecordId record, std::string &out);
//! The same from an ordinary image of \a page.
void appendImageJson(const ImagePage &page, const PageImage &image, std::string &out);

} // namespace imagebrowser
