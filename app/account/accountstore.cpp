// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountstore.h"

#include "app/account/accountjson.h"
#include "app/account/secretstore.h"
#include "app/account/settingsfile.h"
#include "app/account/signinidentity.h"

#include <algorithm>

namespace imagebrowser {

namespace {

QString section()
{
    return QStringLiteral("accounts");
}

} // namespace

AccountStore::AccountStore(SettingsFile &settings, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_secrets(secrets)
{
    load();
}

std::optional<Account> AccountStore::account(const QString &id) const
{
    const qsizetype index = indexOf(id);
    return index >= 0 ? std::optional(m_accounts.at(index)) : std::nullopt;
}

std::optional<Account> AccountStore::findByName(const QString &name) const
{
    const auto exact = std::ranges::find(m_accounts, name, &Account::name);
    if (exact != m_accounts.end())
        return *exact;
    const auto matches = [&name](const Account &account) {
        return account.name.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(m_accounts, matches);
    if (found == m_accounts.end() || std::any_of(std::next(found), m_accounts.end(), matches))
        return std::nullopt;
    return *found;
}

Account AccountStore::add(Account account)
{
    if (account.id.isEmpty() || indexOf(account.id) >= 0)
        account.id = newAccountId();
    normalise(account);
    m_accounts.append(account);
    save();
    return account;
}

bool AccountStore::update(const Account &account)
{
    const qsizetype index = indexOf(account.id);
    if (index < 0)
        return false;
    Account updated = account;
    normalise(updated);
    const Account before = m_accounts.at(index);
    if (before != updated) {
        m_accounts[index] = updated;
        save();
        removeUnusedSignIn(before);
    }
    return true;
}

bool AccountStore::remove(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return false;
    const Account account = m_accounts.takeAt(index);
    m_unknownMembers.remove(id);
    save();
    removeSecrets(account);
    removeUnusedSignIn(account);
    Q_EMIT removed(id);
    return true;
}

std::optional<Account> AccountStore::duplicate(const QString &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return std::nullopt;
    Account copy = m_accounts.at(index);
    copy.id = newAccountId();
    normalise(copy);
    m_accounts.insert(index + 1, copy);
    save();
    return copy;
}

bool AccountStore::move(const QString &id, int newIndex)
{
    const qsizetype index = indexOf(id);
    if (index < 0 || newIndex < 0 || newIndex >= m_accounts.size())
        return false;
    if (index != newIndex) {
        m_accounts.move(index, newIndex);
        save();
    }
    return true;
}

bool AccountStore::setFavourite(const QString &id, bool isFavourite)
{
    std::optional<Account> changedAccount = account(id);
    if (!changedAccount)
        return false;
    changedAccount->isFavourite = isFavourite;
    return update(*changedAccount);
}

void AccountStore::setAccounts(const QList<Account> &accounts)
{
    const QList<Account> before = std::exchange(m_accounts, {});
    for (Account account : accounts) {
        if (account.isSample)
            continue;
        if (account.id.isEmpty() || indexOf(account.id) >= 0)
            account.id = newAccountId();
        normalise(account);
        m_accounts.append(account);
    }
    if (m_accounts == before)
        return;
    QList<Account> gone;
    std::ranges::copy_if(before, std::back_inserter(gone),
                         [this](const Account &account) { return indexOf(account.id) < 0; });
    for (const Account &account : std::as_const(gone))
        m_unknownMembers.remove(account.id);
    save();
    for (const Account &account : std::as_const(gone)) {
        removeSecrets(account);
        Q_EMIT removed(account.id);
    }
    for (const Account &account : before)
        removeUnusedSignIn(account);
}

QString AccountStore::uniqueName(const QString &base, const QString &exceptId) const
{
    const auto isTaken = [this, &exceptId](const QString &name) {
        return std::ranges::any_of(m_accounts, [&](const Account &account) {
            return account.id != exceptId && account.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    QString name = base;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1 %2").arg(base, QString::number(number));
    return name;
}

void AccountStore::load()
{
    const QJsonValue value = m_settings.value(section());
    if (!value.isUndefined() && !value.isArray())
        m_notices.append(tr("The accounts in the settings file could not be read."));
    m_isUnreadable = !value.isUndefined() && !value.isArray();
    const QJsonArray array = value.toArray();
    for (const QJsonValue entry : array) {
        AccountReading reading = accountFromJson(entry.toObject());
        if (reading.account.id.isEmpty() || indexOf(reading.account.id) >= 0) {
            m_unreadable.append(entry);
            const QString name = entry.toObject()[QStringLiteral("name")].toString().simplified();
            m_notices.append(
                name.isEmpty()
                    ? tr("An entry among the saved accounts could not be read. It is kept in the settings file.")
                    : tr("The saved account “%1” could not be read. It is kept in the settings file.").arg(name));
            continue;
        }
        for (const QString &remark : std::as_const(reading.remarks))
            m_notices.append(tr("Account “%1” in the settings file: %2").arg(reading.account.name, remark));
        if (!reading.unknownMembers.isEmpty())
            m_unknownMembers.insert(reading.account.id, reading.unknownMembers);
        m_accounts.append(reading.account);
    }
}

void AccountStore::save()
{
    QJsonArray array;
    for (const Account &account : std::as_const(m_accounts)) {
        QJsonObject object = m_unknownMembers.value(account.id);
        const QJsonObject known = accountToJson(account);
        for (auto member = known.begin(); member != known.end(); ++member)
            object.insert(member.key(), member.value());
        array.append(object);
    }
    for (const QJsonValue &entry : std::as_const(m_unreadable))
        array.append(entry);
    m_settings.setValue(section(), array);
    m_settings.save();
    Q_EMIT changed();
}

qsizetype AccountStore::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_accounts, id, &Account::id);
    return found != m_accounts.end() ? std::distance(m_accounts.begin(), found) : -1;
}

void AccountStore::normalise(Account &account) const
{
    account.isSample = false;
    account.name = uniqueName(account.name.trimmed(), account.id);
}

void AccountStore::removeSecrets(const Account &account)
{
    const QString name = account.name;
    m_secrets.removeAll(account.id, this, [this, name](const QString &errorText) {
        if (!errorText.isEmpty())
            Q_EMIT secretRemovalFailed(name, errorText);
    });
}

void AccountStore::removeUnusedSignIn(const Account &before)
{
    const QString id = signInId(before);
    const auto isSharing = [&id](const Account &account) { return signInId(account) == id; };
    if (id.isEmpty() || std::ranges::any_of(m_accounts, isSharing))
        return;
    m_secrets.write(id, SecretKind::RefreshToken, {}, this, [this, name = before.name](const QString &errorText) {
        if (!errorText.isEmpty())
            Q_EMIT secretRemovalFailed(name, errorText);
    });
}

} // namespace imagebrowser
