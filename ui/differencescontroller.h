// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/differences/differencesmodel.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
class QStatusBar;
QT_END_NAMESPACE

namespace imagebrowser {

class ApplicationServices;
class ChipBar;
class DetailsPane;
class DetailsPresenter;
class DifferencesFacts;
class DifferencesPane;
class DifferencesView;
class MainActions;
class SearchField;

//! Switches the centre of the window between images and differences, and runs the commands of the latter: what the
//! menus do while it is shown, its details, its export and its line in the status bar. Owned by the window.
class DifferencesController : public QObject
{
    Q_OBJECT

public:
    struct Widgets
    {
        QWidget *imageTable;
        ChipBar *chips;
        QStackedWidget *views; //!< images first; the differences become the second page
        SearchField *search;
        DetailsPane *details;
        DetailsPresenter *detailsPresenter;
        QLabel *imageCounts; //!< gives way to counts of differences
        QStatusBar *statusBar;
    };

    DifferencesController(ApplicationServices &services, MainActions *actions, const Widgets &widgets, QWidget *window);

    [[nodiscard]] bool isShown() const;
    [[nodiscard]] DifferencesView *view() const;

Q_SIGNALS:
    void problemsWanted();

private:
    void connectActions();
    void connectView();
    void setShown(bool isShown);
    void followListings();
    void showDetails();
    void showCounts();
    void copyJson();
    void exportDifferences();
    void filterToCell(bool exclude);
    void showContextMenu(const QPoint &globalPosition);

    ApplicationServices &m_services;
    MainActions *m_actions;
    Widgets m_widgets;
    DifferencesModel m_model;
    DifferencesPane *m_pane;
    DifferencesFacts *m_facts;
    QLabel *m_counts;
};

} // namespace imagebrowser
