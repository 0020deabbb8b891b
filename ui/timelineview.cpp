// SPDX-License-Identifier: Apache-2.0
#include "ui/timelineview.h"

#include "ui/metrics.h"
#include "ui/timelineaccessible.h"
#include "ui/timelinepainter.h"
#include "ui/timelinetext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace imagebrowser {

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installTimelineAccessibility();
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setMouseTracking(true);
    relayout();
}

void TimelineView::setData(const TimelineData &data)
{
    if (m_data == data)
        return;
    m_data = data;
    relayout();
}

void TimelineView::setZoom(TimelineZoom zoom)
{
    if (m_zoom == zoom)
        return;
    m_zoom = zoom;
    relayout();
}

void TimelineView::relayout()
{
    const auto before = m_current >= 0 ? std::optional(m_layout.items[m_current]) : std::nullopt;
    const TimelinePainter painter(palette(), font());
    m_layout = layoutTimeline(m_data, m_zoom, viewport()->width(), painter.metrics());
    m_current = before ? itemLike(*before) : -1;
    if (m_current < 0 && !m_layout.items.isEmpty())
        m_current = 0;
    m_hovered = -1;
    m_pressed = -1;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_layout.lanes.isEmpty() ? 1 : qRound(m_layout.lanes.front().rect.height()));
    verticalScrollBar()->setRange(0, std::max(0, qRound(m_layout.size.height()) - viewport()->height()));
    timelineItemsChanged(this);
    viewport()->update();
}

int TimelineView::itemLike(const TimelineLayout::Item &item) const
{
    int nearest = -1;
    qint64 distance = 0;
    for (int i = 0; i < m_layout.items.size(); ++i) {
        const TimelineLayout::Item &other = m_layout.items[i];
        if (other.lane != item.lane || other.isNoDate != item.isNoDate)
            continue;
        const qint64 away = std::abs(other.cluster.from.daysTo(item.cluster.from));
        if (nearest < 0 || away < distance) {
            nearest = i;
            distance = away;
        }
    }
    return nearest;
}

void TimelineView::setCurrentItem(int item)
{
    if (item == m_current || item < 0 || item >= m_layout.items.size())
        return;
    m_current = item;
    ensureVisible(item);
    viewport()->update();
    if (hasFocus())
        timelineItemFocused(this, item);
    Q_EMIT currentItemChanged(item);
}

void TimelineView::activate(int item)
{
    if (item < 0 || item >= m_layout.items.size())
        return;
    const TimelineLayout::Item &activated = m_layout.items[item];
    // By value: a receiver may well set new data.
    const QString lane = activated.lane;
    const TimelineCluster cluster = activated.cluster;
    if (activated.isNoDate)
        Q_EMIT noDateActivated(lane);
    else
        Q_EMIT dateRangeActivated(cluster.from, cluster.to, lane);
}

QString TimelineView::itemText(int item) const
{
    return item >= 0 && item < m_layout.items.size() ? timelineItemText(m_layout.items[item], m_data.today) : QString();
}

QRect TimelineView::itemRect(int item) const
{
    if (item < 0 || item >= m_layout.items.size())
        return {};
    return m_layout.items[item].rect.toAlignedRect().translated(0, -verticalScrollBar()->value());
}

void TimelineView::ensureVisible(int item)
{
    const QRectF row = m_layout.lanes[m_layout.items[item].row].rect;
    const int top = qRound(row.top() - m_layout.headerHeight);
    const int bottom = qRound(row.bottom()) - viewport()->height();
    const int value = verticalScrollBar()->value();
    verticalScrollBar()->setValue(std::min(std::max(value, bottom), top));
}

QSize TimelineView::sizeHint() const
{
    constexpr int MostRows = 8;
    constexpr int Width = 640;
    const auto rows = std::min<qsizetype>(m_layout.lanes.size(), MostRows);
    if (rows == 0)
        return {Width, minimumSizeHint().height()};
    const qreal rowsHeight = m_layout.lanes.front().rect.height() * static_cast<qreal>(rows);
    const qreal footer = m_layout.size.height() - m_layout.lanes.back().rect.bottom();
    return {Width, qRound(m_layout.headerHeight + rowsHeight + footer)};
}

QSize TimelineView::minimumSizeHint() const
{
    constexpr int LinesOfText = 5;
    constexpr int LettersAcross = 24;
    const QFontMetrics metrics(font());
    return {metrics.averageCharWidth() * LettersAcross, metrics.height() * LinesOfText};
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const TimelinePainter timeline(palette(), font());
    painter.translate(0, -verticalScrollBar()->value());
    timeline.paintLanes(&painter, m_layout, {m_hovered, hasFocus() ? m_current : -1});
    painter.resetTransform();
    timeline.paintHeader(&painter, m_layout);
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    relayout();
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LocaleChange:
    case QEvent::LanguageChange:
        relayout();
        break;
    default:
        break;
    }
}

bool TimelineView::event(QEvent *event)
{
    // Else Enter and Space would be taken by a default button or a shortcut before they get here.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int item = itemAt(help->pos());
        if (item >= 0)
            QToolTip::showText(help->globalPos(), timelineItemToolTip(m_layout.items[item], m_data.today), this,
                               itemRect(item));
        else
            QToolTip::hideText();
        return true;
    }
    case QEvent::Leave:
        setHovered(-1);
        break;
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

int TimelineView::itemAt(QPoint position) const
{
    if (position.y() < m_layout.headerHeight)
        return -1;
    return m_layout.itemAt(position + QPoint(0, verticalScrollBar()->value()));
}

void TimelineView::setHovered(int item)
{
    if (m_hovered == item)
        return;
    m_hovered = item;
    viewport()->setCursor(item >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(itemAt(event->position().toPoint()));
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? itemAt(event->position().toPoint()) : -1;
    setCurrentItem(m_pressed);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (event->button() == Qt::LeftButton && pressed >= 0 && pressed == itemAt(event->position().toPoint()))
        activate(pressed);
}

int TimelineView::itemForKey(const QKeyEvent &event) const
{
    const TimelineLayout::Item &item = m_layout.items[m_current];
    const int last = static_cast<int>(m_layout.items.size()) - 1;
    const bool overall = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Left:
        return std::max(m_layout.firstInRow(item.row), m_current - 1);
    case Qt::Key_Right:
        return std::min(m_layout.lastInRow(item.row), m_current + 1);
    case Qt::Key_Up:
        return m_layout.nearestInNextRow(m_current, -1);
    case Qt::Key_Down:
        return m_layout.nearestInNextRow(m_current, 1);
    case Qt::Key_Home:
        return overall ? 0 : m_layout.firstInRow(item.row);
    case Qt::Key_End:
        return overall ? last : m_layout.lastInRow(item.row);
    default:
        return -1;
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (m_current < 0) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!event->isAutoRepeat())
            activate(m_current);
        return;
    default:
        break;
    }
    const int item = itemForKey(*event);
    if (item >= 0)
        setCurrentItem(item);
    else
        event->ignore();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    if (m_current >= 0) {
        ensureVisible(m_current);
        timelineItemFocused(this, m_current);
    }
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void TimelineView::scrollContentsBy(int, int)
{
    // The header stays where it is, so moving pixels would not do.
    viewport()->update();
}

} // namespace imagebrowser
