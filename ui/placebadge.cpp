// SPDX-License-Identifier: Apache-2.0
#include "ui/placebadge.h"

#include "ui/colorscheme.h"
#include "ui/metrics.h"

#include <QPainter>

namespace imagebrowser {

PlaceBadge::PlaceBadge(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("placeBadge"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAtService(false);
}

void PlaceBadge::setAtService(bool isAtService)
{
    m_isAtService = isAtService;
    setAccessibleName(isAtService ? tr("Can run at the service") : tr("Runs here"));
    setToolTip(
        isAtService
            ? tr("The service can do this itself, when filtering at the service is on.")
            : tr("This runs here, after the images have arrived. The service compares only OS type, verification and "
                 "node agent, and a group only when it can do all of it."));
    updateGeometry();
    update();
}

QSize PlaceBadge::sizeHint() const
{
    const QFontMetrics measure(smallFont());
    return {measure.horizontalAdvance(text()) + metrics::SpaceSmall + 2, measure.height() + metrics::SpaceTiny};
}

void PlaceBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = m_isAtService ? accentColor(palette()) : secondaryTextColor(palette());
    painter.setPen(QPen(m_isAtService ? ink : borderColor(palette()), 1.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius - 1, metrics::Radius - 1);
    painter.setFont(smallFont());
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

QString PlaceBadge::text() const
{
    return m_isAtService ? tr("service") : tr("here");
}

QFont PlaceBadge::smallFont() const
{
    QFont small = font();
    if (small.pointSizeF() > 0)
        small.setPointSizeF(small.pointSizeF() * 0.85);
    else
        small.setPixelSize(std::max(9, small.pixelSize() * 85 / 100));
    return small;
}

} // namespace imagebrowser
