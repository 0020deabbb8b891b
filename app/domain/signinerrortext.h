// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/batcherror.h"

namespace imagebrowser {

struct SignInErrorTexts
{
    QString headline;
    QString advice; //!< what to do next
};

//! The texts for FailureKind::SignInFailed, by what the sign-in authority said: its OAuth error and the number that
//! Microsoft Entra puts in front of the description (AADSTS…). Never empty.
[[nodiscard]] SignInErrorTexts signInErrorTexts(const BatchError &error);

} // namespace imagebrowser
