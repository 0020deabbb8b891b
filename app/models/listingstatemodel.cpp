// SPDX-License-Identifier: Apache-2.0
#include "app/models/listingstatemodel.h"

#include <QLocale>

namespace imagebrowser {

ListingStateModel::ListingStateModel(AccountListings &listings, QObject *parent)
    : QAbstractTableModel(parent)
    , m_listings(listings)
{
    m_update.setSingleShot(true);
    m_update.setInterval(UpdateInterval);
    connect(&m_update, &QTimer::timeout, this, &ListingStateModel::tell);
    connect(&listings, &AccountListings::openAccountsChanged, this, &ListingStateModel::reset);
    connect(&listings, &AccountListings::changed, this, [this] {
        if (!m_update.isActive())
            m_update.start();
    });
    reset();
}

void ListingStateModel::reset()
{
    beginResetModel();
    m_ids.clear();
    for (const AccountListing &listing : m_listings.openListings())
        m_ids << listing.account.id;
    endResetModel();
}

void ListingStateModel::tell()
{
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const AccountListing *ListingStateModel::listing(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_ids.size() ? m_listings.listing(m_ids.at(index.row())) : nullptr;
}

int ListingStateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ListingStateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ListingStateModel::text(const AccountListing &listing, Column column)
{
    switch (column) {
    case NameColumn:
        return listing.account.name;
    case StatusColumn:
        return listingStatusText(listing);
    case ImagesColumn:
        return listingImagesText(listing);
    case WhenColumn:
        return listing.wasFetched()
            ? tr("%1 UTC").arg(listing.fetchedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
            : QString();
    case TookColumn:
        return listing.wasFetched()
            ? tr("%1 s").arg(QLocale().toString(static_cast<double>(listing.duration.count()) / 1000.0, 'f', 1))
            : QString();
    case ActionColumn:
        return listingActionText(listingAction(listing));
    case ColumnCount:
        break;
    }
    return {};
}

//! Accounts in the same state stay in the user's order.
QVariant ListingStateModel::sortKey(const AccountListing &listing, const QModelIndex &index)
{
    const auto column = static_cast<Column>(index.column());
    switch (column) {
    case StatusColumn:
        return (static_cast<qlonglong>(listingStatus(listing)) << 32) + index.row();
    case ImagesColumn:
        return static_cast<qlonglong>(listing.imagesShown);
    case WhenColumn:
        return listing.fetchedAt;
    case TookColumn:
        return static_cast<qlonglong>(listing.duration.count());
    case NameColumn:
    case ActionColumn:
    case ColumnCount:
        break;
    }
    return text(listing, column);
}

QVariant ListingStateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AccountListing *row = listing(index);
    if (row == nullptr)
        return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(*row, column);
    case Qt::AccessibleTextRole:
        // The first cell is what is read when a row becomes the current one.
        return column == NameColumn ? QString(row->account.name % QStringLiteral(", ") % listingStatusText(*row))
                                    : text(*row, column);
    case Qt::TextAlignmentRole:
        return QVariant((column == ImagesColumn || column == TookColumn ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    case StatusRole:
        return static_cast<int>(listingStatus(*row));
    case AccountIdRole:
        return row->account.id;
    case SortRole:
        return sortKey(*row, index);
    default:
        return {};
    }
}

QVariant ListingStateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == ImagesColumn || section == TookColumn ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Account");
    case StatusColumn:
        return tr("State");
    case ImagesColumn:
        return tr("Images");
    case WhenColumn:
        return tr("Fetched");
    case TookColumn:
        return tr("Took");
    case ActionColumn:
        return tr("Action");
    default:
        return {};
    }
}

} // namespace imagebrowser
