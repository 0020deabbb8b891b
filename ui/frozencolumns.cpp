// SPDX-License-Identifier: Apache-2.0
#include "ui/frozencolumns.h"

#include "ui/metrics.h"

#include <QHeaderView>
#include <QScrollBar>

namespace imagebrowser {

namespace {

//! More than this of the table's width would leave too little for the other columns.
constexpr double mostFrozen = 0.65;

} // namespace

FrozenColumns::FrozenColumns(QTableView *table, int columns)
    : QTableView(table)
    , m_table(table)
    , m_columns(columns)
    , m_edge(new QFrame(table))
{
    setModel(table->model());
    setSelectionModel(table->selectionModel());
    setItemDelegate(table->itemDelegate());
    setFocusProxy(table);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(table->verticalScrollMode());
    setContextMenuPolicy(Qt::NoContextMenu);
    m_edge->setFrameStyle(QFrame::VLine | QFrame::Plain);
    m_edge->setForegroundRole(QPalette::Mid);
    setUpHeader();
    followTable();
    hide();
    m_edge->hide();
}

FrozenColumns::~FrozenColumns()
{
    // While the base class goes it is hidden, and its header would tell what is gone already.
    horizontalHeader()->disconnect(this);
}

void FrozenColumns::setUpHeader()
{
    QHeaderView *header = horizontalHeader();
    const QHeaderView *of = m_table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &FrozenColumns::headerMenuWanted);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(of->sortIndicatorSection(), of->sortIndicatorOrder());
    connect(of, &QHeaderView::sortIndicatorChanged, header, &QHeaderView::setSortIndicator);
    connect(header, &QHeaderView::sectionClicked, this, [this, of](int column) {
        const bool isTurned = of->sortIndicatorSection() == column && of->sortIndicatorOrder() == Qt::AscendingOrder;
        m_table->sortByColumn(column, isTurned ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < m_columns && isVisible())
            m_table->setColumnWidth(column, width);
    });
}

void FrozenColumns::followTable()
{
    const QHeaderView *header = m_table->horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < m_columns)
            setColumnWidth(column, width);
        place();
    });
    connect(header, &QHeaderView::geometriesChanged, this, &FrozenColumns::place);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_table->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, this, &FrozenColumns::place);
}

int FrozenColumns::frozenWidth() const
{
    int width = 0;
    for (int column = firstFrozen(); column < m_columns; ++column)
        width += m_table->columnWidth(column);
    return width;
}

int FrozenColumns::firstFrozen() const
{
    int width = 0;
    int first = m_columns;
    while (first > 0 && width + m_table->columnWidth(first - 1) < m_table->viewport()->width() * mostFrozen)
        width += m_table->columnWidth(--first);
    return first;
}

bool FrozenColumns::isNeeded() const
{
    const int first = firstFrozen();
    return first < m_columns && m_table->columnViewportPosition(first) < 0 && model()->rowCount() > 0;
}

void FrozenColumns::place()
{
    const bool isShown = isNeeded();
    setVisible(isShown);
    m_edge->setVisible(isShown);
    if (!isShown)
        return;
    for (int column = 0; column < model()->columnCount(); ++column)
        setColumnHidden(column, column < firstFrozen() || column >= m_columns);
    for (int column = firstFrozen(); column < m_columns; ++column)
        setColumnWidth(column, m_table->columnWidth(column));
    const int headerHeight = m_table->horizontalHeader()->height();
    horizontalHeader()->setFixedHeight(headerHeight);
    setGeometry(0, 0, frozenWidth(), m_table->viewport()->height() + headerHeight);
    m_edge->setGeometry(width(), 0, metrics::HairLine, height());
    verticalScrollBar()->setValue(m_table->verticalScrollBar()->value());
    raise();
    m_edge->raise();
}

} // namespace imagebrowser
