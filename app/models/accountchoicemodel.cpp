// SPDX-License-Identifier: Apache-2.0
#include "app/models/accountchoicemodel.h"

#include "app/account/accountjson.h"
#include "app/account/cloud.h"
#include "app/sample/sampleaccounts.h"

#include <QLocale>

#include <algorithm>

namespace imagebrowser {

namespace {

bool matches(const Account &account, const QStringList &words)
{
    const QString text =
        account.name % u' ' % account.endpoint.host() % u' ' % account.accountName % u' ' % accountSubtitle(account);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QString accountSubtitle(const Account &account)
{
    QStringList parts;
    const QString region =
        account.isSample ? SampleAccounts::regionLabel(account.id) : regionDisplayName(account.region());
    if (!region.isEmpty())
        parts << region;
    parts << (account.isSample ? AccountChoiceModel::tr("sample") : signInMethodName(account.signIn));
    return parts.join(QStringLiteral(" · "));
}

void AccountChoiceModel::setAccounts(const QList<Account> &accounts)
{
    m_accounts = accounts;
    setTickedIds(tickedIds());
    rebuild();
}

void AccountChoiceModel::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    rebuild();
}

void AccountChoiceModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_accounts.size(); ++i) {
        if (matches(m_accounts.at(i), words))
            m_rows.append(i);
    }
    std::stable_partition(m_rows.begin(), m_rows.end(), [this](qsizetype i) { return m_accounts.at(i).isFavourite; });
    endResetModel();
}

QStringList AccountChoiceModel::tickedIds() const
{
    QStringList ids;
    for (const Account &account : m_accounts) {
        if (m_ticked.contains(account.id))
            ids << account.id;
    }
    return ids;
}

void AccountChoiceModel::setTickedIds(const QStringList &ids)
{
    m_ticked = QSet<QString>(ids.begin(), ids.end());
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

const Account *AccountChoiceModel::accountAt(int row) const
{
    const int place = hasAllRow() ? row - 1 : row;
    return place < 0 ? nullptr : &m_accounts.at(m_rows.at(place));
}

QStringList AccountChoiceModel::idsOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (const Account *account = accountAt(index.row()))
        return {account->id};
    QStringList ids;
    for (const qsizetype i : m_rows)
        ids << m_accounts.at(i).id;
    return ids;
}

int AccountChoiceModel::rowOf(const QString &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Account *account = accountAt(row);
        if (account != nullptr && account->id == id)
            return row;
    }
    return -1;
}

int AccountChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + (hasAllRow() ? 1 : 0);
}

Qt::CheckState AccountChoiceModel::checkState(int row) const
{
    if (const Account *account = accountAt(row))
        return m_ticked.contains(account->id) ? Qt::Checked : Qt::Unchecked;
    const auto ticked = std::count_if(m_rows.begin(), m_rows.end(),
                                      [this](qsizetype i) { return m_ticked.contains(m_accounts.at(i).id); });
    return ticked == 0 ? Qt::Unchecked : ticked == m_rows.size() ? Qt::Checked : Qt::PartiallyChecked;
}

QString AccountChoiceModel::text(int row) const
{
    if (const Account *account = accountAt(row))
        return account->name;
    return m_search.trimmed().isEmpty() ? tr("All accounts") : tr("All that are found");
}

QString AccountChoiceModel::subtitle(int row) const
{
    if (const Account *account = accountAt(row))
        return accountSubtitle(*account);
    return tr("%1 accounts").arg(QLocale().toString(m_rows.size()));
}

QString AccountChoiceModel::accessibleText(int row) const
{
    QStringList parts{text(row)};
    const Account *account = accountAt(row);
    if (account != nullptr && account->isFavourite)
        parts << tr("favourite");
    parts << subtitle(row);
    return parts.join(QStringLiteral(", "));
}

QVariant AccountChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Account *account = accountAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row());
    case Qt::CheckStateRole:
        return static_cast<int>(checkState(index.row()));
    case Qt::AccessibleTextRole:
        return accessibleText(index.row());
    case Qt::ToolTipRole:
        return account != nullptr ? account->endpoint.toDisplayString() : QString();
    case SubtitleRole:
        return subtitle(index.row());
    case IsFavouriteRole:
        return account != nullptr && account->isFavourite;
    case IsAllRole:
        return account == nullptr;
    default:
        return {};
    }
}

bool AccountChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool isTicked = value.value<Qt::CheckState>() == Qt::Checked;
    const QStringList ids = idsOf(index);
    for (const QString &id : ids) {
        if (isTicked)
            m_ticked.insert(id);
        else
            m_ticked.remove(id);
    }
    Q_EMIT dataChanged(this->index(0), this->index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags AccountChoiceModel::flags(const QModelIndex &index) const
{
    return index.isValid()
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
        : Qt::NoItemFlags;
}

} // namespace imagebrowser
