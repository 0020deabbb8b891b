// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
class QTableView;
QT_END_NAMESPACE

namespace imagebrowser {

class ImageTableView;
class MainActions;

//! The menus "Columns" and "Sort by" of the table that is shown, images or differences: what its header does with the
//! mouse. Filled whenever they open, so that they say what the header says.
class ColumnMenus : public QObject
{
    Q_OBJECT

public:
    //! Belongs to the menus; \a shownTable is asked as they open.
    ColumnMenus(MainActions *actions, ImageTableView *images, std::function<QTableView *()> shownTable);

private:
    void fillColumns(QMenu *menu);
    void fillSort(QMenu *menu);

    ImageTableView *m_images;
    std::function<QTableView *()> m_shownTable;
};

} // namespace imagebrowser
