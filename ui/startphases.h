// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

//! Tells on standard error when the program reached each phase of its start, in milliseconds since the system started
//! the process (to 10 ms, which is what Linux keeps). Silent unless it is asked to tell.
class StartPhases : public QObject
{
    Q_OBJECT

public:
    explicit StartPhases(bool isTold, QObject *parent = nullptr);

    void reached(const char *phase) const;
    //! Tells "first paint" when \a window has painted itself and all in it.
    void watchFirstPaint(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isTold;
};

} // namespace imagebrowser
