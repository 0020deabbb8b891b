// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"
#include "app/account/accountpaste.h"
#include "app/account/secretstore.h"
#include "app/domain/clock.h"
#include "ui/accounteditors.h"
#include "ui/accountsigninstatus.h"

#include <QSet>
#include <QWidget>

namespace imagebrowser {

//! The fields of one account. Shows what it is given and tells what the user does; keeps nothing and checks nothing
//! itself. Issues show below a field once it was left, or all at once by showAllIssues().
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    using Field = AccountIssue::Field;

    explicit AccountForm(QWidget *parent = nullptr);
    ~AccountForm() override;

    //! Also forgets which fields were left. Secrets follow by setSecret().
    void setAccount(const Account &account);
    //! What was set, with the changes of the user.
    [[nodiscard]] Account account() const;

    //! For what it says about certificates.
    void setClock(const Clock &clock);

    //! Changed in the list beside the form.
    void setFavourite(bool isFavourite);

    void setSecret(SecretKind kind, const Secret &secret);
    //! Secrets the sign-in and the proxy of the form need now.
    [[nodiscard]] QList<SecretKind> neededSecrets() const;
    //! Where secrets are kept, or why they are not; a warning when they last for the session only.
    void setSecretNote(const QString &text, bool isWarning);

    //! What the pasted token says of itself, and what speaks against it; shown besides where it is kept.
    void setTokenNotes(const QString &description, const QStringList &warnings);
    //! How the sign-in stands, and what the button beside it offers; an empty text hides the row.
    void setSignInStatus(const QString &text, imagebrowser::SignInAction action);
    //! Why the last sign-in failed; empty for nothing.
    void setSignInProblem(const QString &text);

    void setIssues(const QList<AccountIssue> &issues);
    void showAllIssues();
    void focusField(Field field);
    void focusName();

Q_SIGNALS:
    void edited();
    void secretEdited(imagebrowser::SecretKind kind, const imagebrowser::Secret &secret);
    void signInActionWanted(imagebrowser::SignInAction action);
    //! The pasted text has several accounts; the form shows none of them.
    void accountsPasted(const QString &text);
    //! A field was left: the moment to say what is wrong with it.
    void fieldLeft();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectEditors();
    void leaveField(const QWidget *editor);
    void noteEdit();
    void takePaste(const QString &text, bool *isTaken);
    void takeAccount(const AccountPaste &paste);
    void takeTypedEndpoint();
    void updateHints();
    void showSecretNotes();
    void showIssues();

    AccountEditors m_editors;
    Account m_account;
    QSet<Field> m_leftFields;
    QList<AccountIssue> m_issues;
    QString m_pasteNote;
    QString m_secretNote;
    bool m_isSecretNoteWarning = false;
    QString m_tokenDescription;
    QStringList m_tokenWarnings;
    bool m_isFilling = false;
};

} // namespace imagebrowser
