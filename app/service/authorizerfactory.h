// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/service/requestauthorizer.h"

#include <memory>

namespace imagebrowser {

struct Account;
struct AccountAccess;

//! The authorizer for the sign-in that \a account is set to. Never null. What \a access refers to outlives it.
[[nodiscard]] std::unique_ptr<RequestAuthorizer> makeAuthorizer(const Account &account, const AccountAccess &access);

} // namespace imagebrowser
