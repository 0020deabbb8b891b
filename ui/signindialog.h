// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/clock.h"
#include "app/signin/signinprompt.h"

#include <QDialog>

#include <map>

QT_BEGIN_NAMESPACE
class QScrollArea;
class QVBoxLayout;
QT_END_NAMESPACE

namespace imagebrowser {

class SignInCard;

//! The sign-ins that wait for a person, one card an account, in the order they came. Never modal; shows itself with the
//! first card and hides with the last. Closing it cancels all that are left.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SignInDialog(const Clock &clock, QWidget *parent = nullptr);

    //! A card that \a accountId has already is replaced.
    void addBrowser(const QString &accountId, const QString &accountName, const QUrl &url);
    void addDeviceCode(const QString &accountId, const QString &accountName, const DeviceCode &code);
    void removeCard(const QString &accountId);
    //! No browser could be started for that account.
    void noteNoBrowser(const QString &accountId);
    [[nodiscard]] bool isEmpty() const { return m_cards.empty(); }

    void reject() override;

Q_SIGNALS:
    void openWanted(const QString &accountId, const QUrl &url);
    void cancelWanted(const QString &accountId);
    //! A modal window opened and keeps the person from this dialog.
    void blocked();

protected:
    bool event(QEvent *event) override;

private:
    void addCard(const QString &accountId, SignInCard *card);
    void fitToCards();

    Clock m_clock;
    QScrollArea *m_area;
    QVBoxLayout *m_list;
    std::map<QString, SignInCard *> m_cards;
};

} // namespace imagebrowser
