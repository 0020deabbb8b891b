// SPDX-License-Identifier: Apache-2.0
#include "ui/problemdelegate.h"

#include "app/models/batcherrormodel.h"
#include "ui/colorscheme.h"
#include "ui/endoflifecolors.h"
#include "ui/endoflifeshapes.h"
#include "ui/metrics.h"

#include <QApplication>
#include <QPainter>

namespace imagebrowser {

namespace {

//! Severities borrow the shapes of the states, which people know from the table.
EndOfLifeState shapeOf(BatchErrorModel::Severity severity)
{
    switch (severity) {
    case BatchErrorModel::Severity::Failure: return EndOfLifeState::Critical;
    case BatchErrorModel::Severity::Retrying: return EndOfLifeState::Warning;
    case BatchErrorModel::Severity::Recovered: return EndOfLifeState::Supported;
    }
    return EndOfLifeState::Critical;
}

} // namespace

void ProblemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString headline = item.text;
    item.text.clear();
    const QStyle *style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const auto severity = static_cast<BatchErrorModel::Severity>(index.data(BatchErrorModel::SeverityRole).toInt());
    const EndOfLifeColors colors(item.palette);
    const QRect inner = item.rect.adjusted(metrics::Space, metrics::SpaceTiny, -metrics::Space, -metrics::SpaceTiny);
    const int iconSize = metrics::iconSize(item.fontMetrics);
    const QRect icon(inner.left(), inner.top() + (inner.height() / 2 - iconSize) / 2, iconSize, iconSize);
    const QRect lines = inner.adjusted(iconSize + metrics::SpaceSmall, 0, 0, 0);
    const QRect top(lines.left(), lines.top(), lines.width(), lines.height() / 2);
    const QRect bottom(lines.left(), top.bottom() + 1, lines.width(), lines.height() - top.height());

    painter->save();
    paintEndOfLifeShape(painter, icon, shapeOf(severity),
                        colors.color(shapeOf(severity), isSelected ? EndOfLifeColors::Ground::Selection : EndOfLifeColors::Ground::Base));
    QFont bold = item.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(bold).elidedText(headline, Qt::ElideRight, top.width()));

    painter->setFont(item.font);
    painter->setPen(isSelected ? item.palette.color(QPalette::HighlightedText) : secondaryTextColor(item.palette));
    const QString time = index.data(BatchErrorModel::TimeRole).toString();
    const int timeWidth = item.fontMetrics.horizontalAdvance(time) + metrics::SpaceSmall;
    painter->drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, time);
    painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(index.data(BatchErrorModel::SubtitleRole).toString(), Qt::ElideRight,
                                                  bottom.width() - timeWidth));
    painter->setPen(item.palette.color(QPalette::Mid));
    painter->drawLine(item.rect.bottomLeft(), item.rect.bottomRight());
    painter->restore();
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {240, metrics::onGrid(2 * option.fontMetrics.height() + metrics::SpaceLarge)};
}

} // namespace imagebrowser
