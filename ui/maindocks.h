// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QDockWidget;
class QMainWindow;
class QMenu;
QT_END_NAMESPACE

namespace imagebrowser {

class ApplicationServices;
class DetailsPane;
class ErrorPanel;
class FilterPanel;
class ImageTableView;
class TimelinePanel;

//! The four docks of the window with their contents, their entries in the View menu, and where they stand at first.
class MainDocks : public QObject
{
    Q_OBJECT

public:
    MainDocks(QMainWindow *window, ApplicationServices &services, ImageTableView *table, QMenu *viewMenu);

    //! As on the first start.
    void arrange();
    void showProblems();
    //! The filter dock with the focus where a filter is begun.
    void editFilter();

    QDockWidget *filterDock;
    QDockWidget *detailsDock;
    QDockWidget *timelineDock;
    QDockWidget *problemsDock;
    FilterPanel *filter;
    DetailsPane *details;
    TimelinePanel *timeline;
    ErrorPanel *errors;

private:
    [[nodiscard]] QDockWidget *makeDock(const QString &title, const QString &objectName, QWidget *content, Qt::DockWidgetArea area,
                                        const QKeySequence &toggleKey, const QString &icon);

    QMainWindow *m_window;
    QMenu *m_viewMenu;
};

} // namespace imagebrowser
