// SPDX-License-Identifier: Apache-2.0
#include "ui/wrappednotedelegate.h"

#include "ui/metrics.h"

#include <QEvent>
#include <QTreeView>

#include <algorithm>

namespace imagebrowser {

WrappedNoteDelegate::WrappedNoteDelegate(QTreeView *view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
    view->setWordWrap(true);
    view->viewport()->installEventFilter(this);
}

QSize WrappedNoteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (!m_view->isFirstColumnSpanned(index.row(), index.parent()))
        return size;
    int depth = m_view->rootIsDecorated() ? 1 : 0;
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        ++depth;
    const int width = m_view->viewport()->width() - depth * m_view->indentation() - metrics::Space;
    const QRect text =
        option.fontMetrics.boundingRect(QRect(0, 0, std::max(width, 1), 0), Qt::TextWordWrap, index.data().toString());
    size.setHeight(std::max(size.height(), text.height() + metrics::SpaceSmall));
    // The width is the view's; a wish for more would widen the first column.
    size.setWidth(0);
    return size;
}

bool WrappedNoteDelegate::eventFilter(QObject *watched, QEvent *event)
{
    // The view itself may be half gone when its viewport tells of its own end.
    if (event->type() == QEvent::Resize && watched == m_view->viewport())
        QMetaObject::invokeMethod(m_view, &QTreeView::doItemsLayout, Qt::QueuedConnection);
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace imagebrowser
