// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/secretstore.h"

#include <QCoreApplication>
#include <QMap>

#include <map>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLineEdit;
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountFormField;
class AccountSecretEdit;

//! Lays out the rows of the account form, each a label and an AccountFormField, and knows which row shows which issue.
//! The widgets belong to the form.
class AccountFormRows
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountForm)

public:
    using Field = AccountIssue::Field;

    explicit AccountFormRows(QWidget *form);

    //! \a focusWidget is the part of \a editor that takes the focus; the editor itself when null.
    AccountFormField *add(const QString &label, const QString &objectName, QWidget *editor,
                          QWidget *focusWidget = nullptr);
    //! A row that shows issues of \a field.
    AccountFormField *add(Field field, const QString &label, const QString &objectName, QWidget *editor,
                          QWidget *focusWidget = nullptr);
    QLineEdit *addLine(Field field, const QString &label, const QString &objectName);
    AccountFormField *addSecret(SecretKind kind, const QString &label, const QString &objectName);
    //! A line with a Browse button, which offers PEM files and files of \a filter.
    QLineEdit *addFile(Field field, const QString &label, const QString &objectName, const QString &title,
                       const QString &filter);

    //! The last row: takes the room that is left, so that the others keep their heights.
    void addStretch();

    void setVisible(Field field, bool isVisible) { setVisible(fields.value(field), isVisible); }
    void setVisible(SecretKind kind, bool isVisible) { setVisible(secretFields.at(kind), isVisible); }
    void setVisible(AccountFormField *row, bool isVisible);

    QMap<Field, AccountFormField *> fields; //!< where issues show
    std::map<SecretKind, AccountSecretEdit *> secrets;
    std::map<SecretKind, AccountFormField *> secretFields;

private:
    QWidget *m_form;
    QFormLayout *m_layout;
};

} // namespace imagebrowser
