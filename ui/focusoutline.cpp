// SPDX-License-Identifier: Apache-2.0
#include "ui/focusoutline.h"

#include "ui/controlpainting.h"

#include <QEvent>
#include <QPainter>

namespace imagebrowser {

FocusOutline::FocusOutline(QWidget *target)
    : QWidget(target)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    target->installEventFilter(this);
    hide();
}

bool FocusOutline::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut || event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        setVisible(parentWidget()->hasFocus());
        raise();
    }
    return QWidget::eventFilter(watched, event);
}

void FocusOutline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    controlpainting::paintFocus(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), palette());
}

} // namespace imagebrowser
