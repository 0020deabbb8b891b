// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/exportsubject.h"

#include <QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QRadioButton;
QT_END_NAMESPACE

namespace imagebrowser {

class CodeView;
class SettingsFile;

//! Writes images, or whatever its subject is, to a file: which ones (selected, shown, all, with their counts), in which format,
//! where to. Shows how the file will begin. The file is written whole or not at all; an incomplete listing is said before and in
//! the file.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(SettingsFile &settings, std::unique_ptr<ExportSubject> subject, QWidget *parent = nullptr);

    void accept() override;
    //! "70 images written to …", after it was accepted.
    [[nodiscard]] QString summary() const;

private:
    [[nodiscard]] QWidget *makeScope();
    [[nodiscard]] QWidget *makeTarget();
    [[nodiscard]] ExportSubject::Scope scope() const;
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] QString suggestedPath() const;
    void browse();
    void onFormatChanged();
    void onPathEdited();
    void updatePreview();

    SettingsFile &m_settings;
    std::unique_ptr<ExportSubject> m_subject;
    QString m_pathToReplace; //!< the user knows that this file exists
    QRadioButton *m_selectedButton = nullptr;
    QRadioButton *m_shownButton = nullptr;
    QRadioButton *m_allButton = nullptr;
    QComboBox *m_format = nullptr;
    QLineEdit *m_path = nullptr;
    QLabel *m_warning = nullptr;
    QLabel *m_error = nullptr;
    QLabel *m_previewLabel = nullptr;
    CodeView *m_preview = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace imagebrowser
