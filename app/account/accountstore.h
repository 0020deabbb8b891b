// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <optional>

namespace imagebrowser {

class SecretStore;
class SettingsFile;

//! The saved accounts, in the user's order, in section "accounts" of the settings. Sample accounts are never in it.
//! Main thread; settings and secrets outlive it.
//!
//! Every change is in the settings before changed() is emitted. Removing an account removes its secrets; the refresh
//! token of a sign-in that accounts share (signInId()) goes with the last of them, or when that account changes its
//! sign-in.
class AccountStore : public QObject
{
    Q_OBJECT

public:
    AccountStore(SettingsFile &settings, SecretStore &secrets, QObject *parent = nullptr);

    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; }
    [[nodiscard]] std::optional<Account> account(const QString &id) const;
    //! Exact name first, then without regard to case when that names one account only.
    [[nodiscard]] std::optional<Account> findByName(const QString &name) const;

    //! At the end; an empty id is filled in, a name in use gets a number. The account as stored.
    Account add(Account account);
    //! False when there is no account of that id.
    bool update(const Account &account);
    bool remove(const QString &id);
    //! A copy right after the original, without its secrets.
    std::optional<Account> duplicate(const QString &id);
    bool move(const QString &id, int newIndex);
    bool setFavourite(const QString &id, bool isFavourite);
    //! Everything at once, as after the settings dialog: one changed(). Accounts that are not in \a accounts are
    //! removed.
    void setAccounts(const QList<Account> &accounts);

    //! \a base, or "base 2", "base 3", …: a name that no account has in any case, apart from the one of \a exceptId.
    [[nodiscard]] QString uniqueName(const QString &base, const QString &exceptId = {}) const;

    //! What was odd in the settings when they were read; sentences for people.
    [[nodiscard]] QStringList notices() const { return m_notices; }
    //! There are saved accounts that accounts() lacks.
    [[nodiscard]] bool hasUnreadableEntries() const { return m_isUnreadable || !m_unreadable.isEmpty(); }

Q_SIGNALS:
    void changed();
    void removed(const QString &id);
    //! The account is gone, but the keychain kept its secret.
    void secretRemovalFailed(const QString &accountName, const QString &errorText);

private:
    void load();
    void save();
    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    void normalise(Account &account) const;
    void removeSecrets(const Account &account);
    void removeUnusedSignIn(const Account &before);

    SettingsFile &m_settings;
    SecretStore &m_secrets;
    QList<Account> m_accounts;
    QHash<QString, QJsonObject> m_unknownMembers; //!< by account id, written back as read
    bool m_isUnreadable = false; //!< the whole section
    QJsonArray m_unreadable; //!< entries that are no accounts, written back as read
    QStringList m_notices;
};

} // namespace imagebrowser
