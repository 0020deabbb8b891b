// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QAbstractListModel>
#include <QSet>

namespace imagebrowser {

//! The accounts as the account box offers them: "All accounts" first, then favourites, then the others in the user's
//! order, narrowed by a search. Every account can be ticked; the search hides ticked ones but does not untick them.
class AccountChoiceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int
    {
        SubtitleRole = Qt::UserRole, //!< "West Europe · account key"
        IsFavouriteRole,
        IsAllRole, //!< the row that stands for every account the search leaves
    };

    using QAbstractListModel::QAbstractListModel;

    //! Ticks of accounts that are gone go.
    void setAccounts(const QList<Account> &accounts);
    [[nodiscard]] const QList<Account> &accounts() const { return m_accounts; }
    //! All words must occur in name, host, region, sign-in or service account name; case does not matter.
    void setSearch(const QString &search);

    //! In the user's order, whatever the search shows. Unknown ids are left out.
    [[nodiscard]] QStringList tickedIds() const;
    void setTickedIds(const QStringList &ids);
    //! What a row stands for: one account, or all that the search leaves.
    [[nodiscard]] QStringList idsOf(const QModelIndex &index) const;
    //! Row of the account; -1 when the search hides it.
    [[nodiscard]] int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    //! By setData().
    void ticksChanged();

private:
    void rebuild();
    [[nodiscard]] bool hasAllRow() const { return m_rows.size() > 1; }
    //! Null for the row of all.
    [[nodiscard]] const Account *accountAt(int row) const;
    [[nodiscard]] Qt::CheckState checkState(int row) const;
    [[nodiscard]] QString text(int row) const;
    [[nodiscard]] QString subtitle(int row) const;
    [[nodiscard]] QString accessibleText(int row) const;

    QList<Account> m_accounts;
    QSet<QString> m_ticked;
    QString m_search;
    QList<qsizetype> m_rows; //!< of m_accounts: what the search leaves, favourites first
};

//! "West Europe · account key": what tells accounts of like names apart.
[[nodiscard]] QString accountSubtitle(const Account &account);

} // namespace imagebrowser
