// SPDX-License-Identifier: Apache-2.0
#include "app/differences/differencesmodel.h"

#include "app/differences/imagesbyidentity.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace imagebrowser {

namespace {

std::optional<ImageField> fieldOfColumn(int column)
{
    switch (column) {
    case DifferencesModel::Sku:
        return ImageField::Sku;
    case DifferencesModel::Offer:
        return ImageField::Offer;
    case DifferencesModel::Publisher:
        return ImageField::Publisher;
    case DifferencesModel::Version:
        return ImageField::Version;
    default:
        return {};
    }
}

} // namespace

DifferencesModel::DifferencesModel(ImageQueryModel &query, QObject *parent)
    : QAbstractTableModel(parent)
    , m_query(query)
{
    m_update.setSingleShot(true);
    connect(&m_update, &QTimer::timeout, this, &DifferencesModel::update);
    const ImageTableModel *images = query.images();
    connect(images, &QAbstractItemModel::rowsInserted, this, [this] { updateSoon(ArrivalInterval, true); });
    connect(images, &ImageTableModel::rowsAboutToBeMapped, this, &DifferencesModel::beginChange);
    connect(images, &ImageTableModel::rowsMapped, this, [this] { updateSoon(std::chrono::milliseconds(0), true); });
    connect(&query, &ImageQueryModel::rowsChanged, this, [this] { updateSoon(std::chrono::milliseconds(0), false); });
    connect(images, &ImageTableModel::endOfLivesChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void DifferencesModel::setAccounts(std::vector<ComparedAccount> accounts)
{
    if (accounts == m_accounts)
        return;
    m_accounts = std::move(accounts);
    updateSoon(std::chrono::milliseconds(0), true);
}

void DifferencesModel::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    m_mustCompare = true;
    if (isActive) {
        update();
        return;
    }
    m_update.stop();
    Q_EMIT aboutToRearrange();
    beginResetModel();
    m_rows.clear();
    m_images.clear();
    m_differences = {};
    endResetModel();
    Q_EMIT rearranged();
}

void DifferencesModel::setOnlyDifferences(bool isOnly)
{
    if (isOnly == m_isOnly)
        return;
    m_isOnly = isOnly;
    if (m_isActive)
        update();
}

void DifferencesModel::flush()
{
    if (m_isActive && m_update.isActive())
        update();
}

void DifferencesModel::updateSoon(std::chrono::milliseconds delay, bool isNewComparison)
{
    if (!m_isActive)
        return;
    m_mustCompare = m_mustCompare || isNewComparison;
    if (!m_update.isActive() || m_update.remainingTimeAsDuration() > delay)
        m_update.start(delay);
}

void DifferencesModel::beginChange()
{
    if (!m_isActive || m_isChanging)
        return;
    Q_EMIT aboutToRearrange();
    // The numbers of rows and records are about to mean something else, and whose rows the new ones are is told only
    // later.
    m_isChanging = true;
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_mustCompare = true;
}

//! Ranks are computed when they are asked for, so nobody else may read the store then.
void DifferencesModel::haveStoreAlone() const
{
    m_query.images()->reads().interrupt();
}

void DifferencesModel::update()
{
    m_update.stop();
    haveStoreAlone();
    if (!m_mustCompare) {
        const Arrangement fresh = arrange();
        if (fresh.rows == m_rows && fresh.summary == m_summary)
            return;
    }
    if (!m_isChanging)
        Q_EMIT aboutToRearrange();
    beginResetModel();
    if (m_mustCompare) {
        m_differences = ImageDifferences(images().store(), m_accounts);
        m_images = imagesByIdentity(m_differences, images().store());
    }
    Arrangement fresh = arrange();
    m_rows = std::move(fresh.rows);
    m_summary = fresh.summary;
    m_mustCompare = false;
    m_isChanging = false;
    endResetModel();
    Q_EMIT rearranged();
}

DifferencesModel::Arrangement DifferencesModel::arrange() const
{
    Arrangement result;
    result.rows = passing();
    result.summary = DifferenceSummary::of(m_differences, result.rows);
    if (m_isOnly)
        std::erase_if(result.rows, [this](ImageId image) { return m_differences.differences(image).none(); });
    sortImages(result.rows);
    return result;
}

std::vector<DifferencesModel::ImageId> DifferencesModel::passing() const
{
    std::vector<std::uint8_t> passes(m_differences.imageCount(), 0);
    const ImageStore &store = images().store();
    for (const RowId row : m_query.rows()) {
        // The listings of accounts that are not compared, and rows younger than the comparison.
        if (const auto image = m_differences.imageOf(store.record(row)))
            passes[*image] = 1;
    }
    std::vector<ImageId> result;
    std::copy_if(m_images.begin(), m_images.end(), std::back_inserter(result),
                 [&passes](ImageId image) { return passes[image] != 0; });
    return result;
}

std::vector<DifferencesModel::ImageId> DifferencesModel::allImages() const
{
    if (m_isChanging)
        return {};
    haveStoreAlone();
    std::vector<ImageId> all = m_images;
    sortImages(all);
    return all;
}

std::string DifferencesModel::identity(ImageId image) const
{
    const ImageStore &store = images().store();
    const RecordId record = store.record(m_differences.rows(image).front());
    std::string identity;
    for (const ImageField field : ImageValueClasses::identityFields) {
        const std::string_view text = store.texts(field).folded(store.textId(record, field));
        if (field != ImageField::Version || text != "latest")
            identity += text;
        identity += '\0';
    }
    return identity;
}

DifferenceTexts DifferencesModel::texts() const
{
    return {m_differences, images().store(), images().endOfLives()};
}

QString DifferencesModel::text(ImageId image, int column) const
{
    if (column == Differs)
        return texts().differs(image);
    if (const auto field = fieldOfColumn(column))
        return texts().reference(image, *field);
    return texts().cell(image, accountAt(column));
}

int DifferencesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DifferencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstAccount + static_cast<int>(m_differences.accounts().size());
}

DifferencesModel::Mark DifferencesModel::mark(ImageId image, int column) const
{
    const ImageDifferenceSet &kinds = m_differences.differences(image);
    if (column == Differs) {
        if (kinds.test(indexOf(ImageDifference::Missing)))
            return Mark::Missing;
        if (kinds.any())
            return Mark::Different;
        return m_differences.notKnownCount(image) > 0 ? Mark::NotKnown : Mark::Same;
    }
    if (column < FirstAccount)
        return Mark::None;
    switch (m_differences.presence(image, accountAt(column))) {
    case ImagePresence::Missing:
        return Mark::Missing;
    case ImagePresence::NotKnown:
        return Mark::NotKnown;
    case ImagePresence::Listed:
        break;
    }
    return Mark::EndOfLife;
}

EndOfLifeState DifferencesModel::state(ImageId image, int column) const
{
    const auto isEnded = [this](RowId row) { return images().endOfLife(row).state == EndOfLifeState::Ended; };
    if (column < FirstAccount) {
        const auto rows = m_differences.rows(image);
        return std::all_of(rows.begin(), rows.end(), isEnded) ? EndOfLifeState::Ended : EndOfLifeState::NoDate;
    }
    const auto rows = m_differences.rows(image, accountAt(column));
    return rows.empty() ? EndOfLifeState::NoDate : images().endOfLife(rows.front()).state;
}

RowId DifferencesModel::rowFor(ImageId image, int column) const
{
    if (column >= FirstAccount) {
        if (const auto rows = m_differences.rows(image, accountAt(column)); !rows.empty())
            return rows.front();
    }
    return m_differences.rows(image).front();
}

QString DifferencesModel::sentences(ImageId image, int column) const
{
    if (column == Differs)
        return texts().differsSentences(image);
    return column < FirstAccount ? text(image, column) : texts().cellSentences(image, accountAt(column));
}

QVariant DifferencesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ImageId image = imageAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(image, column);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return sentences(image, column).replace(u'\n', u' ');
    case Qt::ToolTipRole:
        return sentences(image, column);
    case EndOfLifeStateRole:
        return static_cast<int>(state(image, column));
    case RowIdRole:
        return rowFor(image, column);
    case MarkRole:
        return static_cast<int>(mark(image, column));
    case UnusualRole:
        return column >= FirstAccount && m_differences.unusual(image, accountAt(column)).any();
    default:
        return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section >= FirstAccount) {
        const ComparedAccount &account = m_differences.accounts()[accountAt(section)];
        return account.isWhole ? account.name : tr("%1: not complete").arg(account.name);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Differs:
        return tr("What differs");
    case Sku:
        return tr("SKU");
    case Offer:
        return tr("Offer");
    case Publisher:
        return tr("Publisher");
    case Version:
        return tr("Version");
    default:
        return m_differences.accounts()[accountAt(section)].name;
    }
}

void DifferencesModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    m_sort.removeIf([&](const SortStep &step) { return columnOf(step) == column; });
    m_sort.prepend(
        {column, order, column < FirstAccount ? QString() : m_differences.accounts()[accountAt(column)].name});
    if (m_isActive && !m_isChanging)
        update();
}

//! -1 while the account is not compared.
int DifferencesModel::columnOf(const SortStep &step) const
{
    if (step.column < FirstAccount)
        return step.column;
    const std::vector<ComparedAccount> &accounts = m_differences.accounts();
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [&step](const ComparedAccount &account) { return account.name == step.account; });
    return found == accounts.end() ? -1 : FirstAccount + static_cast<int>(found - accounts.begin());
}

//! Positions from 0, missing values last; they stay last when the order is turned round.
std::vector<std::uint32_t> DifferencesModel::ranks(int column) const
{
    constexpr std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
    const ImageStore &store = images().store();
    const auto endOfRecord = [&](RecordId record) {
        return store.endOfLives().ranks()[store.textId(record, ImageField::BatchSupportEndOfLife)];
    };
    std::vector<std::uint32_t> ranks(m_differences.imageCount(), last);
    for (ImageId image = 0; image < ranks.size(); ++image) {
        std::uint32_t rank = 0;
        if (column == Differs) {
            // The first kinds weigh most, however many follow them.
            const ImageDifferenceSet &kinds = m_differences.differences(image);
            for (std::size_t kind = 0; kind < kinds.size(); ++kind)
                rank = rank * 2 + (kinds.test(kind) ? 0 : 1);
            rank += 1;
        } else if (const auto field = fieldOfColumn(column)) {
            const RecordId record = store.record(m_differences.rows(image).front());
            rank = store.texts(*field).ranks()[store.textId(record, *field)];
        } else if (const auto rows = m_differences.rows(image, accountAt(column)); !rows.empty()) {
            rank = endOfRecord(store.record(rows.front()));
            rank = rank == 0 ? last - 1 : rank;
        }
        ranks[image] = rank == 0 ? last : rank;
    }
    return ranks;
}

void DifferencesModel::sortImages(std::vector<ImageId> &sorted) const
{
    constexpr std::uint32_t last = std::numeric_limits<std::uint32_t>::max() - 1;
    for (auto step = m_sort.crbegin(); step != m_sort.crend(); ++step) {
        const int column = columnOf(*step);
        if (column < 0)
            continue;
        std::vector<std::uint32_t> keys = ranks(column);
        if (step->order == Qt::DescendingOrder) {
            for (std::uint32_t &key : keys)
                key = key >= last ? key : last - key;
        }
        std::stable_sort(sorted.begin(), sorted.end(),
                         [&](ImageId left, ImageId right) { return keys[left] < keys[right]; });
    }
}

} // namespace imagebrowser
