// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exporting/exportcontext.h"
#include "app/exporting/exportformat.h"
#include "ui/applicationservices.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;
QT_END_NAMESPACE

namespace imagebrowser {

//! Writes images to a file: which ones (selected, shown, all, with their counts), in which format, where to. Shows how the file will
//! begin. The file is written whole or not at all; an incomplete listing is said before and in the file.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a selected in view order.
    ExportDialog(ApplicationServices &services, std::vector<RowId> selected, QWidget *parent = nullptr);

    void accept() override;
    //! "70 images written to …", after it was accepted.
    [[nodiscard]] QString summary() const;

private:
    [[nodiscard]] QWidget *makeScope();
    [[nodiscard]] QWidget *makeTarget();
    [[nodiscard]] const std::vector<RowId> &rows() const;
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] ExportContext context() const;
    [[nodiscard]] QString suggestedPath() const;
    void browse();
    void onFormatChanged();
    void onPathEdited();
    void updatePreview();

    ApplicationServices &m_services;
    std::vector<RowId> m_selected;
    std::vector<RowId> m_shown;
    std::vector<RowId> m_all;
    QString m_pathToReplace; //!< the user knows that this file exists
    QRadioButton *m_selectedButton = nullptr;
    QRadioButton *m_shownButton = nullptr;
    QRadioButton *m_allButton = nullptr;
    QComboBox *m_format = nullptr;
    QLineEdit *m_path = nullptr;
    QLabel *m_warning = nullptr;
    QLabel *m_error = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace imagebrowser
