// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/endoflifecolors.h"
#include "ui/timelinelayout.h"

#include <QFont>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace imagebrowser {

//! Draws a TimelineLayout: on the screen, on paper and into files alike.
class TimelinePainter
{
public:
    //! What the mouse and the keyboard are at; -1 for nothing.
    struct Interaction
    {
        int hovered = -1;
        int focused = -1;
    };

    TimelinePainter(const QPalette &palette, const QFont &font);

    //! The sizes the layout has to be made with.
    [[nodiscard]] TimelineMetrics metrics() const;

    //! Everything below the months.
    void paintLanes(QPainter *painter, const TimelineLayout &layout, Interaction interaction) const;
    //! The months, on a ground of their own, since lanes scroll away under them.
    void paintHeader(QPainter *painter, const TimelineLayout &layout) const;
    void paintAll(QPainter *painter, const TimelineLayout &layout) const;

private:
    void paintGrid(QPainter *painter, const TimelineLayout &layout) const;
    void paintLaneLabels(QPainter *painter, const TimelineLayout &layout) const;
    void paintToday(QPainter *painter, const TimelineLayout &layout) const;
    void paintEmptyText(QPainter *painter, const TimelineLayout &layout) const;
    void paintMark(QPainter *painter, const TimelineLayout::Item &item) const;
    void paintNoDate(QPainter *painter, const TimelineLayout::Item &item) const;
    void paintHalo(QPainter *painter, const TimelineLayout::Item &item, bool hovered, bool focused) const;

    QPalette m_palette;
    EndOfLifeColors m_colors;
    QFont m_font;
    QFont m_smallFont;
    QFont m_countFont;
};

} // namespace imagebrowser
