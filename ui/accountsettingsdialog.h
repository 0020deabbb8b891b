// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/secretstore.h"
#include "app/domain/clock.h"

#include <QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
QT_END_NAMESPACE

namespace imagebrowser {

class AccountDraftCommands;
class AccountDraftModel;
class AccountForm;
class AccountListPane;
class AccountSecretLoader;
class AccountSignInPresenter;
class AccountStore;
class ConnectionTest;
class ConnectionTestView;
class SignInService;
enum class SignInAction : quint8;
class HttpAccess;

//! The saved accounts: list left, form right. Works on copies: Save writes accounts and secrets, Cancel discards, and
//! nothing is lost while switching between accounts. Save first checks every account and leads to the first that is not
//! in order.
class AccountSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    //! Asks a yes-or-no question; the default is a message box. A seam for tests.
    using Confirm = std::function<bool(const QString &title, const QString &question, const QString &yesText)>;

    AccountSettingsDialog(AccountStore &accounts, SecretStore &secrets, HttpAccess &http, SignInService &signIn,
                          QWidget *parent = nullptr);
    ~AccountSettingsDialog() override;

    //! "Edit account": shows this one.
    void showAccount(const QString &accountId);
    //! Starts with a new account in the form.
    void addAccount();
    //! The account that is shown now; empty when there is none. After accept() the one to go to.
    [[nodiscard]] QString currentAccountId() const;
    //! Those that may get on now where they failed before.
    [[nodiscard]] QStringList accountsWithNewSecrets() const { return m_withNewSecrets; }

    //! For what the form says about times.
    void setClock(const Clock &clock);
    void setConfirm(Confirm confirm) { m_confirm = std::move(confirm); }
    //! From clipboard, import and export; for their seams.
    [[nodiscard]] AccountDraftCommands &commands() const { return *m_commands; }

    void done(int result) override;

protected:
    void reject() override;

private:
    [[nodiscard]] QWidget *createFormPane();
    [[nodiscard]] QWidget *createButtons();
    void connectList();
    void connectForm();
    [[nodiscard]] int currentRow() const;
    void showCurrent();
    void takeEdits();
    void updateIssues();
    void updateSecretNote();
    void updateButtons();
    void showSignIn();
    void actOnSignIn(SignInAction action);

    void removeCurrent();
    void testConnection();
    //! What a test found, or is about to find, is not about the values in the form.
    void dropTest();
    void save();
    void finishSave(const QStringList &errors);
    [[nodiscard]] bool leadToIssue();
    //! Shows \a issues of that account and goes to the first.
    void leadTo(int row, const QList<AccountIssue> &issues);
    [[nodiscard]] bool mayDiscard();

    AccountStore &m_accounts;
    SecretStore &m_secrets;
    AccountDraftModel *m_drafts;
    AccountDraftCommands *m_commands;
    AccountSecretLoader *m_secretLoader;
    ConnectionTest *m_test;
    Confirm m_confirm;
    bool m_isSaving = false;
    QStringList m_withNewSecrets; //!< as saved

    AccountListPane *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    QScrollArea *m_scroll = nullptr;
    AccountForm *m_form = nullptr;
    AccountSignInPresenter *m_signIn = nullptr;
    ConnectionTestView *m_testView = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace imagebrowser
