// SPDX-License-Identifier: Apache-2.0
#include "ui/taborder.h"

#include <QDockWidget>

#include <algorithm>

namespace imagebrowser {

namespace {

bool isStop(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && widget->focusProxy() == nullptr
        && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

QList<QWidget *> visibleChildren(const QWidget *parent)
{
    QList<QWidget *> children;
    for (QObject *object : parent->children()) {
        auto *child = qobject_cast<QWidget *>(object);
        if (child == nullptr || child->isWindow() || !child->isVisible())
            continue;
        // A dock behind the tab of another counts as visible, and stands far outside.
        if (qobject_cast<QDockWidget *>(child) == nullptr || parent->rect().intersects(child->geometry()))
            children << child;
    }
    return children;
}

QList<QWidget *> inReadingOrder(QList<QWidget *> widgets, bool isRightToLeft)
{
    std::stable_sort(widgets.begin(), widgets.end(),
                     [](const QWidget *a, const QWidget *b) { return a->y() < b->y(); });
    const auto comesBefore = [isRightToLeft](const QWidget *a, const QWidget *b) {
        return isRightToLeft ? a->geometry().right() > b->geometry().right() : a->x() < b->x();
    };
    for (auto first = widgets.begin(); first != widgets.end();) {
        // A row is what has its middle beside the first of it.
        const auto end =
            std::find_if(first, widgets.end(), [bottom = (*first)->geometry().bottom()](const QWidget *next) {
                return next->geometry().center().y() > bottom;
            });
        std::stable_sort(first, end, comesBefore);
        first = std::max(end, first + 1);
    }
    return widgets;
}

void collect(const QWidget *parent, QList<QWidget *> &stops)
{
    const QList<QWidget *> children =
        inReadingOrder(visibleChildren(parent), parent->layoutDirection() == Qt::RightToLeft);
    for (QWidget *child : children) {
        if (isStop(child))
            stops << child;
        collect(child, stops);
    }
}

} // namespace

QList<QWidget *> stopsInReadingOrder(const QWidget *window)
{
    QList<QWidget *> stops;
    collect(window, stops);
    return stops;
}

bool focusNextInReadingOrder(const QWidget *window, bool next)
{
    const QList<QWidget *> stops = stopsInReadingOrder(window);
    const qsizetype current = stops.indexOf(window->focusWidget());
    if (current < 0)
        return false;
    const qsizetype count = stops.size();
    stops.at((current + (next ? 1 : count - 1)) % count)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace imagebrowser
