// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/accountjson.h"

namespace imagebrowser {

//! One account that an import would add.
struct PlannedAccount
{
    Account account; //!< with a name that nothing else has
    QStringList notes; //!< sentences: another name, the same endpoint as one that is there, what is still to be entered
};

//! What an import would do to the accounts there are: only ever add. Pure; shown to the user before it is done.
struct AccountImportPlan
{
    QList<PlannedAccount> accounts;
    QStringList remarks; //!< about the file, as AccountImport::remarks
    QString error; //!< set when nothing could be read

    [[nodiscard]] static AccountImportPlan make(const AccountImport &import, const QList<Account> &existing);
};

} // namespace imagebrowser
