// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/secretstore.h"
#include "app/domain/clock.h"

#include <QCoreApplication>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountFormField;
class AccountFormRows;
class AccountSignInStatus;
enum class SignInAction : quint8;

//! The part of the account form that says how to sign in: only what the chosen sign-in needs is shown. The widgets
//! belong to the form.
class AccountSignInEditors
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::AccountForm)

public:
    AccountSignInEditors(QWidget *form, AccountFormRows &rows);

    void fill(const Account &account);
    void readInto(Account &account) const;
    void updateVisibility(Cloud cloud);
    //! Advice below the fields.
    void updateHints();

    //! An empty text hides the row.
    void showStatus(const QString &text, SignInAction action);
    void showProblem(const QString &text);

    [[nodiscard]] SignInMethod method() const;
    void chooseMethod(SignInMethod method);
    //! The secret of the chosen sign-in that the user types; nothing where the user types none.
    [[nodiscard]] std::optional<SecretKind> neededSecret() const;

    //! For what is said about certificates.
    Clock clock = systemNow;
    QComboBox *methods = nullptr;
    QLineEdit *accountName = nullptr;
    QLineEdit *tenant = nullptr;
    QLineEdit *clientId = nullptr;
    QLineEdit *certificateFile = nullptr;
    QLineEdit *authority = nullptr;
    QLineEdit *resource = nullptr;
    AccountSignInStatus *status = nullptr;

private:
    void createEntraRows();
    [[nodiscard]] QString methodHint() const;
    [[nodiscard]] QString tenantHint() const;
    [[nodiscard]] QString clientIdHint() const;
    void updateCertificateHint();

    QWidget *m_form;
    AccountFormRows &m_rows;
    AccountFormField *m_methodRow = nullptr;
    AccountFormField *m_statusRow = nullptr;
    bool m_hasStatus = false;
};

} // namespace imagebrowser
