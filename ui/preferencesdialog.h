// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/endoflife.h"
#include "ui/colorscheme.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;
QT_END_NAMESPACE

namespace imagebrowser {

class SettingsFile;

//! What the user may choose for the whole program; section "preferences" of the settings.
struct Preferences
{
    ColorScheme scheme = ColorScheme::System;
    EndOfLifeThresholds thresholds;

    //! Values that make no sense are the defaults.
    [[nodiscard]] static Preferences read(const SettingsFile &settings);
    void write(SettingsFile &settings) const;
};

class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(const Preferences &preferences, QWidget *parent = nullptr);

    [[nodiscard]] Preferences preferences() const;

private:
    [[nodiscard]] QSpinBox *makeDays(const QString &objectName, int days);
    void check();

    QComboBox *m_scheme;
    QSpinBox *m_critical;
    QSpinBox *m_warning;
    QSpinBox *m_notice;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace imagebrowser
