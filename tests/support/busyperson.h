// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/images/imagecolumns.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

namespace imagebrowser {

//! Types into the search field of a main window letter by letter, clears it, sorts by one column after the other,
//! scrolls and resizes, over and over, as fast as a person can.
class BusyPerson : public QObject
{
public:
    explicit BusyPerson(QMainWindow &window)
        : m_window(window)
        , m_search(window.findChild<QLineEdit *>(QStringLiteral("searchField")))
        , m_table(window.findChild<QTableView *>(QStringLiteral("imageTable")))
    {
        m_timer.setInterval(std::chrono::milliseconds(170));
        connect(&m_timer, &QTimer::timeout, this, &BusyPerson::act);
    }

    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

private:
    void act()
    {
        static const QString text = QStringLiteral("ubuntu 22");
        const int step = m_step++ % 16;
        if (step < text.size())
            press(0, text.mid(step, 1));
        else if (step == 10)
            press(Qt::Key_Escape, {});
        else if (step == 12)
            m_table->sortByColumn(m_column = (m_column + 1) % ImageColumnCount, Qt::AscendingOrder);
        else if (step == 14)
            m_window.resize(m_window.width() + (m_column % 2 == 0 ? 40 : -40), m_window.height());
        m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->value() + 7);
    }

    void press(int key, const QString &text)
    {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, key, Qt::NoModifier, text);
            QCoreApplication::sendEvent(m_search, &event);
        }
    }

    QMainWindow &m_window;
    QLineEdit *m_search;
    QTableView *m_table;
    QTimer m_timer;
    int m_step = 0;
    int m_column = 0;
};

} // namespace imagebrowser
