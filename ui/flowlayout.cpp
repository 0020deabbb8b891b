// SPDX-License-Identifier: Apache-2.0
#include "ui/flowlayout.h"

#include "ui/metrics.h"

#include <QStyle>
#include <QWidget>

namespace imagebrowser {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(metrics::SpaceSmall);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    QSize size(margins.left() + margins.right(), 0);
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = QSize(size.width() + item->sizeHint().width() + spacing(),
                         std::max(size.height(), item->sizeHint().height()));
    }
    return size + QSize(0, margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool isApplied) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    std::vector<QRect> places;
    std::size_t lineStart = 0;
    int x = inner.x();
    int y = inner.y();
    int lineHeight = 0;
    const auto endLine = [&] {
        for (; lineStart < places.size(); ++lineStart)
            places[lineStart].translate(0, (lineHeight - places[lineStart].height()) / 2);
    };
    for (const auto &item : m_items) {
        QSize size = item->isEmpty() ? QSize(0, 0) : item->sizeHint();
        size.setWidth(std::min(size.width(), std::max(inner.width(), item->minimumSize().width())));
        if (!item->isEmpty() && x > inner.x() && x + size.width() > inner.right() + 1) {
            endLine();
            x = inner.x();
            y += lineHeight + metrics::SpaceTiny;
            lineHeight = 0;
        }
        places.emplace_back(QPoint(x, y), size);
        x += item->isEmpty() ? 0 : size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    if (isApplied)
        place(inner, places);
    return y + lineHeight - rect.y() + contentsMargins().bottom();
}

void FlowLayout::place(const QRect &inner, const std::vector<QRect> &places) const
{
    const Qt::LayoutDirection direction =
        parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (!m_items[i]->isEmpty())
            m_items[i]->setGeometry(QStyle::visualRect(direction, inner, places[i]));
    }
}

} // namespace imagebrowser
