// SPDX-License-Identifier: Apache-2.0
#include "ui/linkbutton.h"

#include "ui/colorscheme.h"
#include "ui/controlpainting.h"
#include "ui/metrics.h"

#include <QKeyEvent>
#include <QPainter>

namespace imagebrowser {

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QSize size = fontMetrics().size(Qt::TextShowMnemonic, text());
    return {size.width() + metrics::SpaceSmall, metrics::onGrid(fontMetrics().height() + metrics::SpaceTiny)};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont linked = font();
    linked.setUnderline(isEnabled() && underMouse());
    painter.setFont(linked);
    const QColor ink = readableOn(palette().color(QPalette::Window), accentColor(palette()));
    painter.setPen(isEnabled() ? ink : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    if (hasFocus())
        controlpainting::paintFocus(&painter, QRectF(rect()), palette());
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace imagebrowser
