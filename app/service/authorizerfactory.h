// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/service/requestauthorizer.h"

#include <memory>

namespace imagebrowser {

struct Account;
class SecretStore;

//! The authorizer for the sign-in that \a account is set to. Never null: for a sign-in that this version cannot do, one
//! whose prepare() says so.
[[nodiscard]] std::unique_ptr<RequestAuthorizer> makeAuthorizer(const Account &account, SecretStore &secrets);

} // namespace imagebrowser
