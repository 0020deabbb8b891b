// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/secretstore.h"

#include <QCoreApplication>
#include <QMap>

#include <map>

QT_BEGIN_NAMESPACE
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountFormField;
class AccountPasteEdit;
class AccountSecretEdit;

//! The editors of AccountForm, made and laid out, and how they stand for an Account. The widgets belong to the form.
class AccountEditors
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountForm)

public:
    using Field = AccountIssue::Field;

    explicit AccountEditors(QWidget *form);

    void fill(const Account &account);
    //! \a base with what the editors hold.
    [[nodiscard]] Account read(const Account &base) const;
    //! Rows that the chosen sign-in and proxy need.
    void updateVisibility();

    [[nodiscard]] SignInMethod signInMethod() const;
    [[nodiscard]] ProxyMode chosenProxyMode() const;
    void chooseCloud(Cloud cloud);
    void chooseSignIn(SignInMethod method);
    //! What was typed, completed to a URL where it is an address.
    [[nodiscard]] QUrl typedEndpoint() const;

    QLineEdit *name = nullptr;
    AccountPasteEdit *endpoint = nullptr;
    QComboBox *cloud = nullptr;
    QComboBox *signIn = nullptr;
    QLineEdit *accountName = nullptr;
    QComboBox *apiVersion = nullptr;
    QSpinBox *pageSize = nullptr;
    QSpinBox *timeout = nullptr;
    QComboBox *proxyMode = nullptr;
    QLineEdit *proxyHost = nullptr;
    QSpinBox *proxyPort = nullptr;
    QLineEdit *proxyUser = nullptr;
    QLineEdit *caFile = nullptr;
    std::map<SecretKind, AccountSecretEdit *> secrets;
    QMap<Field, AccountFormField *> fields; //!< where issues show
    std::map<SecretKind, AccountFormField *> secretFields;

private:
    void createAccountRows();
    void createServiceRows();
    void createProxyRows();
    void createCaFileRow();
    AccountFormField *addRow(const QString &label, const QString &objectName, QWidget *editor,
                             QWidget *focusWidget = nullptr);
    void addRow(Field field, const QString &label, const QString &objectName, QWidget *editor,
                QWidget *focusWidget = nullptr);
    void addSecretRow(SecretKind kind, const QString &label, const QString &objectName);
    void chooseCaFile();

    QWidget *m_form;
    QFormLayout *m_layout;
    AccountFormField *m_proxyUserField = nullptr;
};

} // namespace imagebrowser
