// SPDX-License-Identifier: Apache-2.0
#include "ui/appliedlabel.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace imagebrowser {

namespace {

constexpr int widest = 420;
constexpr int crossSize = 8;

} // namespace

AppliedLabel::AppliedLabel(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setToolTip(tr("%1\nPress to remove").arg(text));
    setAccessibleName(tr("Remove filter %1").arg(text));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

QSize AppliedLabel::sizeHint() const
{
    // A little more than it is: rounding must not elide a text that fits.
    const int width = fontMetrics().horizontalAdvance(text()) + crossSize + 3 * metrics::SpaceSmall + metrics::SpaceTiny;
    return {std::min(width, widest), metrics::onGrid(fontMetrics().height() + metrics::SpaceTiny)};
}

QSize AppliedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 120), sizeHint().height()};
}

void AppliedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = accentColor(palette());
    const bool isHot = underMouse() || hasFocus();
    const QColor fill = mixed(palette().color(QPalette::Window), accent, isHot ? 0.28 : 0.18);
    painter.setPen(hasFocus() || isHighContrast(palette()) ? QPen(accent, 1.0) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::ChipRadius, metrics::ChipRadius);

    const QColor ink = readableOn(fill, palette().color(QPalette::WindowText), 7.0);
    painter.setPen(ink);
    const QRect inner = rect().adjusted(metrics::SpaceSmall, 0, -metrics::SpaceSmall, 0);
    const QRect area = inner.adjusted(0, 0, -(crossSize + metrics::SpaceSmall), 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), area), Qt::AlignVCenter | Qt::AlignLeading,
                     fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    const QRect crossArea(inner.right() - crossSize + 1, inner.center().y() - crossSize / 2 + 1, crossSize, crossSize);
    const QRectF cross =
        QRectF(QStyle::visualRect(layoutDirection(), rect(), crossArea)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

void AppliedLabel::keyPressEvent(QKeyEvent *event)
{
    const bool isRemoval = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (isRemoval || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace imagebrowser
