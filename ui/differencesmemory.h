// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>

namespace imagebrowser {

class DifferencesView;
class SettingsFile;

//! Keeps what the user did to the columns of the comparison in section "differences" of the settings: widths that were
//! drawn, columns that were hidden or shown, and the order. Columns are named, accounts by their name, so that each
//! finds its own whatever else is open. Widths that the program chose are not kept.
class DifferencesMemory : public QObject
{
    Q_OBJECT

public:
    //! Both outlive this.
    DifferencesMemory(SettingsFile &settings, DifferencesView &view, QObject *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void write();
    void apply();
    void applySort();
    void noteWidths();
    void noteSort(int column, Qt::SortOrder order);
    void noteShown(int column, bool isShown);
    [[nodiscard]] QString idOf(int column) const;
    [[nodiscard]] int columnOf(const QString &id) const;

    SettingsFile &m_settings;
    DifferencesView &m_view;
    QHash<QString, int> m_widths;
    QHash<QString, bool> m_shown;
    QString m_sortId;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QList<int> m_before; //!< widths when the mouse went down
    bool m_isApplying = false;
};

} // namespace imagebrowser
