// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace imagebrowser {

class WrappedLabel;

//! What the button beside the state of a sign-in does.
enum class SignInAction : quint8
{
    None,
    SignIn,
    Cancel,
    SignOut,
};

//! "Signed in as ada@contoso.com until 14:05 UTC", with a button to change that.
class AccountSignInStatus : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSignInStatus(QWidget *parent = nullptr);

    void setStatus(const QString &text, SignInAction action);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void actionWanted(imagebrowser::SignInAction action);

private:
    WrappedLabel *m_text;
    QPushButton *m_button;
    SignInAction m_action = SignInAction::None;
};

} // namespace imagebrowser
