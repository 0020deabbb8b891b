// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/imagedifferences.h"

#include <vector>

namespace imagebrowser {

//! All images by publisher, offer, SKU and version in natural order: an order that stays when accounts are listed
//! again, whichever of them answers first.
[[nodiscard]] std::vector<ImageDifferences::ImageId> imagesByIdentity(const ImageDifferences &differences,
                                                                      const ImageStore &store);

} // namespace imagebrowser
