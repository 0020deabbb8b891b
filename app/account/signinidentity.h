// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

namespace imagebrowser {

//! Sign-in authority of the account's cloud, or its own: "https://login.microsoftonline.com".
[[nodiscard]] QString signInAuthority(const Account &account);
//! Token resource of the account's cloud, or its own, with its final slash.
[[nodiscard]] QString signInResource(const Account &account);

//! Names the sign-in of an account: the same for accounts that agree in authority, tenant, client, resource and method,
//! and so share tokens. The SecretStore keeps the refresh token under it. Empty for keys and pasted tokens.
[[nodiscard]] QString signInId(const Account &account);

} // namespace imagebrowser
