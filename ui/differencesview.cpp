// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesview.h"

#include "ui/differencesdelegate.h"
#include "ui/frozencolumns.h"
#include "ui/metrics.h"
#include "ui/typeahead.h"

#include <QContextMenuEvent>
#include <QHash>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace imagebrowser {

namespace {

constexpr int frozenColumns = 2; //!< Differs and Sku
//! In widths of "0".
constexpr std::array<int, DifferencesModel::FirstAccount> widest{30, 21, 18, 18, 12};
constexpr int widestAccount = 30;

} // namespace

DifferencesView::DifferencesView(DifferencesModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("differencesTable"));
    setAccessibleName(tr("Differences"));
    setModel(model);
    setItemDelegate(new DifferencesDelegate(this));
    setUp(this);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setUpHeader();
    m_frozen = new FrozenColumns(this, frozenColumns);
    m_frozen->setObjectName(QStringLiteral("differencesFrozenTable"));
    m_frozen->setAccessibleName(tr("Differences, first columns"));
    setUp(m_frozen);
    connect(m_frozen, &FrozenColumns::headerMenuWanted, this, &DifferencesView::showHeaderMenu);
    connect(model, &DifferencesModel::aboutToRearrange, this, &DifferencesView::remember);
    connect(model, &DifferencesModel::rearranged, this, &DifferencesView::restore);
}

DifferencesView::~DifferencesView()
{
    // It listens to headers and scroll bars that the base class would still move while it goes.
    delete m_frozen;
}

void DifferencesView::setUp(QTableView *view)
{
    view->setSelectionBehavior(SelectRows);
    view->setSelectionMode(ExtendedSelection);
    view->setAlternatingRowColors(true);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setCornerButtonEnabled(false);
    view->setFrameShape(NoFrame);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setMinimumSectionSize(metrics::rowHeight(fontMetrics()));
    view->verticalHeader()->setDefaultSectionSize(metrics::rowHeight(fontMetrics()));
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void DifferencesView::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setStretchLastSection(true);
    header->setSortIndicator(DifferencesModel::Differs, Qt::AscendingOrder);
    setSortingEnabled(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &DifferencesView::showHeaderMenu);
}

void DifferencesView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (m_isRestoring || index.column() >= frozenColumns)
        QTableView::scrollTo(index, hint);
    else if (index.isValid())
        QTableView::scrollTo(
            index.siblingAtColumn(std::max(0, horizontalHeader()->logicalIndexAt(m_frozen->frozenWidth() + 1))), hint);
    // What is under the frozen columns counts as not visible.
    const int hidden = m_frozen->isNeeded() ? m_frozen->frozenWidth() - columnViewportPosition(index.column()) : 0;
    if (index.column() >= frozenColumns && hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

//! A date in the stronger weight, with its shape.
int DifferencesView::narrowestAccount() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int text = QFontMetrics(bold).horizontalAdvance(QStringLiteral("Ended 2026-00-00"));
    return text + metrics::iconSize(fontMetrics()) + metrics::SpaceLarge;
}

//! The columns that name an image can be hidden but for the SKU.
void DifferencesView::addColumnActions(QMenu *menu)
{
    for (const int column : {DifferencesModel::Offer, DifferencesModel::Publisher, DifferencesModel::Version}) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            setColumnHidden(column, !isShown);
            Q_EMIT columnShown(column, isShown);
        });
    }
}

void DifferencesView::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    addColumnActions(&menu);
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

//! Two rows that would look the same without their publishers.
bool DifferencesView::hasSameBesidesPublisher() const
{
    QHash<QString, QString> publishers;
    return std::any_of(m_model->rows().begin(), m_model->rows().end(), [&](ImageId image) {
        const QString rest = m_model->text(image, DifferencesModel::Offer) + QChar::LineSeparator
            + m_model->text(image, DifferencesModel::Sku) + QChar::LineSeparator
            + m_model->text(image, DifferencesModel::Version);
        const QString publisher = m_model->text(image, DifferencesModel::Publisher);
        const auto known = publishers.constFind(rest);
        if (known == publishers.cend())
            publishers.insert(rest, publisher);
        return known != publishers.cend() && *known != publisher;
    });
}

QStringList DifferencesView::accountNames() const
{
    QStringList names;
    for (const ComparedAccount &account : m_model->differences().accounts())
        names << account.name;
    return names;
}

void DifferencesView::fitColumns()
{
    const QStringList accounts = accountNames();
    if (m_model->rowCount() == 0 || accounts == m_fittedAccounts)
        return;
    m_fittedAccounts = accounts;
    const int zero = fontMetrics().horizontalAdvance(u'0');
    horizontalHeader()->setResizeContentsPrecision(200);
    const bool hasVersions = std::any_of(m_model->rows().begin(), m_model->rows().end(), [this](ImageId image) {
        return m_model->text(image, DifferencesModel::Version).compare(QLatin1StringView("latest"), Qt::CaseInsensitive)
            != 0;
    });
    setColumnHidden(DifferencesModel::Version, !hasVersions);
    setColumnHidden(DifferencesModel::Publisher, false);
    const auto needed = [this](int column) {
        return std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) + metrics::SpaceSmall;
    };
    int left = viewport()->width();
    for (int column = 0; column < DifferencesModel::FirstAccount; ++column) {
        setColumnWidth(column, std::min(needed(column), widest[static_cast<std::size_t>(column)] * zero));
        left -= columnWidth(column);
    }
    // All accounts at once, when that leaves each one room for a date and the rest of the reference tells the
    // publisher.
    const int accountCount = std::max(1, static_cast<int>(accounts.size()));
    if (left < accountCount * narrowestAccount() && !hasSameBesidesPublisher()) {
        left += columnWidth(DifferencesModel::Publisher);
        setColumnHidden(DifferencesModel::Publisher, true);
    }
    for (int column = DifferencesModel::FirstAccount; column < m_model->columnCount(); ++column)
        setColumnWidth(
            column,
            std::clamp(std::min(needed(column), left / accountCount), narrowestAccount(), widestAccount * zero));
    Q_EMIT columnsFitted();
    m_frozen->place();
}

std::vector<DifferencesView::ImageId> DifferencesView::selectedImages() const
{
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<ImageId> images(rows.size());
    std::transform(rows.begin(), rows.end(), images.begin(), [this](int row) { return m_model->imageAt(row); });
    return images;
}

std::optional<DifferencesView::ImageId> DifferencesView::currentImage() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_model->imageAt(current.row())) : std::nullopt;
}

void DifferencesView::chooseFirstRow()
{
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        selectionModel()->setCurrentIndex(m_model->index(0, 0),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void DifferencesView::remember()
{
    m_isRestoring = true;
    m_kept = {};
    for (const ImageId image : selectedImages())
        m_kept.selected.push_back(m_model->identity(image));
    std::sort(m_kept.selected.begin(), m_kept.selected.end());
    if (const auto image = currentImage())
        m_kept.current = m_model->identity(*image);
    m_kept.currentColumn = std::max(0, currentIndex().column());
    // At the very top the user follows what comes first, not one image.
    const int top = verticalScrollBar()->value() == 0 ? -1 : rowAt(0);
    if (top >= 0 && top < m_model->rowCount())
        m_kept.top = m_model->identity(m_model->imageAt(top));
    selectionModel()->reset();
    // The rows may be gone for a moment.
    setUpdatesEnabled(false);
}

void DifferencesView::restore()
{
    fitColumns();
    QItemSelection selection;
    QModelIndex current;
    QModelIndex top;
    const int lastColumn = m_model->columnCount() - 1;
    for (int row = 0;
         row < m_model->rowCount() && !(m_kept.selected.empty() && m_kept.current.empty() && m_kept.top.empty());
         ++row) {
        const std::string identity = m_model->identity(m_model->imageAt(row));
        if (std::binary_search(m_kept.selected.begin(), m_kept.selected.end(), identity))
            selection.append(QItemSelectionRange(m_model->index(row, 0), m_model->index(row, lastColumn)));
        if (identity == m_kept.current)
            current = m_model->index(row, std::min(m_kept.currentColumn, lastColumn));
        if (identity == m_kept.top)
            top = m_model->index(row, std::max(0, horizontalHeader()->logicalIndexAt(0)));
    }
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    if (!selection.isEmpty())
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    updateGeometries();
    if (top.isValid())
        scrollTo(top, PositionAtTop);
    m_isRestoring = false;
    setUpdatesEnabled(true);
    m_frozen->place();
    Q_EMIT selectionCountChanged();
    Q_EMIT currentImageChanged();
}

QString DifferencesView::currentCellText() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? m_model->text(m_model->imageAt(current.row()), current.column()) : QString();
}

QString DifferencesView::selectionAsText() const
{
    QList<int> columns;
    QStringList labels;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (isColumnHidden(column))
            continue;
        columns << column;
        labels << m_model->headerData(column, Qt::Horizontal).toString();
    }
    const std::vector<ImageId> images = selectedImages();
    QStringList lines;
    if (images.size() > 1)
        lines << labels.join(u'\t');
    for (const ImageId image : images) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells << m_model->text(image, column).replace(u'\t', u' ').replace(u'\n', u' ');
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void DifferencesView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    if (const QString text = searchTextOf(*event); !text.isEmpty()) {
        Q_EMIT typed(text);
        return;
    }
    QTableView::keyPressEvent(event);
}

void DifferencesView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const bool isKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT contextMenuWanted(isKeyboard ? viewport()->mapToGlobal(visualRect(current).bottomLeft())
                                        : event->globalPos());
}

void DifferencesView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    for (QTableView *view : {static_cast<QTableView *>(this), static_cast<QTableView *>(m_frozen)}) {
        view->verticalHeader()->setMinimumSectionSize(metrics::rowHeight(fontMetrics()));
        view->verticalHeader()->setDefaultSectionSize(metrics::rowHeight(fontMetrics()));
    }
}

void DifferencesView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_frozen->place();
}

void DifferencesView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_isRestoring)
        Q_EMIT currentImageChanged();
}

void DifferencesView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_isRestoring)
        Q_EMIT selectionCountChanged();
}

} // namespace imagebrowser
