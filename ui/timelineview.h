// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timelinelayout.h"

#include <QAbstractScrollArea>

namespace imagebrowser {

//! The months ahead with a mark for every date on which images end, in lanes. Every mark is reached by the mouse and by
//! the keyboard (arrows, Home, End; with Ctrl over all lanes), and is a child for assistive technology; Enter,
//! Space or a click activates it. Fits its width; many lanes scroll.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    [[nodiscard]] const TimelineData &data() const { return m_data; }
    //! The mark with the focus keeps it when the new data has one for its lane and time.
    void setData(const TimelineData &data);
    [[nodiscard]] TimelineZoom zoom() const { return m_zoom; }
    void setZoom(TimelineZoom zoom);

    [[nodiscard]] const TimelineLayout &timelineLayout() const { return m_layout; }
    //! Index into timelineLayout().items; -1 without any.
    [[nodiscard]] int currentItem() const { return m_current; }
    void setCurrentItem(int item);
    void activate(int item);
    [[nodiscard]] QString itemText(int item) const;
    //! In coordinates of the viewport.
    [[nodiscard]] QRect itemRect(int item) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! Both days inclusive, in UTC.
    void dateRangeActivated(QDate from, QDate to, const QString &lane);
    //! An empty \a lane means all.
    void noDateActivated(const QString &lane);
    void currentItemChanged(int item);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void relayout();
    void setHovered(int item);
    [[nodiscard]] int itemForKey(const QKeyEvent &event) const;
    //! -1 under the header, which covers what scrolled away.
    [[nodiscard]] int itemAt(QPoint position) const;
    [[nodiscard]] int itemLike(const TimelineLayout::Item &item) const;
    void ensureVisible(int item);

    TimelineData m_data;
    TimelineZoom m_zoom = TimelineZoom::TwoYears;
    TimelineLayout m_layout;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
};

} // namespace imagebrowser
