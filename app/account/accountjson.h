// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace imagebrowser {

//! One account as read. Reading is tolerant: what is missing or odd gets its default and a remark.
struct AccountReading
{
    Account account;
    //! Members this version does not know, as they came, so that the settings keep them.
    QJsonObject unknownMembers;
    QStringList remarks; //!< sentences for people
};

//! Accounts from an export file.
struct AccountImport
{
    QList<Account> accounts; //!< with new ids, so that no import reaches the secrets of a saved account
    QStringList remarks;
    QString error; //!< set when nothing could be read
    bool isListOfPlaces = false; //!< says where the accounts are and not how to sign in to them
    QSet<QString> idsWithKey; //!< of accounts whose key came along, which tells how to sign in; never from a file
};

//! "sharedKey", "entraBrowser", …: the text for settings and exports, stable.
[[nodiscard]] QString signInMethodId(SignInMethod method);
[[nodiscard]] std::optional<SignInMethod> signInMethodFromId(const QString &id);
//! Translated: "Shared Key".
[[nodiscard]] QString signInMethodName(SignInMethod method);
//! The same in a word or two, for lists: "Entra", "Service principal".
[[nodiscard]] QString signInMethodShortName(SignInMethod method);

//! Every member of the account; there is no secret in it. Members at their default are written too, so that a later
//! change of a default changes no saved account.
[[nodiscard]] QJsonObject accountToJson(const Account &account);
[[nodiscard]] AccountReading accountFromJson(const QJsonObject &object);

//! A new Account::id.
[[nodiscard]] QString newAccountId();

//! The export file: accounts without ids and without secrets.
[[nodiscard]] QByteArray accountsToDocument(const QList<Account> &accounts);
//! Takes any bytes. Members that look like secrets are dropped with a remark: secrets are never imported from a file.
[[nodiscard]] AccountImport accountsFromDocument(const QByteArray &bytes);

} // namespace imagebrowser
