// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/accountpaste.h"
#include "app/account/secretstore.h"

#include <QMap>
#include <QSet>
#include <QWidget>

#include <map>

QT_BEGIN_NAMESPACE
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountFormField;
class AccountPasteEdit;
class AccountSecretEdit;

//! The fields of one account. Shows what it is given and tells what the user does; keeps nothing and checks nothing
//! itself. Issues show below a field once it was left, or all at once by showAllIssues().
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    using Field = AccountIssue::Field;

    explicit AccountForm(QWidget *parent = nullptr);

    //! Also forgets which fields were left. Secrets follow by setSecret().
    void setAccount(const Account &account);
    //! What was set, with the changes of the user.
    [[nodiscard]] Account account() const;

    void setSecret(SecretKind kind, const Secret &secret);
    //! Secrets the sign-in and the proxy of the form need now.
    [[nodiscard]] QList<SecretKind> neededSecrets() const;
    //! Where secrets are kept, or why they are not; a warning when they last for the session only.
    void setSecretNote(const QString &text, bool isWarning);

    void setIssues(const QList<AccountIssue> &issues);
    void showAllIssues();
    void focusField(Field field);
    void focusName();

Q_SIGNALS:
    void edited();
    void secretEdited(imagebrowser::SecretKind kind, const imagebrowser::Secret &secret);
    //! A field was left: the moment to say what is wrong with it.
    void fieldLeft();
    //! A text was pasted that says more than the endpoint.
    void pasteUnderstood(const imagebrowser::AccountPaste &paste);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createAccountFields(QFormLayout *layout);
    void createServiceFields(QFormLayout *layout);
    void createNetworkFields(QFormLayout *layout);
    AccountFormField *addField(QFormLayout *layout, Field field, const QString &label, const QString &objectName, QWidget *editor,
                               QWidget *focusWidget = nullptr);
    AccountFormField *addSecret(QFormLayout *layout, Field field, SecretKind kind, const QString &label, const QString &objectName);
    void connectEditors();
    void leaveField(Field field);
    void noteEdit();
    void takePaste(const QString &text, bool *isTaken);
    void applyPaste(const AccountPaste &paste);
    void takeTypedEndpoint();
    void updateVisibility();
    void updateHints();
    void showIssues();
    void chooseCaFile();
    [[nodiscard]] SignInMethod signIn() const;
    [[nodiscard]] QUrl typedEndpoint() const;

    Account m_account;
    QFormLayout *m_layout;
    QMap<Field, AccountFormField *> m_fields;
    std::map<SecretKind, AccountSecretEdit *> m_secretEdits;
    std::map<SecretKind, AccountFormField *> m_secretFields;
    QSet<Field> m_leftFields;
    QList<AccountIssue> m_issues;
    QString m_pasteNote;
    bool m_isFilling = false;

    QLineEdit *m_name = nullptr;
    AccountPasteEdit *m_endpoint = nullptr;
    QLineEdit *m_accountName = nullptr;
    QComboBox *m_cloud = nullptr;
    QComboBox *m_signIn = nullptr;
    QComboBox *m_apiVersion = nullptr;
    QSpinBox *m_pageSize = nullptr;
    QSpinBox *m_timeout = nullptr;
    QComboBox *m_proxyMode = nullptr;
    QLineEdit *m_proxyHost = nullptr;
    QSpinBox *m_proxyPort = nullptr;
    QLineEdit *m_proxyUser = nullptr;
    QLineEdit *m_caFile = nullptr;
    QWidget *m_proxyAddress = nullptr;
    AccountFormField *m_proxyUserField = nullptr;
    AccountFormField *m_cloudField = nullptr;
    AccountFormField *m_proxyAddressField = nullptr;
};

} // namespace imagebrowser
