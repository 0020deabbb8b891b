// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QMainWindow;
QT_END_NAMESPACE

namespace imagebrowser {

class FilterState;
class ImageTableView;
class SettingsFile;

//! Keeps how the window was left in section "window" of the settings: geometry, docks, column order, widths and visibility, sort order, filter,
//! and the accounts that were open. Columns are named, not numbered, so that a later version with more columns still understands it.
class WindowMemory
{
public:
    struct Parts
    {
        QMainWindow *window;
        QMainWindow *workspace; //!< holds the docks
        ImageTableView *table;
        FilterState *filter;
    };

    WindowMemory(SettingsFile &settings, const Parts &parts);

    void save(const QStringList &openAccounts, bool wantsAccountsPane);
    //! False when there was nothing to restore.
    bool restore();
    //! Once more when the window is shown: before, docks were squeezed into the size the workspace had without a window.
    void restoreDocks();
    //! Ids.
    [[nodiscard]] QStringList openAccounts() const;
    //! Whether the pane of the accounts stands there while several are open.
    [[nodiscard]] bool wantsAccountsPane() const;

private:
    void restoreColumns(const QJsonArray &columns);
    void restoreSort(const QJsonArray &keys);

    SettingsFile &m_settings;
    Parts m_parts;
};

} // namespace imagebrowser
