// SPDX-License-Identifier: Apache-2.0
#include "ui/maindocks.h"

#include "ui/applicationservices.h"
#include "ui/detailspane.h"
#include "ui/errorpanel.h"
#include "ui/errorview.h"
#include "ui/filterpanel.h"
#include "ui/imagetableview.h"
#include "ui/paletteicon.h"
#include "ui/timelinepanel.h"
#include "ui/timelinesource.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTabWidget>

namespace imagebrowser {

namespace {

constexpr int filterWidth = 264;
constexpr int detailsWidth = 312;
constexpr int timelineHeight = 176;
constexpr int problemsHeight = 260;

} // namespace

MainDocks::MainDocks(QMainWindow *window, ApplicationServices &services, ImageTableView *table, QMenu *viewMenu)
    : QObject(window)
    , filter(new FilterPanel(services.liveFilter(), window))
    , details(new DetailsPane(window))
    , timeline(new TimelinePanel(window))
    , errors(new ErrorPanel(&services.problems(), window))
    , m_window(window)
    , m_viewMenu(viewMenu)
{
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    viewMenu->insertSeparator(viewMenu->actions().constFirst());
    problemsDock = makeDock(tr("Problems"), QStringLiteral("problemsDock"), errors, Qt::BottomDockWidgetArea,
                            QKeySequence(Qt::CTRL | Qt::Key_3), QStringLiteral("warning"));
    timelineDock = makeDock(tr("Timeline"), QStringLiteral("timelineDock"), timeline, Qt::BottomDockWidgetArea,
                            QKeySequence(Qt::CTRL | Qt::Key_2), QStringLiteral("timeline"));
    detailsDock = makeDock(tr("Details"), QStringLiteral("detailsDock"), details, Qt::RightDockWidgetArea,
                           QKeySequence(Qt::CTRL | Qt::Key_1), QStringLiteral("details"));
    filterDock = makeDock(tr("Filter"), QStringLiteral("filterDock"), filter, Qt::LeftDockWidgetArea, {}, QStringLiteral("filter"));
    window->setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    window->tabifyDockWidget(timelineDock, problemsDock);
    timelineDock->setTitleBarWidget(timeline->header());
    errors->view()->setIsEditable([&services](const QString &id) { return services.accounts().account(id).has_value(); });
    new TimelineSource(services, timeline, table, this);
    arrange();
}

QDockWidget *MainDocks::makeDock(const QString &title, const QString &objectName, QWidget *content, Qt::DockWidgetArea area,
                                 const QKeySequence &toggleKey, const QString &icon)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(objectName);
    dock->setAccessibleName(title);
    dock->setWidget(content);
    m_window->addDockWidget(area, dock);
    QAction *toggle = dock->toggleViewAction();
    toggle->setIcon(paletteIcon(icon));
    toggle->setShortcut(toggleKey);
    toggle->setToolTip(toggleKey.isEmpty() ? title : QString(title % QStringLiteral(" (") % toggleKey.toString(QKeySequence::NativeText) % u')'));
    m_viewMenu->insertAction(m_viewMenu->actions().constFirst(), toggle);
    m_window->addAction(toggle);
    return dock;
}

void MainDocks::arrange()
{
    problemsDock->hide();
    for (QDockWidget *dock : {filterDock, detailsDock, timelineDock})
        dock->show();
    m_window->resizeDocks({filterDock, detailsDock}, {filterWidth, detailsWidth}, Qt::Horizontal);
    m_window->resizeDocks({timelineDock}, {timelineHeight}, Qt::Vertical);
}

void MainDocks::showProblems()
{
    const bool wasHidden = !problemsDock->isVisible();
    problemsDock->show();
    problemsDock->raise();
    if (wasHidden && problemsDock->height() < problemsHeight)
        m_window->resizeDocks({problemsDock}, {problemsHeight}, Qt::Vertical);
}

void MainDocks::editFilter()
{
    filterDock->show();
    filterDock->raise();
    filter->beginEditing();
}

} // namespace imagebrowser
