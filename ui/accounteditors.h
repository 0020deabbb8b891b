// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/accountformrows.h"
#include "ui/accountsignineditors.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QSpinBox;
class QWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountPasteEdit;

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

    //! Advice below the fields.
    void updateHints();

    [[nodiscard]] Cloud chosenCloud() const;
    [[nodiscard]] ProxyMode chosenProxyMode() const;
    void chooseCloud(Cloud cloud);
    //! What was typed, completed to a URL where it is an address.
    [[nodiscard]] QUrl typedEndpoint() const;

    AccountFormRows rows;
    QLineEdit *name = nullptr;
    AccountPasteEdit *endpoint = nullptr;
    QComboBox *cloud = nullptr;
    std::optional<AccountSignInEditors> signIn; //!< always there; made between the rows around it
    QComboBox *apiVersion = nullptr;
    QSpinBox *pageSize = nullptr;
    QSpinBox *timeout = nullptr;
    QComboBox *proxyMode = nullptr;
    QLineEdit *proxyHost = nullptr;
    QSpinBox *proxyPort = nullptr;
    QLineEdit *proxyUser = nullptr;
    QLineEdit *caFile = nullptr;

private:
    void createAccountRows();
    void createServiceRows();
    void createProxyRows();

    QWidget *m_form;
    AccountFormField *m_proxyModeRow = nullptr;
    AccountFormField *m_proxyUserRow = nullptr;
};

} // namespace imagebrowser
