// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/secret.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace imagebrowser {

//! A masked line with a Show button. Not offered to the clipboard while masked, kept out of input method learning, and
//! masked again when another secret is shown in it.
class AccountSecretEdit : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSecretEdit(QWidget *parent = nullptr);

    [[nodiscard]] Secret secret() const;
    //! Masks again; does not emit secretEdited().
    void setSecret(const Secret &secret);
    void setPlaceholderText(const QString &text);
    [[nodiscard]] QLineEdit *lineEdit() const { return m_line; }
    [[nodiscard]] QPushButton *showButton() const { return m_show; }
    //! Name of the field for screen readers: "Account key".
    void setFieldName(const QString &name);

Q_SIGNALS:
    void secretEdited();
    //! The focus left the line.
    void editingFinished();

private:
    void setRevealed(bool isRevealed);

    QLineEdit *m_line;
    QPushButton *m_show;
    QString m_fieldName;
};

} // namespace imagebrowser
