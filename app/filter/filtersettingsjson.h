// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterstate.h"

#include <QJsonObject>

namespace imagebrowser {

//! For the settings file: the expression as text, the search, and the ticks by facetId(), where null stands for absent.
[[nodiscard]] QJsonObject filterSettingsToJson(const FilterSettings &settings);
//! What cannot be read is left out: a filter of a later version must not keep the window from opening.
[[nodiscard]] FilterSettings filterSettingsFromJson(const QJsonObject &json);

} // namespace imagebrowser
