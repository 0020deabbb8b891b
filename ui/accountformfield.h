// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;

namespace imagebrowser {

class WrappedLabel;

//! One editor of the account form with a line of text below: a hint, a warning, or what is wrong with the value. Screen
//! readers get the same text as the editor's description.
class AccountFormField : public QWidget
{
    Q_OBJECT

public:
    //! \a focusWidget is the part of \a editor that takes the focus; the editor itself when null.
    AccountFormField(const QString &name, QWidget *editor, QWidget *focusWidget = nullptr, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QWidget *focusTarget() const { return m_focusWidget; }
    [[nodiscard]] QString issue() const { return m_issue; }
    //! What the line shows now.
    [[nodiscard]] QString messageText() const;

    //! Ordinary advice; empty hides the line.
    void setHint(const QString &text);
    //! Shown in place of the hint, with the warning shape.
    void setWarning(const QString &text);
    //! Shown in place of everything else, with the error shape.
    void setIssue(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateMessage();

    QString m_name;
    QWidget *m_focusWidget;
    QWidget *m_messageRow;
    QLabel *m_shape;
    WrappedLabel *m_message;
    QString m_hint;
    QString m_warning;
    QString m_issue;
    bool m_isUpdating = false;
};

} // namespace imagebrowser
