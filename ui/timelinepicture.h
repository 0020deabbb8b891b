// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelinedata.h"

#include <QFont>

#include <optional>

QT_BEGIN_NAMESPACE
class QIODevice;
class QPainter;
class QPrinter;
QT_END_NAMESPACE

namespace imagebrowser {

//! The timeline outside of its view: as a file and on paper, always on a light ground, with a heading that says of when
//! it is.
class TimelinePicture
{
public:
    TimelinePicture(TimelineData data, TimelineZoom zoom, const QFont &font);

    //! Writes SVG or PNG, by the file's ending, whole or not at all. Gives what went wrong, in words for people.
    [[nodiscard]] std::optional<QString> save(const QString &fileName, int width) const;
    //! As many pages as the lanes need.
    void print(QPrinter *printer) const;

private:
    [[nodiscard]] QString heading() const;
    [[nodiscard]] int headingHeight() const;
    [[nodiscard]] bool writeSvg(QIODevice *device, int width) const;
    [[nodiscard]] bool writePng(QIODevice *device, int width) const;
    void paint(QPainter *painter, int width) const;
    [[nodiscard]] QSize size(int width) const;

    TimelineData m_data;
    TimelineZoom m_zoom;
    QFont m_font;
};

} // namespace imagebrowser
