// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"

#include <QIcon>
#include <QString>

namespace imagebrowser {

//! A monochrome icon of `resources/icons`, by its file name without ".svg", in the palette's colours. The file is read
//! when it is first drawn; asking again gives the same icon. An unknown name gives a null icon and a warning.
[[nodiscard]] QIcon paletteIcon(const QString &name);

//! The shape of a state in its colour for buttons and chips.
[[nodiscard]] QIcon endOfLifeIcon(EndOfLifeState state);

} // namespace imagebrowser
