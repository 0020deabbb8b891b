// SPDX-License-Identifier: Apache-2.0
#include "ui/imagetableview.h"

#include "ui/metrics.h"
#include "ui/typeahead.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

namespace imagebrowser {

namespace {

//! Wide enough for what the service sends today, narrow enough for a window of 1024 pixels. In widths of "0".
constexpr std::array<int, ImageColumnCount> startWidths {14, 13, 15, 24, 24, 26, 9, 10, 25, 12, 34, 18};
constexpr int maxStartWidth = 24;

} // namespace

ImageTableView::ImageTableView(ImageQueryModel *model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setObjectName(QStringLiteral("imageTable"));
    setAccessibleName(tr("Images"));
    setModel(model);
    const QItemSelectionModel *ofQt = selectionModel();
    m_selection = new RowSelectionModel(model, this);
    setSelectionModel(m_selection);
    delete ofQt;
    m_keeper = new ImageSelectionKeeper(model, m_selection, this);
    connect(model, &ImageQueryModel::aboutToRearrange, this, &ImageTableView::rememberTop);
    connect(m_keeper, &ImageSelectionKeeper::restored, this, &ImageTableView::restoreTop);

    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setUpHeaders();
    resetColumns();
}

void ImageTableView::setUpHeaders()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyRowHeight();
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &ImageTableView::showHeaderMenu);
    connect(header, &QHeaderView::sectionMoved, this, &ImageTableView::columnsChanged);
    connect(header, &QHeaderView::sectionResized, this, [this, header](int section, int before, int after) {
        // Hiding and showing a column are resizes from and to nothing; the last one follows the window.
        const bool isLast = header->sectionPosition(section) + after >= header->length();
        if (!m_isFitting && before > 0 && after > 0 && !isLast)
            m_areWidthsKnown = true;
        Q_EMIT columnsChanged();
    });
    header->setSortIndicator(EndsColumn, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void ImageTableView::applyRowHeight()
{
    verticalHeader()->setDefaultSectionSize(metrics::rowHeight(fontMetrics()));
    verticalHeader()->setMinimumSectionSize(metrics::rowHeight(fontMetrics()));
}

void ImageTableView::resetColumns()
{
    QHeaderView *header = horizontalHeader();
    m_isFitting = true;
    const int zero = fontMetrics().horizontalAdvance(u'0');
    for (int column = 0; column < ImageColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, column == AccountColumn);
        header->resizeSection(column, startWidths[static_cast<std::size_t>(column)] * zero);
    }
    // Shown when several accounts are open: then it must be seen without scrolling.
    header->moveSection(header->visualIndex(AccountColumn), header->visualIndex(DaysLeftColumn) + 1);
    m_areWidthsKnown = false;
    m_isFitted = false;
    m_isFitting = false;
    fitColumns();
    Q_EMIT columnsChanged();
}

void ImageTableView::fitColumns()
{
    if (m_areWidthsKnown || m_model->rowCount() == 0)
        return;
    m_isFitting = true;
    const int widest = fontMetrics().horizontalAdvance(u'0') * maxStartWidth;
    horizontalHeader()->setResizeContentsPrecision(200);
    for (int column = 0; column < ImageColumnCount; ++column) {
        if (isColumnHidden(column))
            continue;
        const int wanted = std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) + metrics::SpaceSmall;
        // Later lists may need more; nothing on the screen moves because one needs less.
        setColumnWidth(column, std::max(m_isFitted ? columnWidth(column) : 0, std::min(widest, wanted)));
    }
    m_isFitted = true;
    m_isFitting = false;
}

void ImageTableView::chooseRowNear(int row, int column)
{
    const int last = m_model->rowCount() - 1;
    if (!currentIndex().isValid() && last >= 0)
        selectionModel()->setCurrentIndex(m_model->index(std::clamp(row, 0, last), column), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ImageTableView::selectAll()
{
    // Qt compares each selected range with each new one: with every second row of many selected, for a long time.
    selectionModel()->clearSelection();
    QTableView::selectAll();
}

void ImageTableView::paintEvent(QPaintEvent *event)
{
    const int last = rowAt(viewport()->height() - 1);
    m_selection->setInSight(std::max(0, rowAt(0)), last < 0 ? m_model->rowCount() - 1 : last);
    QTableView::paintEvent(event);
}

ImageColumnSet ImageTableView::visibleColumns() const
{
    ImageColumnSet columns;
    for (int column = 0; column < ImageColumnCount; ++column)
        columns.set(static_cast<std::size_t>(column), !isColumnHidden(column));
    return columns;
}

void ImageTableView::setColumnShown(ImageColumn column, bool shown)
{
    if (isColumnHidden(column) != shown)
        return;
    setColumnHidden(column, !shown);
    Q_EMIT columnsChanged();
}

std::optional<RowId> ImageTableView::currentRow() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(m_model->rowId(current.row())) : std::nullopt;
}

void ImageTableView::rememberTop()
{
    // At the very top the user follows what comes first, not one image.
    const int row = verticalScrollBar()->value() == 0 ? -1 : rowAt(0);
    m_top = row < 0 || row >= m_model->rowCount() ? RowMapping::NoRow : m_model->rowId(row);
}

void ImageTableView::restoreTop(const RowMapping &mapping)
{
    const RowId top = m_top == RowMapping::NoRow ? m_top : mapping.newRow(m_top);
    const int row = top == RowMapping::NoRow ? -1 : m_model->rowOf(top);
    updateGeometries();
    if (row >= 0)
        scrollTo(m_model->index(row, std::max(0, horizontalHeader()->logicalIndexAt(0))), PositionAtTop);
    Q_EMIT selectionCountChanged();
    Q_EMIT currentImageChanged();
}

QString ImageTableView::currentCellText() const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return {};
    return m_model->images()->text(m_model->rowId(current.row()), static_cast<ImageColumn>(current.column()));
}

QString ImageTableView::selectionAsText() const
{
    QList<ImageColumn> columns;
    QStringList labels;
    for (int visual = 0; visual < ImageColumnCount; ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        columns << static_cast<ImageColumn>(column);
        labels << columnLabel(columns.last());
    }
    const std::vector<RowId> rows = m_keeper->selectedRows();
    QStringList lines;
    if (rows.size() > 1)
        lines << labels.join(u'\t');
    for (const RowId row : rows) {
        QStringList cells;
        for (const ImageColumn column : std::as_const(columns))
            cells << m_model->images()->text(row, column).replace(u'\t', u' ').replace(u'\n', u' ');
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QByteArray ImageTableView::selectionAsJson() const
{
    const std::vector<RowId> rows = m_keeper->selectedRows();
    std::string json;
    if (rows.size() != 1)
        json += '[';
    for (const RowId row : rows) {
        if (row != rows.front())
            json += ",\n";
        m_model->images()->store().appendJson(row, json);
    }
    if (rows.size() != 1)
        json += ']';
    return QByteArray::fromStdString(json);
}

void ImageTableView::keyPressEvent(QKeyEvent *event)
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

void ImageTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QModelIndex current = currentIndex();
        if (current.isValid())
            Q_EMIT contextMenuWanted(current, viewport()->mapToGlobal(visualRect(current).bottomLeft()));
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid())
        Q_EMIT contextMenuWanted(index, event->globalPos());
}

void ImageTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyRowHeight();
}

void ImageTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentImageChanged();
}

void ImageTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionCountChanged();
}

void ImageTableView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    fitColumns();
}

void ImageTableView::addColumnActions(QMenu *menu)
{
    for (int column = 0; column < ImageColumnCount; ++column) {
        QAction *action = menu->addAction(columnLabel(static_cast<ImageColumn>(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        // A table without columns could not be given its header menu again.
        action->setEnabled(isColumnHidden(column) || visibleColumns().count() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool on) { setColumnShown(static_cast<ImageColumn>(column), on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Reset columns")), &QAction::triggered, this, &ImageTableView::resetColumns);
}

void ImageTableView::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    addColumnActions(&menu);
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace imagebrowser
