// SPDX-License-Identifier: Apache-2.0
#include "ui/filternodewidget.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QPainter>

namespace imagebrowser {

FilterNodeWidget::FilterNodeWidget(FilterPath path, QWidget *parent)
    : QFrame(parent)
    , m_path(std::move(path))
{
    setFrameShape(NoFrame);
}

void FilterNodeWidget::paintEvent(QPaintEvent *)
{
    if (!m_isCard)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // In the dark a card is raised by being lighter, in the light by being white; nested ones stand out by their line.
    const bool dark = isDark(palette());
    painter.setBrush(palette().color(dark ? QPalette::Button : QPalette::Base));
    painter.setPen(QPen(borderColor(palette()), 1.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius, metrics::Radius);
}

} // namespace imagebrowser
