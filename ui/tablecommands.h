// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/poolsnippet.h"

#include <QObject>

namespace imagebrowser {

class ApplicationServices;
class ImageTableView;
class MainActions;

//! What the menus and the table's context menu do with the selected images and the current cell: copy, select, filter.
class TableCommands : public QObject
{
    Q_OBJECT

public:
    //! Belongs to the table.
    TableCommands(ApplicationServices &services, ImageTableView *table, MainActions *actions);

private:
    void copySnippet(SnippetFormat format);
    void filterToCell(bool exclude);
    void showContextMenu(const QPoint &globalPosition);

    ApplicationServices &m_services;
    ImageTableView *m_table;
    MainActions *m_actions;
};

} // namespace imagebrowser
