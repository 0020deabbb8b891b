// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/signin/signinservice.h"

#include <QString>

namespace imagebrowser {

//! "Signed in as ada@contoso.com until 14:05 UTC", with client and tenant where the person is not known; the day too
//! when it is not the day of \a now, which is UTC. Empty where there is nothing to say: a service principal or the
//! Azure CLI before its first token. \a hasKeptSignIn: the sign-in of an earlier run is kept and goes on by itself.
[[nodiscard]] QString signInStateText(const SignInState &state, const Account &account, bool hasKeptSignIn,
                                      const QDateTime &now);

//! "For https://batch.core.windows.net/, until 2026-11-22 14:05 UTC": what a pasted token says of itself, as far as it
//! can be read; else empty.
[[nodiscard]] QString tokenDescription(const Secret &token);

} // namespace imagebrowser
