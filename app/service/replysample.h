// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QString>

#include <string_view>

namespace imagebrowser {

//! The beginning of a reply that could not be used, for people to look at.
struct ReplySample
{
    static constexpr qsizetype MaxLength = 1024; //!< characters

    QString text; //!< plain text; bytes that are not UTF-8 show as U+FFFD
    bool isCut = false;
};

//! Secrets are taken out before the text is cut, so that none survives as a half.
[[nodiscard]] ReplySample replySample(std::string_view body, const Redactor &redactor);

} // namespace imagebrowser
