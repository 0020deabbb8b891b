// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelinedata.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QHBoxLayout;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

class TimelineView;

//! The content of the Timeline dock: a heading with the zoom, the choice of lanes and a menu to save and print, above
//! the TimelineView. header() may be given to QDockWidget::setTitleBarWidget(), so that there is one heading and not
//! two.
class TimelinePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelinePanel(QWidget *parent = nullptr);

    [[nodiscard]] TimelineView *view() const { return m_view; }
    [[nodiscard]] QWidget *header() const { return m_header; }

    void setData(const TimelineData &timelineData);
    [[nodiscard]] TimelineZoom zoom() const;
    void setZoom(TimelineZoom zoom);
    [[nodiscard]] TimelineLanes lanes() const { return m_lanes; }
    //! Does not make data of other lanes: whoever makes the data listens to lanesChanged().
    void setLanes(TimelineLanes lanes);

public Q_SLOTS:
    void savePicture();
    void print();

Q_SIGNALS:
    void zoomChanged(imagebrowser::TimelineZoom zoom);
    void lanesChanged(imagebrowser::TimelineLanes lanes);
    //! As TimelineView.
    void dateRangeActivated(QDate from, QDate to, const QString &lane);
    void noDateActivated(const QString &lane);

private:
    void addZoomButtons(QHBoxLayout *layout);
    void addLanesButton(QHBoxLayout *layout);
    void addMenuButton(QHBoxLayout *layout);
    void saveTo(const QString &fileName);

    QWidget *m_header;
    TimelineView *m_view;
    QActionGroup *m_zoomActions = nullptr;
    QActionGroup *m_laneActions = nullptr;
    QToolButton *m_lanesButton = nullptr;
    TimelineLanes m_lanes = TimelineLanes::OsType;
};

} // namespace imagebrowser
