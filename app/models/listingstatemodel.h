// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/listingstatus.h"

#include <QAbstractTableModel>

namespace imagebrowser {

//! One row for each open account: how its listing stands and what can be done about it. Changes are told at most every
//! UpdateInterval, all rows at once, so that a thousand accounts on their way cost no more than one.
class ListingStateModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int
    {
        NameColumn,
        StatusColumn,
        ImagesColumn,
        WhenColumn,
        TookColumn,
        ActionColumn,
        ColumnCount
    };
    enum Role : int
    {
        StatusRole = Qt::UserRole, //!< ListingStatus as int
        AccountIdRole,
        SortRole,
    };
    static constexpr std::chrono::milliseconds UpdateInterval{60};

    explicit ListingStateModel(AccountListings &listings, QObject *parent = nullptr);

    //! Null when the row is gone in the meantime.
    [[nodiscard]] const AccountListing *listing(const QModelIndex &index) const;
    [[nodiscard]] int rowOf(const QString &accountId) const { return static_cast<int>(m_ids.indexOf(accountId)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void reset();
    void tell();
    [[nodiscard]] static QString text(const AccountListing &listing, Column column);
    [[nodiscard]] static QVariant sortKey(const AccountListing &listing, const QModelIndex &index);

    AccountListings &m_listings;
    QStringList m_ids;
    QTimer m_update;
};

} // namespace imagebrowser
