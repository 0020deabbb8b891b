// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/secretstore.h"

#include <QAbstractListModel>

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace imagebrowser {

class AccountStore;

//! The account settings while they are being edited: copies of the saved accounts with their secrets as far as they
//! were read or typed. Nothing reaches the stores before save(); dropping the model discards everything.
class AccountDraftModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        SubtitleRole = Qt::UserRole, //!< "West Europe · Shared Key"
        FavouriteRole, //!< bool, editable
        HasIssuesRole, //!< bool; false for a new account that nobody has touched yet
    };

    explicit AccountDraftModel(const QList<Account> &accounts, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    [[nodiscard]] const Account &account(int row) const { return m_drafts.at(row).account; }
    [[nodiscard]] int rowOf(const QString &accountId) const;
    void setAccount(int row, const Account &account);

    //! Empty when it was neither read nor typed.
    [[nodiscard]] Secret secret(int row, SecretKind kind) const;
    //! True when the secret was read or typed, even when it is empty.
    [[nodiscard]] bool isSecretKnown(int row, SecretKind kind) const;
    //! As the store has it. Does not replace what was typed meanwhile.
    void noteSecret(int row, SecretKind kind, const Secret &secret);
    //! As the user typed it; written by save().
    void setSecret(int row, SecretKind kind, const Secret &secret);

    //! These return the row of the new account, which has a name of its own where its name is in use. Without a name
    //! and an endpoint it counts as untouched: the next new account takes its place, and it is neither saved nor
    //! exported nor a change.
    int addAccount(const Account &account = {});
    [[nodiscard]] bool isUntouched(int row) const { return m_drafts.at(row).isUntouched; }
    int duplicateAccount(int row);
    void removeAccount(int row);
    //! False at the ends of the list.
    bool moveAccount(int row, int newRow);

    //! What keeps the account from being saved: accountIssues(), a name used twice, a malformed key or token, a
    //! password that does not open the certificate's key. Looks at files anew each time.
    [[nodiscard]] QList<AccountIssue> issues(int row) const;
    //! From now on the list shows what is wrong with the account.
    void markTouched(int row);
    //! Without an untouched one.
    [[nodiscard]] QList<Account> accounts() const;
    //! True when save() would change something.
    [[nodiscard]] bool isChanged() const;
    //! Ids of those with a secret that save() would write.
    [[nodiscard]] QStringList accountsWithChangedSecrets() const;
    //! Each changed secret first, then all accounts at once: whoever hears of a new account may use it right away, and
    //! needs its secrets. Both outlive the answer. \a done gets the sentences of the secrets that could not be kept.
    void save(AccountStore &accounts, SecretStore &secrets, QObject *receiver,
              const std::function<void(const QStringList &errors)> &done);

private:
    struct Draft
    {
        Account account;
        std::map<SecretKind, Secret> secrets;
        std::set<SecretKind> changedSecrets;
        bool isUntouched = false;
        //! For painting, which must not read files; forgotten with each change.
        mutable std::optional<bool> hasIssues;
    };

    [[nodiscard]] int untouchedRow() const;
    [[nodiscard]] bool hasIssues(int row) const;
    void forgetIssues();
    [[nodiscard]] bool isNameTaken(const QString &name, int exceptRow) const;
    [[nodiscard]] QString uniqueName(const QString &base) const;
    [[nodiscard]] QString keyIssue(int row) const;
    [[nodiscard]] QString tokenIssue(int row) const;
    [[nodiscard]] QString passwordIssue(int row) const;
    int insertDraft(int row, Draft draft);

    QList<Account> m_saved;
    QList<Draft> m_drafts;
};

} // namespace imagebrowser
