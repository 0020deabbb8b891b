// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelineclusters.h"

#include <QRectF>

namespace imagebrowser {

//! Sizes the layout needs of a font, so that it can be tested without one.
struct TimelineMetrics
{
    std::function<qreal(const QString &text)> textWidth; //!< names of lanes
    std::function<qreal(const QString &text)> smallTextWidth; //!< dates, months
    std::function<qreal(const QString &text)> countWidth; //!< the bold text in a mark
    qreal textHeight = 16; //!< of the larger of them
};

//! Where everything of the timeline goes, in pixels from its top left corner. Pure: the same input gives the same
//! output.
struct TimelineLayout
{
    struct Month
    {
        qreal x = 0;
        bool isYearStart = false;
        QString label; //!< empty: only a line
        QRectF labelRect;
    };

    struct Lane
    {
        QString name;
        QRectF rect; //!< the whole row
        QRectF labelRect;
        bool isNoDate = false;
    };

    //! What the mouse and the keyboard reach.
    struct Item
    {
        int row = 0; //!< into lanes of this layout
        QString lane; //!< name of the data's lane; empty for all lanes together
        bool isNoDate = false; //!< cluster says only count and selection then
        TimelineCluster cluster;
        QString text; //!< in the mark
        QRectF rect;
        QString label; //!< beside the mark; empty when there is no room
        QRectF labelRect;
    };

    QSizeF size; //!< height may be more than was asked for
    TimelineScale scale;
    QRectF plot; //!< all lanes with dates, without labels
    qreal headerHeight = 0;
    qreal todayX = 0;
    QRectF todayLabelRect;
    bool isTodayShown = false;
    bool hasMarks = false;
    QList<Month> months;
    QList<Lane> lanes; //!< the last one is the no-date lane, when there is one
    QList<Item> items; //!< by row, then from left to right

    //! -1 when there is none.
    [[nodiscard]] int itemAt(QPointF position) const;
    //! First and last item of a row; -1 when it has none.
    [[nodiscard]] int firstInRow(int row) const;
    [[nodiscard]] int lastInRow(int row) const;
    //! The item nearest to \a item in the closest row above (-1) or below (1) that has any; \a item itself when none
    //! has.
    [[nodiscard]] int nearestInNextRow(int item, int direction) const;
};

[[nodiscard]] TimelineLayout layoutTimeline(const TimelineData &data, TimelineZoom zoom, qreal width,
                                            const TimelineMetrics &metrics);

} // namespace imagebrowser
