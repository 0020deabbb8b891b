// SPDX-License-Identifier: Apache-2.0
#include "ui/filterchip.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace imagebrowser {

FilterChip::FilterChip(const QIcon &icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setIcon(icon);
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setCount(std::nullopt);
}

void FilterChip::setCount(std::optional<qsizetype> count)
{
    const auto before = countText().size();
    m_count = count;
    setAccessibleName(!count            ? text()
                          : *count == 1 ? tr("%1, 1 image").arg(text())
                                        : tr("%1, %2 images").arg(text(), QString::number(*count)));
    if (countText().size() != before)
        updateGeometry();
    update();
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics label(labelFont());
    const int iconWidth = icon().isNull() ? 0 : metrics::iconSize(fontMetrics()) + metrics::SpaceTiny + 2;
    const int countWidth = m_count ? metrics::SpaceSmall + fontMetrics().horizontalAdvance(countText()) : 0;
    const int textWidth = label.horizontalAdvance(text()) + countWidth;
    return {iconWidth + textWidth + 2 * metrics::Space, metrics::onGrid(fontMetrics().height() + metrics::SpaceSmall)};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = accentColor(palette());
    const QColor ground = palette().color(QPalette::Button);
    const qreal tint = isDown() ? 0.10 : underMouse() ? 0.05 : 0.0;
    const QColor fill =
        isChecked() ? mixed(ground, accent, 0.16) : mixed(ground, palette().color(QPalette::ButtonText), tint);
    const qreal width = hasFocus() ? 2.0 : 1.0;
    painter.setPen(QPen(isChecked() || hasFocus() ? accent : borderColor(palette()), width));
    painter.setBrush(fill);
    const QRectF outline = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);

    QRect inner = rect().adjusted(metrics::Space, 0, -metrics::Space, 0);
    if (!icon().isNull()) {
        const int size = metrics::iconSize(fontMetrics());
        const QRect place(inner.left(), inner.center().y() - size / 2 + 1, size, size);
        icon().paint(&painter, QStyle::visualRect(layoutDirection(), inner, place));
        inner.setLeft(inner.left() + size + metrics::SpaceTiny + 2);
    }
    const QColor secondary = readableOn(fill, secondaryTextColor(palette()));
    const bool isDim = m_count.value_or(0) == 0 && !isChecked();
    const QRect area = QStyle::visualRect(layoutDirection(), rect(), inner);
    painter.setFont(labelFont());
    painter.setPen(isDim ? secondary : isChecked() ? readableOn(fill, accent) : palette().color(QPalette::ButtonText));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeading, text());
    painter.setFont(font());
    painter.setPen(secondary);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignTrailing, countText());
}

bool FilterChip::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

QFont FilterChip::labelFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QString FilterChip::countText() const
{
    return m_count ? QLocale().toString(*m_count) : QString();
}

} // namespace imagebrowser
