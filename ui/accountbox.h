// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/account/account.h"

#include <QComboBox>

namespace imagebrowser {

//! Chooses the account whose images are shown: each saved and sample account with its region and sign-in, "All accounts" when there
//! are several, and the way to the account settings.
class AccountBox : public QComboBox
{
    Q_OBJECT

public:
    explicit AccountBox(QWidget *parent = nullptr);

    //! Keeps the choice when that account is still there.
    void setAccounts(const QList<Account> &accounts);
    //! Ids of the chosen accounts; several for "All accounts", none without an account.
    [[nodiscard]] QStringList chosenIds() const;
    void chooseAccount(const QString &id);
    void chooseAll();

    QSize sizeHint() const override;

Q_SIGNALS:
    //! The user or choose…() made another choice.
    void choiceChanged();
    void settingsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void onActivated(int index);
    [[nodiscard]] int indexOfId(const QString &id) const;

    QList<Account> m_accounts;
    int m_chosen = -1;
};

} // namespace imagebrowser
