// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/filter/filterstate.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace imagebrowser {

class AppliedLabel;
class FlowLayout;
class LinkButton;
class SavedFilters;

//! What narrows the view now, each with a cross, then Clear all and Save filter…; hidden when nothing does. Saving asks
//! for the name in place.
class AppliedFilterBar : public QWidget
{
    Q_OBJECT

public:
    AppliedFilterBar(FilterState &state, SavedFilters &saved, QWidget *parent = nullptr);

    //! Shows the field for the name of a new saved filter.
    void beginSaving();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void saveUnderName();
    void endSaving();
    void updateSaveButton();

    FilterState &m_state;
    SavedFilters &m_saved;
    FlowLayout *m_layout;
    QLabel *m_title;
    QList<AppliedLabel *> m_labels;
    LinkButton *m_clear;
    LinkButton *m_save;
    QLineEdit *m_name;
};

} // namespace imagebrowser
