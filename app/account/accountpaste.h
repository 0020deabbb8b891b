// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/domain/secret.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace imagebrowser {

//! What a pasted text says about an account. Anything that is not in the text is empty.
struct AccountPaste
{
    enum class Form : quint8
    {
        Nothing, //!< not understood
        Url,
        Host,
        AccountName, //!< one bare word that can be an account's name
        ResourceId, //!< Azure Resource Manager id, also inside a management URL
        PortalUrl,
        KeyPage, //!< labelled lines of the portal's "Keys" page, or environment variables
        Json, //!< `az batch account show`, `… list`, `… keys list`, or the management API
    };

    Form form = Form::Nothing;
    QUrl endpoint; //!< scheme and authority only
    QString accountName;
    QString region; //!< "westeurope", when the text names it beside or inside the endpoint
    QString apiVersion; //!< of a request URL
    std::optional<Cloud> cloud; //!< recognised by the endpoint's or the portal's host
    Secret key; //!< the primary key when there are two
    bool refusesKeys = false; //!< the account's allowed ways to sign in are listed, and Shared Key is not among them
    //! One sentence for beside the field: what is still missing, or why nothing was understood. Empty when endpoint and
    //! name are known. Never quotes the text, which may hold a key.
    QString note;

    [[nodiscard]] bool isUnderstood() const { return form != Form::Nothing; }
};

//! Pure. Takes any text: a URL with or without scheme, path and query, a host, an Azure resource id, a portal address,
//! the portal's key page, or the JSON that the Azure CLI prints. A host without a scheme means https.
[[nodiscard]] AccountPaste readAccountPaste(const QString &text);

//! The same for what may be a list of accounts, as `az batch account list` prints it: each of them that names an
//! endpoint. One answer for everything else.
[[nodiscard]] QList<AccountPaste> readAccountPastes(const QString &text);

//! What is to be said about the list that readAccountPastes() reads: which entries it leaves out, and how accounts that
//! refuse keys sign in. Sentences; nothing for any other text.
[[nodiscard]] QStringList accountPasteRemarks(const QString &text);

//! Puts what \a paste says into \a account and leaves the rest as it is; a name is given only where there is none. A
//! key means Shared Key; the key itself is not part of the account. An account that refuses keys signs in through the
//! Azure CLI, which prints such texts and needs nothing else to be entered.
void applyPaste(const AccountPaste &paste, Account &account);

} // namespace imagebrowser
