// SPDX-License-Identifier: Apache-2.0
#include "ui/differencesview.h"

#include "ui/differencesdelegate.h"
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
//! More than this of the width would leave too little for the accounts.
constexpr double mostFrozen = 0.65;
//! In widths of "0".
constexpr std::array<int, DifferencesModel::FirstAccount> widest{30, 21, 18, 18, 12};
constexpr int widestAccount = 30;

} // namespace

DifferencesView::DifferencesView(DifferencesModel *model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_frozen(new QTableView(this))
    , m_edge(new QFrame(this))
{
    setObjectName(QStringLiteral("differencesTable"));
    setAccessibleName(tr("Differences"));
    setModel(model);
    setItemDelegate(new DifferencesDelegate(this));
    setUp(this);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setUpHeader();
    setUpFrozen();
    connect(model, &DifferencesModel::aboutToRearrange, this, &DifferencesView::remember);
    connect(model, &DifferencesModel::rearranged, this, &DifferencesView::restore);
}

DifferencesView::~DifferencesView()
{
    // While the base class goes it is hidden, and its headers would tell what is gone already.
    horizontalHeader()->disconnect(this);
    m_frozen->horizontalHeader()->disconnect(this);
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
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < frozenColumns)
            m_frozen->setColumnWidth(column, width);
        placeFrozen();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, m_frozen->horizontalHeader(), &QHeaderView::setSortIndicator);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &DifferencesView::showHeaderMenu);
    connect(header, &QHeaderView::geometriesChanged, this, &DifferencesView::placeFrozen);
}

void DifferencesView::setUpFrozen()
{
    m_frozen->setObjectName(QStringLiteral("differencesFrozenTable"));
    m_frozen->setAccessibleName(tr("Differences, first columns"));
    m_frozen->setModel(m_model);
    m_frozen->setSelectionModel(selectionModel());
    m_frozen->setItemDelegate(itemDelegate());
    setUp(m_frozen);
    m_frozen->setFocusProxy(this);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollMode(verticalScrollMode());
    m_frozen->setContextMenuPolicy(Qt::NoContextMenu);
    m_frozen->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_frozen->horizontalHeader(), &QHeaderView::customContextMenuRequested, this,
            &DifferencesView::showHeaderMenu);
    m_frozen->horizontalHeader()->setSectionsClickable(true);
    m_frozen->horizontalHeader()->setSortIndicatorShown(true);
    m_frozen->horizontalHeader()->setSortIndicator(horizontalHeader()->sortIndicatorSection(),
                                                   horizontalHeader()->sortIndicatorOrder());
    m_frozen->hide();
    m_edge->setFrameStyle(QFrame::VLine | QFrame::Plain);
    m_edge->setForegroundRole(QPalette::Mid);
    m_edge->hide();
    connect(m_frozen->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const bool isTurned = horizontalHeader()->sortIndicatorSection() == column
            && horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
        sortByColumn(column, isTurned ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(m_frozen->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < frozenColumns && m_frozen->isVisible())
            setColumnWidth(column, width);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &DifferencesView::placeFrozen);
}

int DifferencesView::frozenWidth() const
{
    int width = 0;
    for (int column = firstFrozen(); column < frozenColumns; ++column)
        width += columnWidth(column);
    return width;
}

int DifferencesView::firstFrozen() const
{
    int width = 0;
    int first = frozenColumns;
    while (first > 0 && width + columnWidth(first - 1) < viewport()->width() * mostFrozen)
        width += columnWidth(--first);
    return first;
}

bool DifferencesView::isFrozenNeeded() const
{
    const int first = firstFrozen();
    return first < frozenColumns && columnViewportPosition(first) < 0 && m_model->rowCount() > 0;
}

void DifferencesView::placeFrozen()
{
    const bool isNeeded = isFrozenNeeded();
    m_frozen->setVisible(isNeeded);
    m_edge->setVisible(isNeeded);
    if (!isNeeded)
        return;
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_frozen->setColumnHidden(column, column < firstFrozen() || column >= frozenColumns);
    for (int column = firstFrozen(); column < frozenColumns; ++column)
        m_frozen->setColumnWidth(column, columnWidth(column));
    m_frozen->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
    m_frozen->setGeometry(0, 0, frozenWidth(), viewport()->height() + horizontalHeader()->height());
    m_edge->setGeometry(m_frozen->width(), 0, metrics::HairLine, m_frozen->height());
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
    m_frozen->raise();
    m_edge->raise();
}

void DifferencesView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (m_isRestoring || index.column() >= frozenColumns)
        QTableView::scrollTo(index, hint);
    else if (index.isValid())
        QTableView::scrollTo(index.siblingAtColumn(std::max(0, horizontalHeader()->logicalIndexAt(frozenWidth() + 1))),
                             hint);
    // What is under the frozen columns counts as not visible.
    const int hidden = isFrozenNeeded() ? frozenWidth() - columnViewportPosition(index.column()) : 0;
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
void DifferencesView::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    for (const int column : {DifferencesModel::Offer, DifferencesModel::Publisher, DifferencesModel::Version}) {
        QAction *action = menu.addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            setColumnHidden(column, !isShown);
            Q_EMIT columnShown(column, isShown);
        });
    }
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
    placeFrozen();
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
    placeFrozen();
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
    for (QTableView *view : {static_cast<QTableView *>(this), m_frozen}) {
        view->verticalHeader()->setMinimumSectionSize(metrics::rowHeight(fontMetrics()));
        view->verticalHeader()->setDefaultSectionSize(metrics::rowHeight(fontMetrics()));
    }
}

void DifferencesView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placeFrozen();
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
