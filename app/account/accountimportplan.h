// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/accountjson.h"

namespace imagebrowser {

//! One account that an import would add.
struct PlannedAccount
{
    Account account; //!< with a name that nothing else has
    //! Sentences: proxy, sign-in authority, token resource and CA file of its own, another name, the same endpoint as
    //! one that is there, what is still to be entered.
    QStringList notes;
    bool isThereAlready = false; //!< adding it would give the same account twice
    QStringList problems; //!< sentences: what keeps it from being saved in the account settings as it is

    //! Not unless the user asks for it.
    [[nodiscard]] bool isToBeAdded() const { return !isThereAlready && problems.isEmpty(); }
};

//! What an import would do to the accounts there are: only ever add. Pure; shown to the user before it is done.
struct AccountImportPlan
{
    QList<PlannedAccount> accounts;
    QStringList remarks; //!< about the file, as AccountImport::remarks
    QString error; //!< set when nothing could be read

    //! An account is there already when everything but its name and its star is the same, and in a text that says no
    //! more than where accounts are, when the endpoint is.
    [[nodiscard]] static AccountImportPlan make(const AccountImport &import, const QList<Account> &existing);
};

} // namespace imagebrowser
