// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QString>

namespace imagebrowser {

//! What a field of an account is called in texts that stand away from it, as in the account settings: "Extra CA file".
[[nodiscard]] QString accountFieldName(AccountIssue::Field field);

//! "Extra CA file: There is no file of this name."
[[nodiscard]] QString accountIssueSentence(const AccountIssue &issue);

} // namespace imagebrowser
