// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/cli/commandlineoptions.h"
#include "app/cli/connectionenvironment.h"
#include "app/domain/result.h"

#include <optional>

namespace imagebrowser {

class AccountStore;
class OverlaySecretStore;

//! Which accounts a command line means, apart from the sample ones: the saved ones it names, or the one that --endpoint
//! or the environment describes. Command-line settings are put into them, and what the environment knows of their
//! secrets into \a secrets. An empty list when nothing names an account. The error is one sentence about the command
//! line or the environment. A saved account that cannot be asked as it is saved is no error here: its listing fails,
//! and the others go on.
[[nodiscard]] Result<QList<Account>, QString> selectAccounts(const CommandLineOptions &options,
                                                             const ConnectionEnvironment &environment,
                                                             const AccountStore &store, OverlaySecretStore &secrets);

//! --api-version, --page-size, --timeout and --ca-file.
void applyConnectionOptions(const CommandLineOptions &options, Account &account);
//! What an option that was put into \a account has made wrong with it, as "--ca-file: …"; empty when nothing.
[[nodiscard]] QString optionProblem(const CommandLineOptions &options, const Account &account);

} // namespace imagebrowser
