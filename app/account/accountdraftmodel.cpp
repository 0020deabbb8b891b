// SPDX-License-Identifier: Apache-2.0
#include "app/account/accountdraftmodel.h"

#include "app/account/accountjson.h"
#include "app/account/accountnames.h"
#include "app/account/accountstore.h"
#include "app/account/certificatefile.h"
#include "app/account/cloud.h"

#include <algorithm>
#include <memory>

namespace imagebrowser {

AccountDraftModel::AccountDraftModel(const QList<Account> &accounts, QObject *parent)
    : QAbstractListModel(parent)
    , m_saved(accounts)
{
    for (const Account &account : accounts)
        m_drafts.append({account, {}, {}, false, {}});
}

int AccountDraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_drafts.size());
}

QVariant AccountDraftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Account &draft = account(index.row());
    const QString region = regionDisplayName(draft.region());
    const QString place = region.isEmpty() ? draft.endpoint.authority() : region;
    const QString subtitle = place.isEmpty() ? signInMethodShortName(draft.signIn)
                                             : tr("%1 · %2").arg(place, signInMethodShortName(draft.signIn));
    switch (role) {
    case Qt::DisplayRole:
        return draft.name.isEmpty() ? tr("New account") : draft.name;
    case SubtitleRole:
        return subtitle;
    case FavouriteRole:
        return draft.isFavourite;
    case HasIssuesRole:
        return hasIssues(index.row());
    case Qt::AccessibleTextRole: {
        const QString name = tr("%1, %2").arg(data(index, Qt::DisplayRole).toString(), subtitle);
        return draft.isFavourite ? tr("%1, favourite").arg(name) : name;
    }
    default:
        return {};
    }
}

bool AccountDraftModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != FavouriteRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Account changed = account(index.row());
    changed.isFavourite = value.toBool();
    setAccount(index.row(), changed);
    return true;
}

int AccountDraftModel::rowOf(const QString &accountId) const
{
    const auto found =
        std::ranges::find_if(m_drafts, [&accountId](const Draft &draft) { return draft.account.id == accountId; });
    return found != m_drafts.end() ? static_cast<int>(std::distance(m_drafts.begin(), found)) : -1;
}

void AccountDraftModel::setAccount(int row, const Account &account)
{
    Account &stored = m_drafts[row].account;
    if (stored == account)
        return;
    stored = account;
    m_drafts[row].isUntouched = false;
    forgetIssues();
    // Names must differ, so a change in one row can mend or break another.
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

Secret AccountDraftModel::secret(int row, SecretKind kind) const
{
    const auto found = m_drafts.at(row).secrets.find(kind);
    return found != m_drafts.at(row).secrets.end() ? found->second : Secret();
}

bool AccountDraftModel::isSecretKnown(int row, SecretKind kind) const
{
    return m_drafts.at(row).secrets.contains(kind);
}

void AccountDraftModel::noteSecret(int row, SecretKind kind, const Secret &secret)
{
    if (m_drafts.at(row).changedSecrets.contains(kind))
        return;
    m_drafts[row].secrets.insert_or_assign(kind, secret);
    m_drafts[row].hasIssues.reset();
    Q_EMIT dataChanged(index(row), index(row), {HasIssuesRole});
}

void AccountDraftModel::setSecret(int row, SecretKind kind, const Secret &newSecret)
{
    if (isSecretKnown(row, kind) && secret(row, kind).reveal() == newSecret.reveal())
        return;
    m_drafts[row].secrets.insert_or_assign(kind, newSecret);
    m_drafts[row].changedSecrets.insert(kind);
    m_drafts[row].isUntouched = false;
    m_drafts[row].hasIssues.reset();
    Q_EMIT dataChanged(index(row), index(row), {HasIssuesRole});
}

int AccountDraftModel::addAccount(const Account &account)
{
    Draft draft{account, {}, {}, account.name.isEmpty() && account.endpoint.isEmpty(), {}};
    if (!draft.account.name.isEmpty())
        draft.account.name = uniqueName(draft.account.name);
    draft.account.id = newAccountId();
    const int untouched = untouchedRow();
    if (untouched < 0)
        return insertDraft(rowCount(), std::move(draft));
    if (!draft.isUntouched) {
        forgetIssues();
        m_drafts[untouched] = std::move(draft);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    return untouched;
}

int AccountDraftModel::untouchedRow() const
{
    const auto found = std::ranges::find_if(m_drafts, &Draft::isUntouched);
    return found != m_drafts.end() ? static_cast<int>(std::distance(m_drafts.begin(), found)) : -1;
}

int AccountDraftModel::duplicateAccount(int row)
{
    if (isUntouched(row))
        return row;
    Draft copy = m_drafts.at(row);
    copy.account.id = newAccountId();
    copy.account.name = uniqueName(copy.account.name);
    for (const auto &[kind, secret] : copy.secrets)
        copy.changedSecrets.insert(kind);
    return insertDraft(row + 1, std::move(copy));
}

int AccountDraftModel::insertDraft(int row, Draft draft)
{
    forgetIssues();
    beginInsertRows({}, row, row);
    m_drafts.insert(row, std::move(draft));
    endInsertRows();
    return row;
}

void AccountDraftModel::removeAccount(int row)
{
    forgetIssues();
    beginRemoveRows({}, row, row);
    m_drafts.removeAt(row);
    endRemoveRows();
}

bool AccountDraftModel::moveAccount(int row, int newRow)
{
    if (row == newRow || newRow < 0 || newRow >= rowCount())
        return false;
    // beginMoveRows counts places before the move.
    if (!beginMoveRows({}, row, row, {}, newRow > row ? newRow + 1 : newRow))
        return false;
    m_drafts.move(row, newRow);
    endMoveRows();
    return true;
}

QList<AccountIssue> AccountDraftModel::issues(int row) const
{
    const Account &draft = account(row);
    QList<AccountIssue> result = accountIssues(draft);
    if (isNameTaken(draft.name, row))
        result.prepend({AccountIssue::Field::Name, tr("Another account has this name.")});
    const auto add = [&result](AccountIssue::Field field, const QString &text) {
        if (!text.isEmpty())
            result.append({field, text});
    };
    if (draft.signIn == SignInMethod::SharedKey)
        add(AccountIssue::Field::Key, keyIssue(row));
    else if (draft.signIn == SignInMethod::PastedToken)
        add(AccountIssue::Field::Token, tokenIssue(row));
    else if (draft.signIn == SignInMethod::ServicePrincipalCertificate)
        add(AccountIssue::Field::CertificateFile, passwordIssue(row));
    m_drafts.at(row).hasIssues = !result.isEmpty();
    return result;
}

bool AccountDraftModel::hasIssues(int row) const
{
    const Draft &draft = m_drafts.at(row);
    if (draft.isUntouched)
        return false;
    return draft.hasIssues ? *draft.hasIssues : !issues(row).isEmpty();
}

void AccountDraftModel::forgetIssues()
{
    for (Draft &draft : m_drafts)
        draft.hasIssues.reset();
}

void AccountDraftModel::markTouched(int row)
{
    m_drafts[row].isUntouched = false;
    Q_EMIT dataChanged(index(row), index(row), {HasIssuesRole});
}

bool AccountDraftModel::isChanged() const
{
    return accounts() != m_saved
        || std::ranges::any_of(m_drafts, [](const Draft &draft) { return !draft.changedSecrets.empty(); });
}

QStringList AccountDraftModel::accountsWithChangedSecrets() const
{
    QStringList ids;
    for (const Draft &draft : m_drafts) {
        if (!draft.changedSecrets.empty())
            ids.append(draft.account.id);
    }
    return ids;
}

void AccountDraftModel::save(AccountStore &accounts, SecretStore &secrets, QObject *receiver,
                             const std::function<void(const QStringList &)> &done)
{
    m_saved = AccountDraftModel::accounts();
    struct Progress
    {
        int open = 1;
        QStringList errors;
    };
    const auto progress = std::make_shared<Progress>();
    const auto finishOne = [progress, done, &accounts, saved = m_saved] {
        if (--progress->open > 0)
            return;
        accounts.setAccounts(saved);
        done(progress->errors);
    };
    for (Draft &draft : m_drafts) {
        for (const SecretKind kind : std::exchange(draft.changedSecrets, {})) {
            ++progress->open;
            secrets.write(draft.account.id, kind, draft.secrets[kind], receiver,
                          [progress, finishOne, name = draft.account.name](const QString &errorText) {
                              if (!errorText.isEmpty())
                                  progress->errors.append(tr("%1: %2").arg(name, errorText));
                              finishOne();
                          });
        }
    }
    // Also without any secret the answer comes later, as from a store.
    QMetaObject::invokeMethod(receiver, finishOne, Qt::QueuedConnection);
}

QList<Account> AccountDraftModel::accounts() const
{
    QList<Account> accounts;
    accounts.reserve(m_drafts.size());
    for (const Draft &draft : m_drafts) {
        if (!draft.isUntouched)
            accounts.append(draft.account);
    }
    return accounts;
}

bool AccountDraftModel::isNameTaken(const QString &name, int exceptRow) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (row != exceptRow && account(row).name.trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0
            && !name.trimmed().isEmpty())
            return true;
    }
    return false;
}

QString AccountDraftModel::uniqueName(const QString &base) const
{
    return freeAccountName(base, [this](const QString &name) { return isNameTaken(name, -1); });
}

QString AccountDraftModel::keyIssue(int row) const
{
    const QByteArray bytes = secret(row, SecretKind::AccountKey).reveal();
    const auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QString() : tr("This is not an account key: keys are Base64 text of 88 characters.");
}

QString AccountDraftModel::tokenIssue(int row) const
{
    QByteArray bytes = secret(row, SecretKind::Token).reveal();
    // The header's first word is easily copied along, and taken off again when the token is used.
    if (bytes.toLower().startsWith("bearer "))
        bytes = bytes.mid(7).trimmed();
    const bool hasBadByte = std::ranges::any_of(bytes, [](char c) { return c <= ' ' || c > '~'; });
    return hasBadByte ? tr("This is not a token: it contains blanks or other characters that no token has.")
                      : QString();
}

QString AccountDraftModel::passwordIssue(int row) const
{
    const QString &path = account(row).certificateFile;
    // Not yet read from the keychain is not the same as empty.
    if (!isSecretKnown(row, SecretKind::CertificatePassword) || !CertificateFile::read(path).isKeyEncrypted)
        return {};
    const Secret password = secret(row, SecretKind::CertificatePassword);
    if (password.isEmpty())
        return tr("The private key in this file is encrypted: enter its password below.");
    return CertificateFile::canOpenKey(path, password)
        ? QString()
        : tr("The password below does not open the private key in this file.");
}

} // namespace imagebrowser
