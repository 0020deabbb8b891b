// SPDX-License-Identifier: Apache-2.0
#include "app/models/imagetablemodel.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <unordered_map>

namespace imagebrowser {

namespace {

//! What makes two rows the same image: everything a pool names, not what the service says about it.
std::string identityOf(const ImageStore &store, RowId row)
{
    std::string identity;
    for (const ImageField field : allImageFields()) {
        if (!isInImageReference(field) && field != ImageField::NodeAgentSkuId)
            continue;
        const TextPool::Id id = store.textId(store.record(row), field);
        identity.append(reinterpret_cast<const char *>(&id), sizeof id);
    }
    return identity;
}

using Replacement = ImageTableModel::Replacement;
//! By ListingId: the replacement a listing belongs to, counted from 1; 0 for none.
using Groups = std::vector<std::size_t>;

//! Pairs the rows of old and fresh listings by image; the n-th copy of an image goes to the n-th copy.
std::unordered_map<RowId, RowId> pairRows(const ImageStore &store, std::span<const Replacement> replacements)
{
    Groups olds(store.listingCount(), 0);
    Groups freshs(store.listingCount(), 0);
    for (std::size_t i = 0; i < replacements.size(); ++i) {
        olds[replacements[i].old] = i + 1;
        freshs[replacements[i].fresh] = i + 1;
    }
    const auto keyOf = [&store](std::size_t group, RowId row) {
        std::string key = identityOf(store, row);
        key.append(reinterpret_cast<const char *>(&group), sizeof group);
        return key;
    };
    std::unordered_map<std::string, std::vector<RowId>> oldRows;
    for (RowId row = 0; row < store.rowCount(); ++row) {
        if (const std::size_t group = olds[store.listing(row)]; group != 0)
            oldRows[keyOf(group, row)].push_back(row);
    }
    std::unordered_map<std::string, std::size_t> taken;
    std::unordered_map<RowId, RowId> pairs;
    for (RowId row = 0; row < store.rowCount(); ++row) {
        const std::size_t group = freshs[store.listing(row)];
        if (group == 0)
            continue;
        const std::string key = keyOf(group, row);
        const auto found = oldRows.find(key);
        if (found == oldRows.end())
            continue;
        const std::size_t copy = taken[key]++;
        if (copy < found->second.size())
            pairs.emplace(found->second[copy], row);
    }
    return pairs;
}

//! New row numbers after the rows of \a gone are dropped.
std::vector<RowId> rowsWithout(const ImageStore &store, std::span<const ListingId> gone)
{
    std::vector<bool> isGone(store.listingCount(), false);
    for (const ListingId listing : gone)
        isGone[listing] = true;
    std::vector<RowId> newRows(store.rowCount(), RowMapping::NoRow);
    RowId next = 0;
    for (RowId row = 0; row < store.rowCount(); ++row) {
        if (!isGone[store.listing(row)])
            newRows[row] = next++;
    }
    return newRows;
}

} // namespace

ImageTableModel::ImageTableModel(Clock clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(std::move(clock))
{
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    m_appending.setSingleShot(true);
    connect(&m_appending, &QTimer::timeout, this, &ImageTableModel::appendNext);
    connect(&m_reads, &StoreReads::ended, this, &ImageTableModel::onReadEnded);
}

void ImageTableModel::read(const QObject *reader, StoreReads::Work work, StoreReads::Done done)
{
    m_reads.read(reader, !isLarge(), std::move(work), std::move(done));
}

bool ImageTableModel::isLarge() const
{
    return m_store.rowCount() >= LargeRowCount || m_store.recordCount() >= LargeRowCount / 4;
}

ListingId ImageTableModel::addListing(const QString &account, bool isShown)
{
    m_reads.interrupt();
    const ListingId listing = m_store.addListing(account);
    m_store.setListingShown(listing, isShown);
    return listing;
}

bool ImageTableModel::addPage(ListingId listing, const std::shared_ptr<const ImagePage> &page)
{
    if (!m_reads.isReading() && !m_appending.isActive()) {
        // Of pages that come together one is appended in each turn of the event loop, once there are many rows.
        if (isLarge())
            m_appending.start();
        return append(listing, *page);
    }
    auto bytes = static_cast<std::size_t>(page->body.size());
    std::size_t images = page->images.size();
    for (const WaitingPage &waiting : m_waiting) {
        bytes += static_cast<std::size_t>(waiting.page->body.size());
        images += waiting.page->images.size();
    }
    if (!m_store.canHold(bytes, images))
        return false;
    m_waiting.push_back({listing, page});
    m_appending.start();
    return true;
}

//! Reads and pages take turns, so that neither keeps the other out.
void ImageTableModel::onReadEnded()
{
    m_pagesBeforeReading = m_waiting.size();
    m_reads.setHeld(m_pagesBeforeReading > 0);
    m_appending.start();
}

void ImageTableModel::appendNext()
{
    // The end of a read calls again.
    if (m_reads.isReading())
        return;
    m_pagesBeforeReading = std::min(m_pagesBeforeReading, m_waiting.size());
    m_pagesBeforeReading -= m_pagesBeforeReading > 0 ? 1 : 0;
    if (m_waiting.empty())
        return m_reads.setHeld(false);
    const WaitingPage next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_appending.start();
    // There was room for it when it came, and nothing came since that was not counted in.
    [[maybe_unused]] const bool isAppended = append(next.listing, *next.page);
    Q_ASSERT(isAppended);
    if (m_pagesBeforeReading == 0)
        m_reads.setHeld(false);
}

//! Nothing reads the store and no page waits when this returns.
void ImageTableModel::settle()
{
    m_reads.interrupt();
    while (!m_waiting.empty()) {
        appendNext();
        // Whoever heard of the new rows may have begun to read.
        m_reads.interrupt();
    }
}

bool ImageTableModel::appendPage(ListingId listing, const ImagePage &page)
{
    settle();
    return append(listing, page);
}

std::size_t ImageTableModel::rowCountOf(ListingId listing) const
{
    std::size_t count = m_store.rowCount(listing);
    for (const WaitingPage &waiting : m_waiting)
        count += waiting.listing == listing ? waiting.page->images.size() : 0;
    return count;
}

bool ImageTableModel::append(ListingId listing, const ImagePage &page)
{
    if (page.images.empty())
        return true;
    // Asked before the insertion is announced: views do not forgive one that did not happen.
    if (!m_store.canHold(static_cast<std::size_t>(page.body.size()), page.images.size()))
        return false;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.images.size()) - 1);
    const bool isAppended = m_store.append(listing, page);
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    endInsertRows();
    return isAppended;
}

void ImageTableModel::replaceListings(std::span<const Replacement> replacements)
{
    if (replacements.empty())
        return;
    settle();
    Q_EMIT rowsAboutToBeMapped();
    beginResetModel();
    std::vector<ListingId> olds;
    for (const Replacement &replacement : replacements)
        olds.push_back(replacement.old);
    const auto pairs = pairRows(m_store, replacements);
    std::vector<RowId> newRows = rowsWithout(m_store, olds);
    for (const auto &[oldRow, freshRow] : pairs)
        newRows[oldRow] = newRows[freshRow];
    m_store.removeListings(olds);
    for (const Replacement &replacement : replacements)
        m_store.setListingShown(replacement.fresh, true);
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    endResetModel();
    Q_EMIT rowsMapped(RowMapping(std::move(newRows)));
}

void ImageTableModel::removeListings(std::span<const ListingId> listings)
{
    if (listings.empty())
        return;
    std::erase_if(m_waiting, [listings](const WaitingPage &waiting) {
        return std::find(listings.begin(), listings.end(), waiting.listing) != listings.end();
    });
    settle();
    const bool hasRows = std::any_of(listings.begin(), listings.end(),
                                     [this](ListingId listing) { return m_store.rowCount(listing) > 0; });
    if (!hasRows) {
        m_reads.interrupt();
        m_store.removeListings(listings);
        return;
    }
    Q_EMIT rowsAboutToBeMapped();
    beginResetModel();
    std::vector<RowId> newRows = rowsWithout(m_store, listings);
    m_store.removeListings(listings);
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    endResetModel();
    Q_EMIT rowsMapped(RowMapping(std::move(newRows)));
}

void ImageTableModel::clear()
{
    m_waiting.clear();
    m_reads.interrupt();
    Q_EMIT rowsAboutToBeMapped();
    beginResetModel();
    std::vector<RowId> newRows(m_store.rowCount(), RowMapping::NoRow);
    m_store.clear();
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    endResetModel();
    Q_EMIT rowsMapped(RowMapping(std::move(newRows)));
}

void ImageTableModel::setThresholds(const EndOfLifeThresholds &thresholds)
{
    if (thresholds == m_thresholds || !thresholds.isValid())
        return;
    m_reads.interrupt();
    m_thresholds = thresholds;
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    Q_EMIT endOfLivesChanged();
}

void ImageTableModel::updateEndOfLives()
{
    const Instant now = m_clock();
    if (now >= m_endOfLives.now() && now < m_endOfLives.nextChange())
        return;
    const Instant before = m_endOfLives.now();
    m_reads.interrupt();
    m_endOfLives.update(m_store, m_clock(), m_thresholds);
    if (m_endOfLives.now() != before)
        Q_EMIT endOfLivesChanged();
}

int ImageTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_store.rowCount());
}

int ImageTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ImageColumnCount;
}

QString ImageTableModel::text(RowId row, ImageColumn column) const
{
    const RecordId record = m_store.record(row);
    if (const auto field = fieldOf(column))
        return m_store.texts(*field).string(m_store.textId(record, *field));
    switch (column) {
    case StateColumn:
        return m_endOfLives.entry(m_store, record).state;
    case EndsColumn:
        return m_endOfLives.entry(m_store, record).ends;
    case DaysLeftColumn:
        return m_endOfLives.entry(m_store, record).daysLeft;
    case CapabilitiesColumn:
        return m_store.capabilities().string(m_store.capabilitySet(record));
    case AccountColumn:
        return m_store.accountName(m_store.listing(row));
    default:
        return {};
    }
}

QVariant ImageTableModel::accessibleText(RowId row, ImageColumn column) const
{
    const EndOfLifeTexts::Entry &entry = m_endOfLives.entry(m_store, m_store.record(row));
    if (column == StateColumn)
        return entry.accessible;
    const QString shown = text(row, column);
    if (!shown.isEmpty())
        return shown;
    return column == EndsColumn || column == DaysLeftColumn ? tr("No end date") : tr("None");
}

QString ImageTableModel::toolTip(RowId row, ImageColumn column) const
{
    if (column != StateColumn && column != EndsColumn && column != DaysLeftColumn)
        return text(row, column);
    const EndOfLife end = endOfLife(row);
    if (!end.instant) {
        const QString received = text(row, EndsColumn);
        if (!received.isEmpty())
            return tr("The service sent “%1”, which is not a date.").arg(received);
        return tr("Not decided yet. Batch may set a date at any time.");
    }
    const QDateTime utc = toDateTime(*end.instant);
    const QString local = QLocale().toString(utc.toLocalTime(), QLocale::LongFormat);
    return tr("%1 UTC\nLocal time: %2\n%3")
        .arg(isoInstant(*end.instant).replace(u'T', u' ').chopped(1), local,
             end.state == EndOfLifeState::Ended
                 ? tr("Batch refuses new pools with this image. Existing pools may fail to resize.")
                 : tr("After this date Batch refuses new pools with this image. Existing pools may fail to resize."));
}

QVariant ImageTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<RowId>(index.row());
    const auto column = static_cast<ImageColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: {
        const QString shown = text(row, column);
        return column == EndsColumn && shown.isEmpty() ? QStringLiteral("—") : shown;
    }
    case Qt::TextAlignmentRole:
        return QVariant(column == DaysLeftColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                 : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case EndOfLifeStateRole:
        return static_cast<int>(endOfLife(row).state);
    case RowIdRole:
        return row;
    default:
        return {};
    }
}

QVariant ImageTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ImageColumnCount)
        return {};
    const auto column = static_cast<ImageColumn>(section);
    if (role == Qt::DisplayRole)
        return columnLabel(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == DaysLeftColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                 : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace imagebrowser
