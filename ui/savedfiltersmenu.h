// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenu>

namespace imagebrowser {

class FilterState;
class SavedFilters;

//! The saved filters by name; choosing one applies it. Below them: rename, delete, import and export.
class SavedFiltersMenu : public QMenu
{
    Q_OBJECT

public:
    SavedFiltersMenu(FilterState &state, SavedFilters &saved, QWidget *parent = nullptr);

Q_SIGNALS:
    //! What came of an import or export, in one sentence.
    void told(const QString &text);
    void saveWanted();

private:
    void fill();
    void updateSave();
    void applySaved(const QString &name);
    void addManagement();
    void importFile();
    void exportFile();

    FilterState &m_state;
    SavedFilters &m_saved;
    QAction *m_save = nullptr; //!< made anew with the rest of the menu
};

} // namespace imagebrowser
