// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace imagebrowser {

//! The outline of the keyboard focus over a widget that paints none: an area to scroll. Belongs to the widget.
class FocusOutline : public QWidget
{
    Q_OBJECT

public:
    explicit FocusOutline(QWidget *target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace imagebrowser
