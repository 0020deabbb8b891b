// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/models/accountchoicemodel.h"

#include <QComboBox>

namespace imagebrowser {

class AccountPopup;

//! Chooses the accounts whose images are shown: one, several or all of the saved and sample accounts, and the way to
//! the account settings. Reads "contoso", "contoso, fabrikam", "12 accounts" or "All accounts".
class AccountBox : public QComboBox
{
    Q_OBJECT

public:
    explicit AccountBox(QWidget *parent = nullptr);

    //! Keeps those chosen that are still there.
    void setAccounts(const QList<Account> &accounts);
    //! Ids of the chosen accounts in the user's order; none without an account.
    [[nodiscard]] const QStringList &chosenIds() const { return m_chosen; }
    //! Ids that are not there are left out; without one that is, nothing changes.
    void chooseAccounts(const QStringList &ids);

    QSize sizeHint() const override;
    void showPopup() override;
    void hidePopup() override;

Q_SIGNALS:
    //! The user or chooseAccounts() made another choice.
    void choiceChanged();
    void settingsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    //! Turned by accident it would fetch account after account.
    void wheelEvent(QWheelEvent *event) override;

private:
    void openPopup(const QString &search);
    void onTicked();
    void showChoice();
    [[nodiscard]] QStringList chosenNames() const;
    [[nodiscard]] QString subtitle() const;

    AccountChoiceModel m_choices;
    AccountPopup *m_popup = nullptr;
    QStringList m_chosen;
};

} // namespace imagebrowser
