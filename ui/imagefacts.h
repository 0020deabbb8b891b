// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/imageinformation.h"
#include "ui/factlist.h"

namespace imagebrowser {

//! The fields of an image for the details pane: the usual ones always, the rare ones when there.
[[nodiscard]] QList<FactList::Fact> imageFacts(const ImageInformation &image);

} // namespace imagebrowser
