// SPDX-License-Identifier: Apache-2.0
#include "ui/timelinepicture.h"

#include "app/domain/wholefile.h"
#include "ui/colorscheme.h"
#include "ui/metrics.h"
#include "ui/picturefile.h"
#include "ui/timelinepainter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QFontInfo>
#include <QImage>
#include <QPainter>
#include <QPrinter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace imagebrowser {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

//! One unit of an SVG file is one pixel of CSS.
constexpr int SvgResolution = 96;
constexpr qreal PngScale = 2.0;

} // namespace

TimelinePicture::TimelinePicture(TimelineData data, TimelineZoom zoom, const QFont &font)
    : m_data(std::move(data))
    , m_zoom(zoom)
    , m_font(font)
{
    // In pixels: what a point is differs between the screen the layout is measured on, a file and a printer.
    m_font.setPixelSize(QFontInfo(font).pixelSize());
}

QString TimelinePicture::heading() const
{
    return tr("End-of-life timeline, %1 UTC").arg(m_data.today.toString(Qt::ISODate));
}

int TimelinePicture::headingHeight() const
{
    return QFontMetrics(m_font).height() + 2 * metrics::Space;
}

QSize TimelinePicture::size(int width) const
{
    const TimelinePainter timeline(lightPalette(), m_font);
    const TimelineLayout layout = layoutTimeline(m_data, m_zoom, width, timeline.metrics());
    return {width, headingHeight() + static_cast<int>(std::ceil(layout.size.height())) + metrics::SpaceSmall};
}

void TimelinePicture::paint(QPainter *painter, int width) const
{
    const QPalette palette = lightPalette();
    const TimelinePainter timeline(palette, m_font);
    const TimelineLayout layout = layoutTimeline(m_data, m_zoom, width, timeline.metrics());
    painter->fillRect(QRect({}, size(width)), palette.color(QPalette::Window));
    painter->setFont(m_font);
    painter->setPen(palette.color(QPalette::WindowText));
    painter->drawText(QRect(metrics::Space, 0, width - 2 * metrics::Space, headingHeight()), Qt::AlignVCenter,
                      heading());
    painter->translate(0, headingHeight());
    timeline.paintAll(painter, layout);
}

bool TimelinePicture::writeSvg(QIODevice *device, int width) const
{
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setResolution(SvgResolution);
    generator.setSize(size(width));
    generator.setViewBox(QRect({}, size(width)));
    generator.setTitle(heading());
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paint(&painter, width);
    return painter.end();
}

bool TimelinePicture::writePng(QIODevice *device, int width) const
{
    QImage image(size(width) * PngScale, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    image.setDevicePixelRatio(PngScale);
    QPainter painter(&image);
    paint(&painter, width);
    painter.end();
    return image.save(device, "PNG");
}

std::optional<QString> TimelinePicture::save(const QString &fileName, int width) const
{
    const bool isPng = QFileInfo(fileName).suffix().compare(QLatin1StringView("png"), Qt::CaseInsensitive) == 0;
    const QByteArray picture = encodedPicture(
        [this, isPng, width](QIODevice *device) { return isPng ? writePng(device, width) : writeSvg(device, width); });
    WholeFile file(fileName);
    if (!picture.isEmpty() && file.write(picture))
        return std::nullopt;
    const QString reason = picture.isEmpty() ? tr("the picture is too large") : file.errorString();
    return tr("The timeline could not be saved as %1: %2.").arg(QDir::toNativeSeparators(fileName), reason);
}

void TimelinePicture::print(QPrinter *printer) const
{
    QPainter painter;
    if (!painter.begin(printer))
        return;
    constexpr int Width = 1000; // the look of a window this wide
    const QPalette palette = lightPalette();
    const TimelinePainter timeline(palette, m_font);
    const TimelineLayout layout = layoutTimeline(m_data, m_zoom, Width, timeline.metrics());
    const QRectF page = printer->pageRect(QPrinter::DevicePixel);
    const qreal scale = page.width() / Width;
    const qreal above = headingHeight() + layout.headerHeight;
    const qreal room = page.height() / scale - above;
    const qreal rowHeight = layout.lanes.isEmpty() ? room : layout.lanes.front().rect.height();
    const qreal perPage = std::max(1.0, std::floor(room / rowHeight)) * rowHeight;
    const qreal end = layout.size.height() - layout.headerHeight;
    painter.scale(scale, scale);
    for (qreal from = 0; from < end; from += perPage) {
        if (from > 0)
            printer->newPage();
        painter.setFont(m_font);
        painter.setPen(palette.color(QPalette::WindowText));
        painter.drawText(QRectF(metrics::Space, 0, Width, headingHeight()), Qt::AlignVCenter, heading());
        painter.save();
        painter.translate(0, headingHeight());
        timeline.paintHeader(&painter, layout);
        painter.setClipRect(QRectF(0, layout.headerHeight, Width, std::min(perPage, room)));
        painter.translate(0, -from);
        timeline.paintLanes(&painter, layout, {});
        painter.restore();
    }
}

} // namespace imagebrowser
