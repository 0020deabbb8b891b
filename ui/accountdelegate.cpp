// SPDX-License-Identifier: Apache-2.0
#include "ui/accountdelegate.h"

#include "app/account/accountdraftmodel.h"
#include "ui/colorscheme.h"
#include "ui/endoflifecolors.h"
#include "ui/endoflifeshapes.h"
#include "ui/metrics.h"
#include "ui/paletteicon.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace imagebrowser {

namespace {

QFont boldFont(QFont font)
{
    font.setBold(true);
    return font;
}

QRect starRect(const QStyleOptionViewItem &option)
{
    const int size = metrics::iconSize(option.fontMetrics);
    const QRect place(option.rect.left() + metrics::Space, option.rect.top() + metrics::SpaceSmall, size, size);
    return QStyle::visualRect(option.direction, option.rect, place);
}

QRect textRect(const QStyleOptionViewItem &option)
{
    const int left = 2 * metrics::Space + metrics::iconSize(option.fontMetrics);
    return QStyle::visualRect(option.direction, option.rect,
                              option.rect.adjusted(left, metrics::SpaceSmall, -metrics::Space, -metrics::SpaceSmall));
}

} // namespace

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    const QStyle *style = panel.widget != nullptr ? panel.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, panel.widget);

    const bool isSelected = panel.state.testFlag(QStyle::State_Selected);
    const QColor text = panel.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor ground = panel.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    const bool isFavourite = index.data(AccountDraftModel::FavouriteRole).toBool();
    painter->save();
    paletteIcon(isFavourite ? QStringLiteral("star") : QStringLiteral("star-outline"))
        .paint(painter, starRect(panel), Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);

    QRect area = textRect(panel);
    if (index.data(AccountDraftModel::HasIssuesRole).toBool()) {
        const int size = metrics::iconSize(panel.fontMetrics);
        const QRect place =
            QStyle::visualRect(panel.direction, area, QRect(area.right() - size + 1, area.top(), size, size));
        const EndOfLifeColors colors(panel.palette);
        paintEndOfLifeShape(painter, place, EndOfLifeState::Critical,
                            readableOn(ground, colors.color(EndOfLifeState::Critical), 3.0));
        area = QStyle::visualRect(panel.direction, area, area.adjusted(0, 0, -size - metrics::SpaceTiny, 0));
    }
    const QFont bold = boldFont(panel.font);
    const QFontMetrics boldMetrics(bold);
    const QFontMetrics plainMetrics(panel.font);
    const int flags = static_cast<int>(Qt::AlignLeading | Qt::AlignTop) | Qt::TextSingleLine;
    painter->setFont(bold);
    painter->setPen(text);
    painter->drawText(area, flags, boldMetrics.elidedText(panel.text, Qt::ElideRight, area.width()));
    area.setTop(area.top() + boldMetrics.height());
    painter->setFont(panel.font);
    painter->setPen(readableOn(ground, mixed(ground, text, 0.7)));
    const QString subtitle = index.data(AccountDraftModel::SubtitleRole).toString();
    painter->drawText(area, flags, plainMetrics.elidedText(subtitle, Qt::ElideRight, area.width()));
    painter->restore();

    if (panel.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(panel);
        focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
        focus.backgroundColor = ground;
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, panel.widget);
    }
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    const int textHeight = QFontMetrics(boldFont(panel.font)).height() + QFontMetrics(panel.font).height();
    return {metrics::LargeIconSize * 4, metrics::onGrid(textHeight + 2 * metrics::SpaceSmall)};
}

bool AccountDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QRect target =
        starRect(option).adjusted(-metrics::SpaceTiny, -metrics::SpaceTiny, metrics::SpaceTiny, metrics::SpaceTiny);
    if (mouse->button() != Qt::LeftButton || !target.contains(mouse->position().toPoint()))
        return false;
    return model->setData(index, !index.data(AccountDraftModel::FavouriteRole).toBool(),
                          AccountDraftModel::FavouriteRole);
}

} // namespace imagebrowser
